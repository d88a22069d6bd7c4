# gc.get_referents of every kind of object, in the order of its traversal.
import gc, sys, weakref, itertools, functools, contextlib
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple
gc.disable()
NAMES = {}
def plain(o):
    if id(o) in NAMES: return NAMES[id(o)]
    if isinstance(o, (int, str, float, type(None), bytes)): return repr(o)
    if isinstance(o, type): return "<" + o.__name__ + ">"
    if type(o) in (list, tuple): return type(o).__name__ + repr([plain(x) for x in o])
    if type(o) is dict: return "long dict" if len(o) > 4 else "dict" + repr({plain(k): plain(v) for k, v in o.items()})
    if hasattr(o, "__name__"): return type(o).__name__ + ":" + o.__name__
    return type(o).__name__
NAMES[id(globals())] = "GLOBALS"
NAMES[id(plain)] = "PLAIN"
def ref(label, *os):
    print(f"{label:<22}", [plain(x) for x in gc.get_referents(*os)])
class P:
    def f(self): pass
p = P()
p.a = 1; p.b = "x"
ref("inst", p)
vars(p)
ref("inst with dict", p)
p.c = 4
ref("inst dict", vars(p))
class S:
    __slots__ = ("zz", "b", "a")
s = S()
ref("slots empty", s)
s.b = 1; s.zz = 2; s.a = 3
ref("slots", s)
class SS(S):
    __slots__ = ("k",)
ss = SS(); ss.k = 1; ss.zz = 5; ss.a = 7
ref("subslots", ss)
class SD(S): pass
sd = SD(); sd.x = 1; sd.a = 9
ref("sub with dict", sd)
vars(sd)
ref("sub with dict", sd)
class L(list): pass
l = L([1, 2]); ref("L", l); l.x = 4; ref("L x", l)
class D(dict): pass
l = D(a=1); ref("D", l); l.x = 4; ref("D x", l)
class T(tuple): pass
l = T((1, 2)); ref("T", l); l.x = 4; ref("T x", l)
class I(int): pass
l = I(7); ref("I", l); l.x = 4; ref("I x", l)
class E(Exception): pass
l = E(7, 8); ref("E", l); l.x = 4; ref("E x", l)
e = ValueError("a"); e.__cause__ = KeyError(); ref("V", e)
e.__context__ = TypeError(); ref("V", e)
e.add_note("n"); ref("V", e)
try: raise e
except ValueError as x: pass
ref("V raised", e)
ref("traceback", e.__traceback__)
ref("StopIteration", StopIteration(7))
ref("SystemExit", SystemExit(7))
ref("OSError", OSError(2, "no", "fn"))
ref("ImportError", ImportError("m", name="n", path="p"))
ref("AttributeError", AttributeError("m", name="n", obj=l))
ref("NameError", NameError("m", name="n"))
ref("SyntaxError", SyntaxError("m"))
ref("KeyError", KeyError("m"))
ref("UnicodeDecodeError", UnicodeDecodeError("ascii", b"x", 0, 1, "r"))
def fn(a, b=2, *, c=3): "doc"; return a
ref("function", fn)
fn.attr = 4
ref("function", fn)
def outer():
    x = 5
    def inner(y=[1]): return x
    return inner
