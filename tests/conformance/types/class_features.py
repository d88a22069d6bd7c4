# Classes: descriptors, slots, layouts, order, special methods, functions and their attributes.
import sys, gc, weakref
class D:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name); self.n = name
    def __get__(self, o, t=None):
        if o is None: return self
        return o.__dict__.get('_' + self.n, 'none')
    def __set__(self, o, v):
        print("set", v); o.__dict__['_' + self.n] = v
    def __delete__(self, o):
        print("delete"); del o.__dict__['_' + self.n]
class Base:
    subs = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.subs.append((cls.__name__, tag))
    def __class_getitem__(cls, k): return (cls.__name__, k)
class C(Base):
    d = D()
    e: int = 5
print(Base.subs, C[3], Base[1, 2])
c = C()
print(c.d); c.d = 7; print(c.d, vars(c)); del c.d; print(c.d)
try:
    type("Bad",(Base,),{},foo=1)
except TypeError as e: print(e)
class Non:
    def __get__(self, o, t): return ("nd", o is None)
class N:
    a = Non()
n = N(); print(n.a, N.a); n.a = 3; print(n.a)
class S1: __slots__ = ('a', 'b')
class S2(S1): __slots__ = ('c',)
class S3(S2): pass
class S4: __slots__ = ('a', '__dict__', '__weakref__')
s = S2(); s.a = 1; s.c = 2
print(s.a, s.c, sys.getsizeof(s), sys.getsizeof(S3()), sys.getsizeof(S4()), S2.__slots__, hasattr(s, '__dict__'))
try: s.b
except AttributeError as e: print(e, e.name, e.obj is s)
try: s.z = 1
except AttributeError as e: print(e, e.name)
try: weakref.ref(s)
except TypeError as e: print(e)
print(weakref.ref(S4()) is not None, sys.getsizeof(S1), sys.getsizeof(S3), sys.getsizeof(S4))
class X1(S1, Base): pass
print(sys.getsizeof(X1()))
try:
    class Y(S1, S4): pass
except TypeError as e: print(e)
class M1: __slots__ = ('__priv', 'pub')
print(sorted(k for k in M1.__dict__ if 'p' in k))
m = M1(); m._M1__priv = 1; print(m._M1__priv)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): "the x"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
p = P(); p.x = 5; print(p.x, P.x.__doc__); del p.x
try: p.x
except AttributeError as e: print(e)
class Q(P):
    x = P.x.getter(lambda s: 'q')
print(Q().x)
class G:
    def __getattr__(self, n):
        if n == 'no': raise AttributeError("custom")
        return n * 2
    def __setattr__(self, n, v): print('setattr', n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print('delattr', n); super().__delattr__(n)
g = G(); print(g.ab); g.k = 1; print(g.k); del g.k; print(g.k, hasattr(g, 'no'))
try: del g.zz
except AttributeError as e: print(e)
class K1:
    def who(self): return ['K1']
class K2(K1):
    def who(self): return ['K2'] + super().who()
class K3(K1):
    def who(self): return ['K3'] + super().who()
class K4(K2, K3):
    def who(self): return ['K4'] + super().who()
    @classmethod
    def make(cls): return super().__new__(cls)
    @staticmethod
    def stat(): return 'stat'
print(K4().who(), [k.__name__ for k in K4.__mro__], K4.make().who(), K4.stat())
K1.who = lambda self: ['patched']
print(K4().who())
K4.__len__ = lambda self: 42
print(len(K4()))
del K4.__len__
try: len(K4())
except TypeError as e: print(e)
K1.__getitem__ = lambda self, i: i * 2
print(K4()[21])
K1.__eq__ = lambda self, o: True
print(K4() == 5, K4.__hash__ is K1.__hash__)
class H1: pass
class H2: pass
h = H1(); h.v = 1; h.__class__ = H2; print(type(h).__name__, h.v, vars(h))
try: h.__class__ = S1
except TypeError as e: print(e)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1; return self.n
print(list(It(3)), sum(It(4)), 2 in It(5), [*It(2)], dict.fromkeys(It(2)))
a, *b = It(4); print(a, b)
class Num:
    def __init__(self, v): self.v = v
    def __add__(self, o):
        if isinstance(o, Num): return Num(self.v + o.v)
        return NotImplemented
    def __radd__(self, o): return Num(o + self.v)
    def __iadd__(self, o): self.v += 100; return self
    def __neg__(self): return Num(-self.v)
    def __abs__(self): return abs(self.v)
    def __index__(self): return self.v
    def __repr__(self): return f"Num({self.v})"
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o): return ('rpow', o)
    def __divmod__(self, o): return 'dm'
    def __matmul__(self, o): return 'mm'
    def __round__(self, n=None): return ('round', n)
    def __bool__(self): return self.v != 0
    def __lt__(self, o): return self.v < o.v
    def __call__(self, *a, **k): return a, k
