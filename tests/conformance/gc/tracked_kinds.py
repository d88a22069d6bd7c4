# Which objects the collector tracks, and which tuples and dicts it lets go.
import gc, sys, weakref, itertools, functools, contextlib, random, time, math
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple
gc.disable(); gc.collect()
def t(label, o): print(f"{label:<30}", gc.is_tracked(o), gc.is_finalized(o))
class P: pass
class S: __slots__ = ()
class S1: __slots__ = ("a",)
class FS(float): __slots__ = ()
class IS(int): __slots__ = ()
class SS(str): __slots__ = ()
class TS(tuple): __slots__ = ()
class OS(object): pass
class BS(bytes): __slots__ = ()
class RS(bytearray): __slots__ = ()
NT = namedtuple("NT", "a b")
def fn(): yield
for label, o in [("None", None), ("int", 5), ("big", 10**30), ("float", 1.5), ("str", "abc" * 3), ("bytes", b"x"), ("ba", bytearray(2)),
    ("type", type), ("int type", int), ("object", object()), ("P", P), ("P()", P()), ("S()", S()), ("S1()", S1()), ("FS", FS(1)), ("IS", IS(1)), ("SS", SS("x")),
    ("TS", TS((1,))), ("TS()", TS()), ("BS", BS(b"x")), ("RS", RS(b"x")), ("NT", NT(1, 2)), ("NT class", NT), ("list", []), ("set", set()), ("frozenset", frozenset([1])),
    ("frozenset()", frozenset()), ("range", range(2)), ("slice", slice(1)), ("slice2", slice([], [])), ("iter", iter([])), ("range iter", iter(range(3))), ("str iter", iter("a")),
    ("bytes iter", iter(b"a")), ("reversed range", reversed(range(3))), ("long range iter", iter(range(10**30))), ("tuple iter", iter(())), ("dict iter", iter({})), ("keys", {}.keys()), ("set iter", iter(set())),
    ("fn", fn), ("gen", fn()), ("code", fn.__code__), ("bound", P().__init__), ("builtin", len), ("builtin bound", [].append), ("module", gc), ("math.sin", math.sin),
    ("method descr", list.append), ("wrapper", list.__len__), ("mw", [].__len__), ("getset", P.__dict__["__dict__"]), ("member", S1.__dict__["a"]), ("property", property()),
    ("static", staticmethod(1)), ("cm", classmethod(1)), ("super", super(P, P())), ("mappingproxy", P.__dict__), ("exc", ValueError()), ("exc type", ValueError),
    ("deque", deque()), ("dd", defaultdict()), ("od", OrderedDict()), ("counter", Counter()), ("count", itertools.count()), ("cycle", itertools.cycle([])), ("repeat", itertools.repeat(1)),
    ("chain", itertools.chain()), ("partial", functools.partial(fn)), ("lru", functools.cache(fn)), ("ref", weakref.ref(P)), ("proxy", weakref.ref(fn)), ("enumerate", enumerate([])), ("zip", zip()),
    ("map", map(fn, [])), ("filter", filter(fn, [])), ("dictview", {}.values()), ("Ellipsis", ...), ("NotImplemented", NotImplemented), ("empty tuple", ()), ("const tuple", (1, 2, 3)),
    ("const frozenset", 1 in {1, 2, 3}), ("fn dict", fn.__dict__), ("globals", globals()), ("P dict", P().__dict__), ("random", random.random), ("finalize", weakref.finalize(P, print)),
    ("WeakSet", weakref.WeakSet()), ("version_info", sys.version_info), ("argv", sys.argv), ("builtins.print", print)]:
    t(label, o)
