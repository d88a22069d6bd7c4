# The end of a program that has put objects into modules.
import gc, sys, weakref
class L:
    def __init__(self, n, *o): self.n = n; self.o = o
    def __del__(self): print("del", self.n, L is not None, gc is not None)
a = L("a"); _b = L("_b"); c = [L("c1"), L("c2")]; d = {"k": L("d")}; t = (L("t1"), L("t2"))
e = L("cycle"); e.me = e
f = L("f"); f.g = L("g"); f.g.f = f
def fn(x=L("default")): return hid
class K:
    attr = L("class attr")
    def __del__(self): print("K del", self.__class__.__name__)
k = K(); k2 = K(); k2.k = k2
def gen():
    x = L("gen local")
    try: yield 1
    finally: print("gen finally", a is not None if "a" in globals() else "no a")
g = gen(); next(g)
def closure():
    y = L("closed")
    return lambda: y
cl = closure()
r = weakref.ref(a, lambda r: print("callback a"))
r2 = weakref.ref(e, lambda r: print("callback cycle"))
weakref.finalize(c[0], print, "finalize c1"); weakref.finalize(k, print, "finalize k"); weakref.finalize(a, print, "no exit").atexit = False
try: raise ValueError(L("exc"))
except ValueError as ex: keep = ex
z = L("z"); del z
print("end of program", __name__)
m = L("last")
sys.lucky = L("in sys"); gc.lucky = L("in gc")
import itertools, functools
pa = functools.partial(print, L("partial")); it = iter([L("iter")])
@functools.lru_cache
def cached(x): return L("cached")
cached(1)
s = {L("set")}
class Sl:
    __slots__ = ("q",)
    def __del__(self): print("Sl", self.q.n)
sl = Sl(); sl.q = L("slot")
del L.__init__
class Glob:
    def __del__(self): print("Glob", m, sys, fn)
glob = Glob()
