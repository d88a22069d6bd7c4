# Which types put off the destruction of what is nested in them, and which recurse.
import gc
from collections import deque, OrderedDict, defaultdict, namedtuple, Counter
from functools import partial, lru_cache
import itertools, weakref
gc.disable()
log = []
class Leaf:
    __slots__ = ("n",)
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
def runs(seq):
    out = []; i = 0
    while i < len(seq):
        j = i + 1
        step = seq[j] - seq[i] if j < len(seq) and abs(seq[j] - seq[i]) == 1 else 0
        while step and j + 1 < len(seq) and seq[j + 1] - seq[j] == step: j += 1
        if step: out.append(f"{seq[i]}..{seq[j]}"); i = j + 1
        else: out.append(str(seq[i])); i += 1
    return " ".join(out)
def chain(label, step, n=170):
    x = None
    for i in range(n): x = step(x, Leaf(i))
    log.clear()
    del x
    print(f"{label:<14}", len(log), runs(log))
class Pl:
    def __init__(self, x, l): self.x, self.l = x, l
    def m(self): pass
class Sl:
    __slots__ = ("x", "l", "__weakref__")
    def __init__(self, x, l): self.x, self.l = x, l
class L(list): pass
class T(tuple): pass
class D(dict): pass
class S(set): pass
class E(Exception): pass
class I(int): pass
class F(frozenset): pass
class DQ(deque): pass
class DD(defaultdict): pass
class OD(OrderedDict): pass
class PA(partial): pass
NT = namedtuple("NT", "x l")
chain("list", lambda x, l: [x, l]); chain("list2", lambda x, l: [l, x])
chain("tuple", lambda x, l: (x, l)); chain("dict", lambda x, l: {1: x, 2: l}); chain("dict2", lambda x, l: {1: l, 2: x})
chain("plain", Pl); chain("slots", Sl)
def vv(x, l):
    p = Pl(x, l); vars(p); return p
chain("plain vars", vv)
chain("L", lambda x, l: L([x, l])); chain("T", lambda x, l: T([x, l])); chain("D", lambda x, l: D({1: x, 2: l})); chain("NT", NT)
def at(c):
    def f(x, l):
        o = c(); o.x = x; o.l = l; return o
    return f
for c in (L, T, D, S, E, I, F, DQ, DD, OD): chain(c.__name__ + " attr", at(c))
def fr(x, l): return frozenset([x, l] if x else [l])
class HL(Leaf):
    __slots__ = ()
    def __hash__(self): return self.n
    def __eq__(self, o): return self is o
class HF(frozenset):
    def __hash__(self): return 100000
def chain2(label, step, n=170):
    x = None
    for i in range(n): x = step(x, HL(i))
    log.clear(); del x
    print(f"{label:<14}", len(log), runs(log))
chain2("HF", lambda x, l: HF([x, l]))
class HT(tuple):
    def __hash__(self): return 100000
chain2("frozenset/HT", lambda x, l: frozenset([HT((x,)), l]))
chain2("set/HT", lambda x, l: HT([{HT((x,)), l}]))
def clo(x, l): return lambda: (x, l)
chain("closure", clo)
def dfl(x, l): return lambda a=x, b=l: 0
chain("default", dfl)
def kdf(x, l): return lambda *, a=x, b=l: 0
chain("kwdefault", kdf)
def fat(x, l):
    def f(): pass
    f.x = x; f.l = l; return f
chain("func attr", fat)
chain("partial", lambda x, l: partial(print, x, l)); chain("partial kw", lambda x, l: partial(print, x=x, l=l)); chain("PA", lambda x, l: PA(print, x, l))
chain("deque", lambda x, l: deque([x, l])); chain("OD", lambda x, l: OrderedDict([(1, x), (2, l)])); chain("dd", lambda x, l: defaultdict(None, {1: x, 2: l})); chain("Counter", lambda x, l: Counter({1: x, 2: l}))
chain("DQ", lambda x, l: DQ([x, l])); chain("ODs", lambda x, l: OD([(1, x), (2, l)])); chain("DDs", lambda x, l: DD(None, {1: x, 2: l}))
class Call:
    __slots__ = ("l",)
    def __init__(self, l): self.l = l
    def __call__(self, *a): pass
