# In which order the parts of a dying object die, by count and in a cycle.
import gc, sys, weakref, itertools, functools
from collections import deque, defaultdict, OrderedDict, namedtuple
gc.disable(); gc.collect()
out = []
class X:
    def __init__(self, n, **kw): self.n = n; self.__dict__.update(kw)
    def __del__(self): out.append(self.n)
    def __call__(self, *a): return 1
    def __iter__(self): return self
    def __next__(self): return 5
    def __get__(self, o, t=None): return 4
    def __hash__(self): return 7
    def __index__(self): return 3
    def __repr__(self): return self.n
def order(label, make, n=1):
    out.clear()
    x = make()
    out.clear()
    del x
    first = list(out)
    del out[:]
    l = []
    x = make()
    out.clear()
    l.append(x); l.append(l)
    del x, l
    a = gc.collect()
    print(f"{label:<20}", "".join(first), "cycle", "".join(out), a)
A = lambda: X("a"); B = lambda: X("b"); C = lambda: X("c"); D = lambda: X("d")
order("list", lambda: [A(), B(), C()])
order("tuple", lambda: (A(), B(), C()))
order("set", lambda: {A()})
order("dict", lambda: {A(): B(), 1: C()})
order("dict2", lambda: {1: A(), 2: B(), 3: C()})
order("dict str", lambda: {"a": A(), "b": B()})
order("slice", lambda: slice(A(), B(), C()))
order("property", lambda: property(A(), B(), C(), D()))
order("staticmethod", lambda: staticmethod(A()))
order("filter", lambda: filter(A(), B()))
order("map", lambda: map(A(), B(), C()))
order("zip", lambda: zip(A(), B(), C()))
def z():
    q = zip(A(), B()); next(q); return q
order("zip used", z)
order("enumerate", lambda: enumerate(A()))
order("callable iter", lambda: iter(A(), B()))
order("partial", lambda: functools.partial(A(), B(), C(), k=D()))
order("partial kw", lambda: functools.partial(A(), k=D(), j=B()))
order("takewhile", lambda: itertools.takewhile(A(), B()))
order("dropwhile", lambda: itertools.dropwhile(A(), B()))
order("accumulate", lambda: itertools.accumulate(A(), B(), initial=C()))
def z():
    q = itertools.accumulate(A(), B(), initial=C()); next(q); return q
order("accumulate used", z)
class Y(X):
    def __add__(self, o): return self
    __radd__ = __add__
order("count", lambda: itertools.count(10**20, 5))
order("cycle", lambda: itertools.cycle([A(), B()]))
def z():
    q = itertools.cycle([A(), B()]); next(q); next(q); return q
order("cycle used", z)
order("repeat", lambda: itertools.repeat(A()))
order("chain", lambda: itertools.chain(A(), B(), C()))
def z():
    q = itertools.chain(A(), B(), C()); next(q); return q
order("chain used", z)
order("islice", lambda: itertools.islice(A(), 2))
order("product", lambda: itertools.product([A(), B()], [C(), D()]))
def z():
    q = itertools.product([A(), B()], [C(), D()]); next(q); next(q); return q
order("product used", z)
def z():
    q = itertools.permutations([A(), B()]); next(q); next(q); return q
order("perm used", z)
def z():
    q = itertools.combinations([A(), B(), C()], 2); next(q); next(q); return q
order("comb used", z)
order("deque", lambda: deque([A(), B(), C()]))
order("deque maxlen", lambda: deque([A(), B(), C()], 2))
order("defaultdict", lambda: defaultdict(A(), {1: B()}))
order("OrderedDict", lambda: OrderedDict([(1, A()), (2, B()), (A(), C())]))
NT = namedtuple("NT", "x y")
order("nt", lambda: NT(A(), B()))
order("lru", lambda: functools.lru_cache(A()))
def z():
    q = functools.lru_cache(lambda *a: a[-1]); q(B(), C()); q(D(), 1); return q
order("lru used", z)
def z():
    q = functools.lru_cache(maxsize=2)(lambda *a: 5); q(A(), 1); q(B(), 2); q(C(), 3); return q