fn.x = 1
t("fn dict", fn.__dict__)
def args(*a, **k): return a, k
a, k = args(1, 2, x=1)
t("args", a); t("kw", k)
a, k = args(1, [], x=[])
t("args", a); t("kw", k)
t("listcomp to tuple", tuple([x for x in "ab"]))
t("tuple slice", (1, 2, 3)[1:])
t("tuple + ", (1, 2) + (3, int("4")))
t("tuple * ", tuple([int("3")]) * 3)
t("divmod", divmod(7, 2))
t("partition", "a-b".partition("-"))
t("items", list({1: 2}.items())[0])
t("enumerate item", next(enumerate([1])))
t("zip item", next(zip([1])))
t("get_count", gc.get_count())
t("e.args", ValueError(1).args)
t("groups", P.__mro__); t("bases", P.__bases__)
t("closure", (lambda x: lambda: x)(1).__closure__)
t("get_stats", gc.get_stats()[0])
t("dict()", dict()); t("dict(a=1)", dict(a=1)); t("dict(a=[])", dict(a=[])); t("{**}", {**{"a": 1}}); t("{**[]}", {**{"a": []}})
t("d|d", {1: 1} | {2: 2}); t("d|d2", {1: 1} | {2: []}); t("dict(zip)", dict(zip("ab", "cd"))); t("fromkeys", dict.fromkeys([1, 2])); t("fromkeys []", dict.fromkeys([1, 2], []))
d = {}; d.setdefault(1, 2); t("setdefault", d); d.setdefault(2, []); t("setdefault []", d); d.clear(); t("clear", d); d[1] = 2; t("again", d)
gc.collect(); t("collected", d)
d.update(a=1); t("update", d); d.update(b=[]); t("update", d)
d = {(1, 2): 3}; t("key tuple const", d)
d = {tuple([1, 2]): 3}; t("key tuple", d)
d = {frozenset([1, 2]): 3}; t("key fs", d)
d = {P(): 3}; t("key inst", d)
d = {1: P}; t("value class", d)
d = {1: len}; t("value builtin", d)
d = {1: {}}; t("value dict", d)
d = {1: ()}; t("value ()", d)
d = {1: range(3)}; t("value range", d)
d = {1: object()}; t("value object()", d)
d = {1: int}; t("value int type", d)
d = {1: SS("a")}; t("value SS", d)
d = {1: (1, 2)}; t("value const tuple", d)
d = {1: (d,)}; t("value dict tuple", d)
d = {x: x for x in range(3)}; t("comp", d)
d = {x: [x] for x in range(3)}; t("comp []", d)
d2 = d.copy(); t("copy", d2); gc.collect()
d = {1: []}; del d[1]; t("del", d); t("copy", d.copy()); t("dict(d)", dict(d)); gc.collect(0); gc.collect(1); t("two", d); gc.collect(2); t("full", d)
d = {1: []}; d.pop(1); t("pop", d); d = {1: []}; d.popitem(); t("popitem", d)
class D(dict): pass
d = D(); t("D", d); gc.collect(); t("D", d)
d = defaultdict(int); d[1] += 1; gc.collect(); t("dd", d)
c = Counter("abc"); gc.collect(); t("counter", c)
p = P(); p.x = 1; d = vars(p); t("vars", d); gc.collect(); t("vars", d); p.y = []; t("vars", d)
t1 = tuple([1, tuple([2, tuple([3])])]); t("nested", t1); t("nested", t1[1]); gc.collect(0); t("nested", t1); t("nested", t1[1]); t("nested", t1[1][1]); gc.collect(1); t("nested", t1); gc.collect(2); t("nested", t1)
t1 = tuple([TS((1,))]); gc.collect(); t("TS in", t1); t("TS", t1[0])
t1 = tuple([NT(1, 2)]); gc.collect(); t("NT in", t1); t("NT", t1[0])
t1 = tuple([frozenset()]); gc.collect(); t("fs in", t1)
t1 = tuple([P]); gc.collect(); t("class in", t1)
t1 = tuple([int]); gc.collect(); t("int in", t1)
t1 = tuple([len]); gc.collect(); t("len in", t1)
t1 = tuple([range(3), slice(1)]); gc.collect(); t("range in", t1)
t1 = tuple([slice(1)]); gc.collect(); t("slice in", t1)
t1 = tuple([object()]); gc.collect(); t("object in", t1)
t1 = tuple([{}]); gc.collect(); t("dict in", t1)
t1 = tuple([{1: {}}]); gc.collect(); t("dict dict in", t1); t("dict", t1[0])
t1 = tuple([{1: (int("4"),)}]); gc.collect(); t("dict tuple in", t1); t("dict", t1[0]); gc.collect(); t("dict tuple in", t1); t("dict", t1[0])
t1 = tuple([iter("ab")]); gc.collect(); t("striter in", t1)
t1 = tuple([weakref.ref(P)]); gc.collect(); t("wr in", t1)
def args2(*a): gc.collect(0); return a
t("args after", args2(1, 2))
x = (1, int("2")); y = (x, 3); gc.collect(0); t("x", x); t("y", y)
y = [(i, i) for i in range(3)]; gc.collect(0); print([gc.is_tracked(q) for q in y])
y = [((i, i), i) for i in range(3)]; gc.collect(0); print([gc.is_tracked(q) for q in y], [gc.is_tracked(q[0]) for q in y])
y = [(i, (i, i)) for i in range(3)]; gc.collect(0); print([gc.is_tracked(q) for q in y], [gc.is_tracked(q[1]) for q in y]); gc.collect(1); print([gc.is_tracked(q) for q in y])
