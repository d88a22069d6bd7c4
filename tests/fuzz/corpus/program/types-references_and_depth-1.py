import sys, gc, weakref
gc.collect()
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
    def __del__(self): print("del", self.n)
    def m(self): return self.n
a = A(1)
p = weakref.proxy(a)
print(p.n, p, p.m(), type(p).__name__, bool(p), p == p)
p.x = 5; print(a.x); del p.x
p.x = 5; print(a.x); del p.x
p.x = 5; print(a.x); del p.x
try: hash(p)
except TypeError as e: print(e)
print(str(p), isinstance(p, A), p.__class__.__name__)
del a
try: p.n
except ReferenceError as e: print(e)