order("lru used 2", z)
def z():
    q = functools.cache(lambda *a: a[-1]); q(B(), C()); q(D(), 1); return q
order("cache used", z)
def z():
    def f(a=A(), *, k=B()): "x"
    f.attr = C()
    d = D()
    return f
order("function", z)
def z():
    d = D(); c = C()
    def f(a=A(), *, k=B()): return d, c
    return f
order("function closure", z)
def z():
    class K:
        a = A(); b = B(); c = C()
        def f(self, k=D()): pass
    return K
order("class", z)
def z():
    class K:
        __slots__ = ("q", "w", "e")
    k = K(); k.e = A(); k.q = B(); k.w = C()
    return k
order("slots", z)
def z():
    class K:
        def __init__(self): self.a = A(); self.b = B(); self.c = C()
    k = K()
    return k
order("instance", z)
def z():
    class K:
        def __init__(self): self.a = A(); self.b = B(); self.c = C()
    k = K(); vars(k)
    return k
order("instance vars", z)
def z():
    class K(X): pass
    k = K("k", z=A(), y=B())
    return k
order("instance del", z)
def z():
    class S: __slots__ = ("s", "t")
    class K(S):
        __slots__ = ("u",)
    class L(K): pass
    k = L(); k.x = A(); k.t = B(); k.u = C(); k.s = D()
    return k
order("slots inherit", z)
def z():
    class K(list): pass
    k = K([A(), B()]); k.x = C()
    return k
order("list sub", z)
def z():
    class K(dict): pass
    k = K(a=A(), b=B()); k.x = C()
    return k
order("dict sub", z)
def z():
    class K(tuple): pass
    k = K([A(), B()]); k.x = C()
    return k
order("tuple sub", z)
def z():
    class K(deque): __slots__ = ("m",)
    k = K([A(), B()]); k.m = C()
    return k
order("deque sub", z)
def z():
    e = ValueError(A(), B()); e.__cause__ = ValueError(C()); e.x = D()
    return e
order("exc", z)
def z():
    e = ValueError(A()); e.__context__ = ValueError(B()); e.__cause__ = ValueError(C()); e.add_note("x"); e.__notes__.append(D())
    return e
order("exc 2", z)
def z():
    e = AttributeError(A(), name=B(), obj=C()); return e
order("attrerr", z)
def z():
    return StopIteration(A(), B())
order("stopiter", z)
def z():
    return OSError(A(), B(), C())
order("oserror", z)
def z():
    return ImportError(A(), name=B(), path=C())
order("imperror", z)
def z():
    def f(a):
        b = B()
        raise ValueError
    try: f(A())
    except ValueError as e: return e
order("raised", z)
def z():
    def g(a):
        b = B()
        for i in C(): yield D()
    q = g(A()); next(q)
    return q
order("gen", z)
def z():
    def g(a, c):
        try:
            b = B()
            yield 1
        finally: out.append("F")
    q = g(A(), C()); next(q)
    return q
order("gen finally", z)
order("genexp", lambda: (i for i in A()))
order("bound", lambda: [A()].append)
class M:
    def __init__(self): self.a = A()
    def f(self): pass
    def __del__(self): out.append("M")
order("bound 2", lambda: M().f)
order("super", lambda: super(M, M()))
def z():
    t = A(); return weakref.ref(order, X("b", t=t))
order("ref cb", z)
order("reversed", lambda: reversed([A(), B()]))
order("iter", lambda: iter((A(), B())))
order("dict items", lambda: {1: A()}.items())
order("dict iter", lambda: iter({1: A(), B(): 2}.items()))
order("cell", lambda: (lambda a, b: (lambda: (b, a)))(A(), B()))
order("type()", lambda: type("Q", (), {"x": A(), "y": B()}))
order("mappingproxy", lambda: type("Q", (), {"x": A(), "y": B()}).__dict__)
order("range", lambda: range(5))
order("frozenset", lambda: frozenset([A()]))