chain("map", lambda x, l: map(Call(l), x or [])); chain("filter", lambda x, l: filter(Call(l), x or []))
chain("zip", lambda x, l: zip(x or [], [l])); chain("enumerate", lambda x, l: enumerate(zip(x or [], [l]))); chain("chain", lambda x, l: itertools.chain(x or [], [l]))
chain("enum only", lambda x, l: enumerate(x or [l]))
chain("islice", lambda x, l: itertools.islice(x or [l], 1)); chain("cycle", lambda x, l: itertools.cycle(x or [l])); chain("takewhile", lambda x, l: itertools.takewhile(Call(l), x or [])); chain("repeat", lambda x, l: itertools.repeat((x, l)))
chain("accumulate", lambda x, l: itertools.accumulate(x or [], Call(l))); chain("product", lambda x, l: itertools.product([x], [l]))
chain("bound builtin", lambda x, l: [x, l].append); chain("bound", lambda x, l: Pl(x, l).m); chain("mw", lambda x, l: [x, l].__len__); chain("bound partial", lambda x, l: partial(x, l).__call__ if x else [l].append)
class Cb(list):
    def m(self): pass
chain("bound L", lambda x, l: Cb([x, l]).m)
def exc(x, l):
    e = ValueError(l); e.__cause__ = x; return e
chain("exc cause", exc)
def exc(x, l):
    e = StopIteration(l); e.__context__ = x; return e
chain("exc stopit", exc)
def exc(x, l): return ValueError(x, l)
chain("exc args", exc)
def exc(x, l): return OSError(x, l)
chain("exc os", exc)
def exc(x, l): return KeyError(x, l)
chain("exc key", exc)
def exc(x, l): return ImportError(x, name=l)
chain("exc import", exc)
def exc(x, l): return AttributeError(l, obj=x)
chain("exc attr", exc)
def exc(x, l):
    e = E(l); e.__cause__ = x; return e
chain("exc sub", exc)
def ge(x, l):
    def g(a, b): yield a
    g = g(x, l); next(g); return g
chain("gen", ge)
chain("genexp", lambda x, l: (0 for i in zip(x or [], [l])))
chain("property", lambda x, l: property(x, l)); chain("slice", lambda x, l: slice(x, l)); chain("static", lambda x, l: staticmethod((x, l))); chain("static2", lambda x, l: staticmethod(x if x else l))
chain("iter", lambda x, l: iter([x, l])); chain("iter tuple", lambda x, l: iter((x, l))); chain("rev", lambda x, l: reversed([x, l])); chain("call iter", lambda x, l: iter(Call(x), l)); chain("dict view", lambda x, l: {1: x, 2: l}.values()); chain("dict it", lambda x, l: iter({1: x, 2: l}.values()))
chain("super", lambda x, l: super(Pl, Pl(x, l))); chain("weakref", lambda x, l: weakref.ref(chain, Call((x, l)))); chain("lru", lambda x, l: lru_cache(Call((x, l))))
def cls(x, l): return type("C", (), {"x": x, "l": l})
def raised(x, l):
    try: raise ValueError(l)
    except ValueError as e: e.x = x; return e
chain("raised", raised)
def raised(x, l):
    try:
        if x: raise x
        raise ValueError(l)
    except ValueError as e: return e
chain("reraised", raised)
def raised(x, l):
    def f(x, l): raise ValueError
    try: f(x, l)
    except ValueError as e: return e.__traceback__
chain("traceback", raised)
def raised(x, l):
    def f(x, l): raise ValueError
    try: f(x, l)
    except ValueError as e: return e.__traceback__.tb_next.tb_frame
chain("frame", raised)
chain("mixed", lambda x, l: [[x, l], {1: (x, l)}]); chain("mixed2", lambda x, l: Pl([x], (l,))); chain("mixed3", lambda x, l: (Pl(x, [l]),)); chain("mixed4", lambda x, l: [partial(print, [x], {2: l})])
chain("mixed5", lambda x, l: {1: [x], 2: [l, l]}); chain("mixed6", lambda x, l: [slice([x], [l])]); chain("mixed7", lambda x, l: Sl([L([x])], [[[[l]]]])); chain("mixed8", lambda x, l: [[[[x]]], [[[l]]]])
class PD(Pl):
    def __del__(self): log.append(-1)
chain("PD", PD)
class LD(list):
    def __del__(self): log.append(-1)
chain("LD", lambda x, l: LD([x, l]))
