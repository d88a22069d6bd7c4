# Classes as garbage, and what counts and weak references see of them.
import gc, sys, weakref
gc.disable()
def names(l): return sorted(getattr(x, "__name__", type(x).__name__) + ":" + type(x).__name__ for x in l)
def garbage(label, make):
    gc.collect(); gc.set_debug(gc.DEBUG_SAVEALL)
    make(); n = gc.collect(); gc.set_debug(0)
    g = gc.garbage[:]; gc.garbage.clear()
    print(label, n, len(g), [type(o).__name__ for o in g])
class Base: pass
class Sl: __slots__ = ("a",)
def m():
    class X: pass
garbage("class", m)
def m():
    class X:
        def f(self): pass
garbage("method", m)
def m():
    class X(Base): y = []
garbage("sub", m)
def m():
    class X:
        def __init__(self): super().__init__()
    X()
garbage("super", m)
def m():
    class X(list): pass
    x = X(); x.append(X)
garbage("list sub", m)
def m():
    class X(Sl): __slots__ = ()
garbage("slots sub", m)
def m():
    class X(Sl): __slots__ = ("b",)
    x = X(); x.a = X
garbage("slots inst", m)
def m():
    class X:
        __slots__ = ("b", "__weakref__", "__dict__")
    x = X(); x.b = x; x.c = 1
garbage("slots wd", m)
def m():
    class X: pass
    x = X(); x.x = x; vars(x)
garbage("inst vars", m)
def m():
    class A: pass
    class B(A): pass
    class C(A): pass
    class D(B, C): pass
garbage("diamond", m)
def m():
    class A:
        @property
        def p(self): pass
        @classmethod
        def c(cls): pass
        @staticmethod
        def s(): pass
garbage("descr", m)
def m():
    class A:
        def __init_subclass__(cls, **k): cls.k = k
    class B(A): pass
garbage("init_subclass", m)
def m():
    def deco(c): c.deco = [c]; return c
    @deco
    class A: pass
garbage("deco", m)
def m():
    A = type("A", (Base,), {"__slots__": ("x", "y")})
    a = A(); a.x = A
garbage("type slots", m)
def m():
    class A(Exception): pass
    try: raise A
    except A as e: A.e = e
garbage("exc class", m)
def m():
    class A:
        def __eq__(self, o): return self is o
    A.a = {A: A}
garbage("eq class", m)
def m():
    class A:
        def __hash__(self): return 1
        def __call__(self): pass
        def __iter__(self): yield self
        def __getattr__(self, n): raise AttributeError
    A.it = iter(A())
garbage("special", m)
w = []
def m():
    class A: pass
    w.append(weakref.ref(A)); return A
A = m(); print(Base.__subclasses__(), len(object.__subclasses__()) > 5)
class B2(Base): pass
print(Base.__subclasses__() == [B2]); del B2; print(len(Base.__subclasses__())); gc.collect(); print(Base.__subclasses__())
del A; print(w[0]() is None); gc.collect(); print(w[0]() is None)
def f():
    class X: pass
    x = X(); r = weakref.ref(X); return r, x
r, x = f(); gc.collect(); print(r() is type(x)); del x; print(r() is None); gc.collect(); print(r() is None)
class Mut: pass
o = Mut(); Mut2 = type("Mut2", (), {}); rc = sys.getrefcount; b = rc(Mut), rc(Mut2); o.__class__ = Mut2; print(rc(Mut) - b[0], rc(Mut2) - b[1])
print(gc.collect(), isinstance(o, Mut2)); del o; print(rc(Mut2) - b[1])
class R1: pass
b = rc(R1); l = [R1() for i in range(5)]; print(rc(R1) - b); l.clear(); print(rc(R1) - b); s = type("S", (R1,), {}); print(rc(R1) - b); del s; gc.collect(); print(rc(R1) - b)
m1 = R1().__init__; print(rc(R1) - b); del m1; print(rc(R1) - b); R1.f = lambda self: 0; print(rc(R1) - b); m1 = R1.f; print(rc(R1) - b); m1 = R1().f; print(rc(R1) - b)
print(rc(R1.__mro__) , rc(R1.__bases__), rc(R1.__dict__), rc(R1.__name__) > 1000)
print(gc.is_tracked(R1.__mro__), gc.is_tracked(R1.__bases__))
class Cell:
    def f(self): return __class__
print(rc(Cell.f.__closure__[0]), rc(Cell)); x = Cell.f.__closure__; print(rc(x))
