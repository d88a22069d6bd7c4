# The end of a program whose objects are frozen: cycles among them are left alone.
import gc, sys
gc.disable()
class L:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, "isenabled", gc.isenabled())
a = L("a"); a.a = a
b = L("b"); b.o = [b]
def cb(phase, info): print(phase, info["generation"], info["collected"])
gc.callbacks.append(cb)
def f():
    x = L("x"); x.f = f
    return x
q = f()
class Z:
    z = None
    def __del__(self):
        print("Z"); Z.z = self
w = Z(); w.w = w
gc.freeze()
n = L("n"); n.n2 = L("n2"); n.n2.n = n
sys.exit(0)
