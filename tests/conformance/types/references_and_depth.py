# Proxies, references, deep structures and recursion through C.
import sys, gc, weakref
gc.collect()
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
    def __del__(self): print("del", self.n)
    def m(self): return self.n
# proxies
a = A(1)
p = weakref.proxy(a)
print(p.n, p, p.m(), type(p).__name__, bool(p), p == p)
p.x = 5; print(a.x); del p.x
try: hash(p)
except TypeError as e: print(e)
print(str(p), isinstance(p, A), p.__class__.__name__)
del a
try: p.n
except ReferenceError as e: print(e)
try: bool(p)
except ReferenceError as e: print(e)
try: str(p)
except ReferenceError as e: print(e)
class L(list): pass
l = L([1, 2, 3]); pl = weakref.proxy(l)
print(len(pl), pl[1], 2 in pl, list(pl), pl + [4], [0] + pl if False else '', pl * 2); pl[0] = 9; del pl[1]; print(l)
pl += [7]; print(type(pl).__name__, l)
f = lambda x: x + 1
pf = weakref.proxy(f); print(pf(2), type(pf).__name__)
try: pl()
except TypeError as e: print(e)
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
it = It(); print(list(weakref.proxy(it)))
try: next(weakref.proxy(l))
except TypeError as e: print(e)
# refs
o = A(2); r1 = weakref.ref(o); r2 = weakref.ref(o); cb = []
r3 = weakref.ref(o, lambda r: cb.append(('cb', r() is None)))
print(r1 is r2, r1 == r3, hash(r1) == hash(o), weakref.getweakrefcount(o), [type(x).__name__ for x in weakref.getweakrefs(o)], r1().n, r3.__callback__ is not None, r1.__callback__)
class R(weakref.ref):
    __slots__ = ('k',)
r4 = R(o); r4.k = 1; print(r4 is R(o), sys.getsizeof(r4), r4().n, weakref.getweakrefcount(o))
try: r1(1)
except TypeError as e: print(e)
try: weakref.ref(1)
except TypeError as e: print(e)
try: weakref.ref()
except TypeError as e: print(e)
try: weakref.ref(o, None, 3)
except TypeError as e: print(e)
del o; print(cb, r1(), r1 == r2, r1 == r3, r4())
try: hash(r3)
except TypeError as e: print(e)
# finalizer errors & resurrect
keep = []
class Z:
    def __del__(self): keep.append(self)
z = Z(); rz = weakref.ref(z); del z; print(len(keep), rz() is keep[0]); keep.clear(); print(rz())
class Y:
    __slots__ = ('a', '__weakref__')
    def __del__(self): print('Y', self.a.n)
y = Y(); y.a = A(3); ry = weakref.ref(y, lambda r: print('yr')); del y
class V:
    def __init__(self): self.b = A('b'); self.a = A('a')
v = V(); del v
v = V(); vars(v); del v
v = V(); v.__dict__ = {'z': A('z')}; print('replaced'); del v
class W(V): __slots__ = ('s',)
w = W(); w.s = A('slot'); del w
# cycle with dict
v = V(); v.me = v; del v; print(gc.collect())
v = V(); v.d = v.__dict__; del v; print(gc.collect())
# __class__ / type in cycle
class T: pass
T.self = T
rt = weakref.ref(T); del T; print(gc.collect() > 0, rt())
class T2:
    def f(self): return T2
T2.x = T2(); del T2; print(gc.collect())
# deep instances
class Node:
    def __init__(self, n): self.next = n
n = None
for i in range(200000): n = Node(n)
del n; print('deep ok')
n = None
for i in range(100000): n = lambda n=n: n
del n
n = None
for i in range(100000): n = [].__class__.__new__.__self__ and {'k': n}
del n
e = None
for i in range(100000):
    x = ValueError(); x.__context__ = e; e = x
del e, x
m = None
class M: 
    def f(self): pass
for i in range(100000):
    o = M(); o.m = m; m = o.f
del o, m
print('all deep ok')
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
class RR:
    def __repr__(self): return repr(self)
try: repr(RR())
except RecursionError as e: print(e)
class RE:
    def __eq__(self, o): return self == o
try: RE() == 1
except RecursionError as e: print(e)
class RC:
    def __getattr__(self, n): return getattr(self, n)
try: RC().x
except RecursionError as e: print(e)
l = []
for i in range(3000): l = [l]
try: repr(l)
except RecursionError as e: print(e)
a = []; b = []
for i in range(3000): a = [a]; b = [b]
try: a == b
except RecursionError as e: print(e)
class CC:
    def __call__(self): return self()
try: CC()()
except RecursionError as e: print(e)
print(type(len)(5) if False else type(len).__name__)
