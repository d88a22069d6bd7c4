import sys, gc, weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
    def __del__(self): print("del", self.n)
    def m(self): return self.n
z = Z(); rz = weakref.ref(z); del z; print(len(keep), rz() is keep[0]); keep.clear(); print(rz())
z = Z(); rz = weakref.ref(z); del z; print(len(keep), rz() is keep[0]); keep.clear(); print(rz())
class Y:
    __slots__ = ('a', '__weakref__')
    def __del__(self): print('Y', self.a.n)
y = Y(); y.a = A(3); ry = weakref.ref(y, lambda r: print('yr')); del y
y = Y(); y.a = A(3); ry = weakref.ref(y, lambda r: print('yr')); del y
y = Y(); y.a = A(3); ry = weakref.ref(y, lambda r: print('yr')); del y