x = Num(3); print(x + Num(4), 5 + x, -x, abs(Num(-2)), [0, 1, 2, 3][Num(2)], x ** 2, 2 ** x, pow(x, 2, 5), divmod(x, 1), x @ 1, round(x), round(x, 2), bool(Num(0)))
x += 1; print(x, x(1, k=2), sorted([Num(3), Num(1)]), max(Num(1), Num(2)), hex(Num(255)), range(Num(3)))
try: x + "a"
except TypeError as e: print(e)
class Sub(Num):
    def __radd__(self, o): return 'sub radd'
print(Num(1) + Sub(2), Sub(1) + Num(2))
class Ctx:
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
with Ctx() as cc: raise ValueError(1)
class E1(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"E1:{self.args}:{self.b}"
try: raise E1(1, 2)
except E1 as e: print(e, repr(e), e.b, vars(e))
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError('k') from e
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: [][0]
except IndexError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('n') from None
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
e = ValueError('v'); e.add_note('n1'); e.add_note('n2'); print(e.__notes__, vars(e))
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try:
    try: raise ValueError('a')
    finally: print('fin')
except ValueError as e: print(e.__traceback__.tb_lineno > 0, type(e.__traceback__).__name__)
print(issubclass(FileNotFoundError, OSError), issubclass(KeyError, LookupError), ModuleNotFoundError.__mro__[1].__name__)
class F:
    def __format__(self, s): return 'F<' + s + '>'
print(f"{F():abc} {F()!r:.2}", format(F(), ''))
def fn(a, b=2, *, c=3):
    "docs"
    def inner(): return a
    return inner
i = fn(1)
print(fn.__name__, fn.__qualname__, fn.__defaults__, fn.__kwdefaults__, fn.__doc__, fn.__module__, i.__qualname__, i.__closure__[0].cell_contents, fn.__closure__, fn.__code__.co_name)
fn.attr = 1; print(fn.__dict__, fn.attr, vars(fn))
print(sys.getsizeof(fn), sys.getsizeof(c.__init__), sys.getsizeof([].append), sys.getsizeof(K4().who), sys.getsizeof(property()), sys.getsizeof(super(K2, K4())), sys.getsizeof(list.append), sys.getsizeof(P.__dict__['x']), sys.getsizeof(int.__add__), sys.getsizeof(type(c).__dict__))
print([t for t in (int, str, list, dict, C, P) if sys.getsizeof(t) not in (432, 936, 1704)], sys.getsizeof(C), sys.getsizeof(int))
print((lambda: 0).__name__, (lambda: 0).__qualname__)
print(len(gc.get_referents(C())), [type(r).__name__ for r in gc.get_referents(C)])
o = C(); o.a = [1]; print([type(r).__name__ for r in gc.get_referents(o)])
print(type(o).__name__, o.__class__ is C, isinstance(o, Base), issubclass(C, Base))
