import sys, gc, weakref
class Base:
    subs = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
    def __class_getitem__(cls, k): return (cls.__name__, k)
class S1: __slots__ = ('a', 'b')
class S2(S1): __slots__ = ('c',)
class S3(S2): pass
class S4: __slots__ = ('a', '__dict__', '__weakref__')
print(weakref.ref(S4()) is not None, sys.getsizeof(S1), sys.getsizeof(S3), sys.getsizeof(S4))
class X1(S1, Base): pass
print(sys.getsizeof(X1()))
try:
    class Y(S1, S4): pass
except TypeError as e: print(e)
class M1: __slots__ = ('__priv', 'pub')
print(sorted(k for k in M1.__dict__ if 'p' in k))
m = M1(); m._M1__priv = 1; print(m._M1__priv)
m = M1(); m._M1__priv = 1; print(m._M1__priv)
m = M1(); m._M1__priv = 1; print(m._M1__priv)
