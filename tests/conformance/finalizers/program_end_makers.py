# The end of the program: finalizers that make, save and raise.
import gc, sys
class L:
    def __init__(self, n): self.n = n
    def __del__(self):
        print("del", self.n)
        if self.n < 5:
            global keep
            keep = L(self.n + 1); keep.me = keep
x = L(0)
class R:
    def __del__(self): print("R"); lst.append(self)
lst = []
r = R()
r2 = R(); r2.me = r2
def f():
    def g(): return g
    g.x = L(7)
    return g
ff = f()
class A: pass
A.a = A(); A.a.l = L(8)
e = {}
e["self"] = e; e["l"] = L(9)
class Meta:
    def __del__(self): print("err"); raise ValueError("at exit")
me = Meta()
raise SystemExit