inner = outer()
ref("closure fn", inner)
ref("closure", inner.__closure__) if hasattr(inner, "__closure__") else 0
ref("cell", inner.__closure__[0])
ref("code", fn.__code__)
ref("bound", p.f)
ref("builtin bound", l.append if hasattr(l, "append") else [].append)
ref("len", len)
ref("method descr", list.append)
ref("wrapper descr", list.__len__)
ref("method wrapper", [].__len__)
ref("getset", type.__dict__["__doc__"] if False else P.__dict__["__dict__"])
ref("member", S.__dict__["a"])
ref("property", property(fn, None, inner))
ref("property doc", property(fn, doc="hi"))
ref("staticmethod", staticmethod(fn))
ref("classmethod", classmethod(fn))
ref("super", super(P, p))
ref("super2", super(SS, ss))
ref("slice", slice(1, 2, 3))
ref("range", range(1, 2))
ref("iter list", iter([1, 2]))
ref("iter tuple", iter((1, 2)))
ref("iter str", iter("ab"))
ref("iter dict", iter({1: 2}))
ref("iter items", iter({1: 2}.items()))
ref("items", {1: 2}.items())
ref("values", {1: 2}.values())
ref("iter set", iter({1}))
ref("reversed", reversed([1]))
ref("rev dict", reversed({1: 2}))
ref("enumerate", enumerate([1]))
ref("enumerate big", enumerate([1], 10**20))
en = enumerate([5, 6]); next(en); ref("enumerate used", en)
z = zip([1], [2]); ref("zip", z); next(z); ref("zip used", z)
ref("map", map(fn, [1], [2]))
ref("filter", filter(fn, [1]))
ref("callable", iter(fn, 1))
ref("set", {3, 1, 2})
ref("frozenset", frozenset([3, 1, 2]))
ref("dict split", {"a": 1, "b": 2})
ref("deque", deque([1, 2, 3]))
ref("deque iter", iter(deque([1, 2, 3])))
dd = defaultdict(fn, {1: 2}); ref("defaultdict", dd)
od = OrderedDict([(1, 2), (3, 4)]); ref("od", od)
od.x = 7; ref("od attr", od)
ref("od iter", iter(od)); ref("od items", iter(od.items())); ref("od view", od.items())
NT = namedtuple("NT", "a b"); ref("nt", NT(1, 2))
ref("count", itertools.count(1)); ref("count big", itertools.count(10**20, 2)); ref("count f", itertools.count(1.5))
ref("cycle", itertools.cycle([1])); c = itertools.cycle([7, 8]); next(c); ref("cycle used", c)
ref("repeat", itertools.repeat(5))
ref("chain", itertools.chain([1], [2])); c = itertools.chain([1], [2]); next(c); ref("chain used", c)
ref("islice", itertools.islice([1], 2))
ref("takewhile", itertools.takewhile(fn, [1])); ref("dropwhile", itertools.dropwhile(fn, [1]))
ref("acc", itertools.accumulate([1])); c = itertools.accumulate([1, 2], fn); ref("acc", c); next(c); ref("acc", c)
c = itertools.accumulate([1, 2], initial=5); ref("acc init", c); next(c); ref("acc init", c)
ref("product", itertools.product([1], [2])); c = itertools.product([1], [2]); next(c); ref("product used", c)
c = itertools.permutations([1, 2]); ref("perm", c); next(c); ref("perm used", c)
c = itertools.combinations([1, 2], 2); ref("comb", c); next(c); ref("comb used", c)
ref("partial", functools.partial(fn, 1, b=2)); ref("partial none", functools.partial(fn))
c = functools.lru_cache(fn); c(1); ref("lru", c)
c = functools.lru_cache(maxsize=2)(fn); c(1); c(2); ref("lru2", c)
c = functools.cache(fn); c(1); ref("cache", c)
r = weakref.ref(p); ref("ref", r); r = weakref.ref(p, fn); ref("ref cb", r); ref("proxy", weakref.proxy(p, fn))
ref("mappingproxy", P.__dict__)
def g(a):
    b = 2
    yield a
    yield [x for x in [1, 2]]
gg = g(5); ref("gen", gg); next(gg); ref("gen", gg); next(gg); ref("gen", gg); list(gg); ref("gen", gg)
def g2():
    for i in [4, 5]:
        try: yield i
        except ValueError: pass
gg = g2(); next(gg); ref("gen2", gg)
def g3():
    yield from gg
hh = g3(); next(hh); ref("gen3", hh)
def g4():
    try: raise KeyError(3)
    except KeyError as e: yield 1
hh = g4(); next(hh); ref("gen4", hh)
x = 7
def mk():
    y = 1
    return (i + y for i in [1, 2])
hh = mk(); ref("genexp", hh); next(hh); ref("genexp", hh)
ref("class", P)
class Q(P):
    "doc"
    __slots__ = ("m",)
    z = 1
ref("class", Q)
ref("subclass L", L)
ref("module", gc)
ref("static type", int)
ref("several", [1], (2,), {3: 4}, 5, "a", {6})
ref("nothing")
