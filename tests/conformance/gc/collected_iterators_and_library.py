# What gc.collect() counts of iterators, containers of the library, caches and weak references in cycles.
import gc, sys
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple
import itertools, functools, weakref, contextlib
gc.disable()
def check(label, make):
    gc.collect()
    make()
    print(f"{label:<30}", gc.collect(), gc.collect())
def via(wrap):
    def make():
        l = []
        l.append(wrap(l))
    return make
check("iter", via(iter))
check("reversed", via(reversed))
check("enumerate", via(enumerate))
check("zip", via(lambda l: zip(l, l)))
check("zip3", via(lambda l: zip(l, l, [1])))
check("map", via(lambda l: map(str, l)))
check("filter", via(lambda l: filter(None, l)))
check("genexp", via(lambda l: (x for x in l)))
check("iter tuple", via(lambda l: iter((l, 1))))
check("callable", via(lambda l: iter(l.pop, 1)))
check("set", via(lambda l: set([id]) and frozenset([1])))
check("dict view", via(lambda l: {1: l}.values()))
check("dict keys", via(lambda l: {1: l}.keys()))
check("dict items iter", via(lambda l: iter({1: l}.items())))
check("dict iter", via(lambda l: iter({1: l})))
check("dict rev", via(lambda l: reversed({1: l}.items())))
check("slice", via(lambda l: slice(l, l)))
check("deque", via(lambda l: deque([l])))
check("deque iter", via(lambda l: iter(deque([l]))))
check("deque rev", via(lambda l: reversed(deque([l]))))
check("defaultdict", via(lambda l: defaultdict(lambda: l)))
check("defaultdict v", via(lambda l: defaultdict(list, {1: l})))
check("OrderedDict", via(lambda l: OrderedDict([(1, l)])))
check("OD iter", via(lambda l: iter(OrderedDict([(1, l)]))))
check("OD items iter", via(lambda l: iter(OrderedDict([(1, l)]).items())))
check("Counter", via(lambda l: Counter({1: l})))
NT = namedtuple("NT", "a b")
check("namedtuple", via(lambda l: NT(l, 1)))
check("count", via(lambda l: itertools.count(1)))
check("cycle", via(lambda l: itertools.cycle(l)))
check("repeat", via(lambda l: itertools.repeat(l)))
check("chain", via(lambda l: itertools.chain(l, l)))
check("chain.from", via(lambda l: itertools.chain.from_iterable(l)))
check("islice", via(lambda l: itertools.islice(l, 3)))
check("takewhile", via(lambda l: itertools.takewhile(bool, l)))
check("dropwhile", via(lambda l: itertools.dropwhile(bool, l)))
check("accumulate", via(lambda l: itertools.accumulate(l)))
check("product", via(lambda l: itertools.product([l], [l])))
check("permutations", via(lambda l: itertools.permutations([l, l])))
check("combinations", via(lambda l: itertools.combinations([l, l], 2)))
check("partial", via(lambda l: functools.partial(print, l)))
check("partial kw", via(lambda l: functools.partial(print, a=l)))
check("partial of partial", via(lambda l: functools.partial(functools.partial(print, l), 2)))
def m():
    p = functools.partial(print)
    p.me = p
check("partial attr", m)
check("lru", via(lambda l: functools.lru_cache(lambda: l)))
check("lru none", via(lambda l: functools.cache(lambda: l)))
def m():
    @functools.lru_cache
    def f(x): return f
    f(1); f(2)
check("lru filled", m)
def m():
    @functools.cache
    def f(x): return f
    f(1); f(2)
check("cache filled", m)
def m():
    class A:
        @functools.lru_cache(maxsize=2)
        def f(self, x): return self
    a = A(); a.f(1); a.f(2); a.f(3)
check("lru method", m)
check("bound", via(lambda l: l.append))
check("property", via(lambda l: property(lambda s: l)))
check("staticmethod", via(lambda l: staticmethod(l)))
check("classmethod", via(lambda l: classmethod(l)))
check("weakref cb", via(lambda l: weakref.ref(check, lambda r: l)))
class P: pass
def m():
    p = P(); p.r = weakref.ref(p)
check("weakref self", m)
def m():
    p = P(); p.r = weakref.ref(p); p.me = p
check("weakref self cyc", m)
def m():
    p = P(); p.r = weakref.proxy(p); p.me = p
check("proxy self cyc", m)
def m():
    p = P(); p.r = weakref.ref(p, lambda r: p); p.me = p
check("weakref self cb", m)
def m():
    p = P(); p.r = weakref.WeakMethod(p.__init__) if False else 0; p.me = p
check("x", m)
def m():
    p = P(); d = weakref.WeakValueDictionary(); d[1] = p; p.d = d
check("WVD", m)
def m():
    p = P(); d = weakref.WeakKeyDictionary(); d[p] = p; p.d = d
check("WKD", m)
def m():
    p = P(); d = weakref.WeakSet(); d.add(p); p.d = d
check("WeakSet", m)
def m():
    p = P(); p.f = weakref.finalize(p, print, "fin"); p.me = p
check("finalize", m)
def m():
    @contextlib.contextmanager
    def f(): yield f
    c = f()
check("contextmanager def", m)
def m():
    l = []
    @contextlib.contextmanager
    def f(x): yield x
    c = f(l)
    l.append(c)
check("contextmanager obj", m)
def m():
    l = []
    @contextlib.contextmanager
    def f(x): yield x
    c = f(l)
    c.__enter__()
    l.append(c)
check("contextmanager entered", m)
check("suppress", via(lambda l: contextlib.suppress(ValueError)))
check("super", via(lambda l: super(P, P())))
check("mappingproxy", via(lambda l: P.__dict__))
check("method-wrapper", via(lambda l: l.__len__))
check("wrapper", via(lambda l: list.__len__))
check("range", via(lambda l: range(3)))
check("bytes iter", via(lambda l: iter(b"ab")))
check("str iter", via(lambda l: iter("ab")))
check("getitem iter", via(lambda l: iter(type("G", (), {"__getitem__": lambda s, i: l})())))
def m():
    NT2 = namedtuple("NT2", "a b")
check("namedtuple class", m)
def m():
    d = deque(); d.append(d)
check("deque self", m)
def m():
    d = deque(maxlen=3); d.extend([d, d, d, d])
check("deque maxlen", m)
def m():
    d = defaultdict(); d[1] = d
check("dd self", m)
def m():
    d = OrderedDict(); d[1] = d
check("OD self", m)
def m():
    d = OrderedDict(); d.x = d
check("OD attr", m)
def m():
    d = Counter(); d["x"] = d
check("counter self", m)
def m():
    class DD(defaultdict): pass
    d = DD(); d.me = d
check("dd sub", m)
def m():
    class DQ(deque): pass
    d = DQ(); d.me = d
check("deque sub", m)
def m():
    class DQ(OrderedDict): pass
    d = DQ(); d.me = d
check("od sub", m)
