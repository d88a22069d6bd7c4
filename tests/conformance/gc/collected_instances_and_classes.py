# What gc.collect() counts of instances, of subclasses of built-in types, of classes and of functions.
import gc, sys
gc.disable()
gc.collect()
class Plain: pass
class Slotted:
    __slots__ = ("a", "b")
class SubSlot(Slotted):
    __slots__ = ("c",)
class SubPlain(Slotted): pass
class WithWeak:
    __slots__ = ("me", "__weakref__")
class WithDict:
    __slots__ = ("me", "__dict__")
class L(list): pass
class D(dict): pass
class T(tuple): pass
class S(set): pass
class F(frozenset): pass
class I(int): pass
class St(str): pass
class Fl(float): pass
class By(bytes): pass
class Ba(bytearray): pass
class E(Exception): pass
class BE(BaseException): pass
class LS(list):
    __slots__ = ()
class DS(dict):
    __slots__ = ("me",)
class LDS(list):
    __slots__ = ("x", "__weakref__")
class ES(Exception):
    __slots__ = ("zz",)
gc.collect()
def check(label, make):
    gc.collect()
    make()
    print(f"{label:<30}", gc.collect(), gc.collect())
def selfref(cls, *a):
    def make():
        o = cls(*a)
        o.me = o
    return make
for cls in (Plain, SubPlain, WithWeak, WithDict, L, D, S, F, I, St, Fl, By, Ba, E, BE, DS):
    check(cls.__name__ + ".me", selfref(cls))
check("T.me", selfref(T, (1, 2)))
def m():
    o = Slotted(); o.a = o; o.b = [o]
check("slots", m)
def m():
    o = SubSlot(); o.c = o
check("subslots", m)
def m():
    o = LS(); o.append(o)
check("LS", m)
def m():
    o = LDS(); o.append(o); o.x = (o,)
check("LDS", m)
def m():
    o = ES(); o.zz = o
check("ES", m)
def m():
    o = ES(); o.other = o
check("ES dict", m)
def m():
    o = D(); o[1] = o; o.me = o
check("D", m)
def m():
    o = T([[]]); o[0].append(o)
check("T list", m)
def m():
    o = S(); o.me = o; o.add(o) if False else None
check("S", m)
def m():
    o = Plain(); vars(o)["me"] = o
check("vars", m)
def m():
    o = Plain(); o.__dict__ = {"x": o}
check("dict replaced", m)
def m():
    o = Plain(); o.me = o.__init__
check("method-wrapper", m)
def m():
    class X:
        def f(self): pass
    o = X(); o.me = o.f
check("class+bound", m)
def m():
    class X: pass
    X.x = X()
check("class+instance", m)
def m():
    class X:
        __slots__ = ("a", "b", "c")
check("class slots", m)
def m():
    class X:
        __slots__ = ()
check("class slots ()", m)
def m():
    class X:
        __slots__ = "a"
check("class slots str", m)
def m():
    class X:
        __slots__ = ["a", "__dict__"]
check("class slots list", m)
def m():
    class X:
        __slots__ = ["a", "__weakref__"]
check("class slots weak", m)
def m():
    class X(Slotted):
        __slots__ = ["c"]
check("sub class slots", m)
def m():
    class X(Slotted): pass
check("sub class noslots", m)
for base in (list, dict, tuple, set, int, str, float, bytes, Exception, object, Plain, frozenset, bytearray, BaseException, OSError, property, type(None) if False else staticmethod):
    def m():
        class X(base): pass
    check("sub class of " + base.__name__, m)
    def m():
        class X(base):
            def f(self): pass
            @property
            def p(self): return 1
            @staticmethod
            def s(): pass
            @classmethod
            def c(cls): pass
            def __repr__(self): return "x"
    check("rich sub class of " + base.__name__, m)
def m():
    class X(L, Plain): pass
check("two bases", m)
def m():
    X = type("X", (), {})
check("type()", m)
def m():
    X = type("X", (Plain,), {"a": []})
check("type() with", m)
def m():
    class X:
        def f(self): return super().f()
check("super cell", m)
def m():
    class X:
        def f(self): return __class__
check("__class__ cell", m)
def m():
    class X:
        "doc"
        a: int = 1
        def __init_subclass__(cls, **kw): pass
        def __class_getitem__(cls, x): return x
check("doc, annotations", m)
def m():
    class X:
        class Y: pass
check("nested classes", m)
def m():
    class X:
        class Y: pass
    X.Y.X = X
check("nested classes cycle", m)
def m():
    def f(): return f
check("closure", m)
def m():
    def f(): return g
    def g(): return f
check("closure two", m)
def m():
    def f(): pass
    f.me = f
check("func attr", m)
def m():
    def f(): pass
    f.__dict__["me"] = f
check("func dict", m)
def m():
    f = lambda x=[]: x
    f.__defaults__[0].append(f)
check("func default", m)
def m():
    def f(*, k=[]): pass
    f.__kwdefaults__["k"].append(f)
check("func kwdefault", m)
