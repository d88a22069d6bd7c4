import gc, sys, weakref, collections, functools, itertools, contextlib, tracemalloc
gc.disable()
class C:
    pass
class S:
    __slots__ = ("a", "__weakref__")
def blocks(label, f, n=10):
    f(); f()
    gc.collect()
    a = sys.getallocatedblocks()
    keep = [None] * n
    a = sys.getallocatedblocks()
    for i in range(n):
        keep[i] = f()
    b = sys.getallocatedblocks()
    print(label, (b - a))
def objs(label, f):
    f()
    gc.collect()
    a = len(gc.get_objects())
    k = f()
    b = len(gc.get_objects())
    print(label, "objects", b - a)
def traced(label, f):
    f()
    tracemalloc.start()
    try:
        a = tracemalloc.get_traced_memory()[0]
        k = f()
        b = tracemalloc.get_traced_memory()[0]
        print(label, "traced", b - a)
    finally:
        tracemalloc.stop()
P = collections.namedtuple("P", "x y")
o = C()
def gen():
    yield 1
@contextlib.contextmanager
def cm():
    yield
def cyc():
    a = []
    a.append(a)
    return a
makers = [
    ("WeakSet", lambda: weakref.WeakSet()),
    ("WeakSet1", lambda: weakref.WeakSet([o])),
    ("WeakValueDictionary", lambda: weakref.WeakValueDictionary()),
    ("WeakKeyDictionary", lambda: weakref.WeakKeyDictionary()),
    ("WVD1", lambda: weakref.WeakValueDictionary({"k": o})),
    ("WKD1", lambda: weakref.WeakKeyDictionary({o: 1})),
    ("WeakMethod", lambda: weakref.WeakMethod(makers_obj.m)),
    ("ref", lambda: weakref.ref(o)),
    ("ref cb", lambda: weakref.ref(o, print)),
    ("proxy", lambda: weakref.proxy(o)),
    ("C", C), ("S", S), ("object", object), ("list", list), ("dict", dict), ("set", set), ("frozenset", frozenset),
    ("tuple", lambda: tuple([o])), ("deque", collections.deque), ("defaultdict", lambda: collections.defaultdict(list)),
    ("OrderedDict", collections.OrderedDict), ("OD1", lambda: collections.OrderedDict(a=1)), ("Counter", collections.Counter), ("Counter a", lambda: collections.Counter("aab")),
    ("namedtuple", lambda: P(o, o)), ("class", lambda: type("X", (), {})), ("partial", lambda: functools.partial(print, 1)),
    ("partial kw", lambda: functools.partial(print, 1, sep="")),
    ("gen", gen), ("cm", cm), ("suppress", lambda: contextlib.suppress(ValueError)),
    ("count", itertools.count), ("cycle", lambda: itertools.cycle([o])), ("chain", lambda: itertools.chain([o], [o])), ("islice", lambda: itertools.islice([o], 1)), ("product", lambda: itertools.product([o], [o])),
    ("permutations", lambda: itertools.permutations([o, o])), ("combinations", lambda: itertools.combinations([o, o], 1)), ("accumulate", lambda: itertools.accumulate([o])), ("takewhile", lambda: itertools.takewhile(bool, [o])), ("dropwhile", lambda: itertools.dropwhile(bool, [o])), ("repeat", lambda: itertools.repeat(o)),
    ("lambda", lambda: (lambda: 0)), ("closure", lambda: (lambda o: lambda: o)(o)), ("method", lambda: makers_obj.m), ("property", lambda: property(gen)), ("staticmethod", lambda: staticmethod(gen)), ("classmethod", lambda: classmethod(gen)),
    ("bytes", lambda: bytes([1, 2, 3])), ("bytearray", bytearray), ("bytearray5", lambda: bytearray(5)), ("float", lambda: float("1.5")), ("int", lambda: int("12345678901234567890")), ("str", lambda: str(12345)), ("slice", lambda: slice(o, o)), ("range", lambda: range(1000)), ("range big", lambda: range(10 ** 20)),
    ("enumerate", lambda: enumerate([o])), ("zip", lambda: zip([o])), ("map", lambda: map(bool, [o])), ("filter", lambda: filter(None, [o])), ("reversed", lambda: reversed([o])), ("iter list", lambda: iter([o])), ("iter dict", lambda: iter({})), ("iter call", lambda: iter(gen, 1)),
    ("keys", lambda: {}.keys()), ("values", lambda: {}.values()), ("exc", lambda: ValueError("x")), ("exc0", lambda: ValueError()), ("KeyError", lambda: KeyError(1)), ("OSError", lambda: OSError(1, "x")), ("super", lambda: super(C, o)), ("cyc", cyc), ("cell", lambda: (lambda: o).__closure__),
    ("bound builtin", lambda: [].append), ("C attr", lambda: setattr(C(), "x", 1)), ("C dict", lambda: vars(C())), ("mapping proxy", lambda: C.__dict__), ("dict 1", lambda: {o: 1}), ("dict 1s", lambda: {"a": o}), ("set 1", lambda: {o}), ("dict comp", lambda: {i: i for i in range(10)}), ("set comp", lambda: {i for i in range(10)}), ("list comp", lambda: [i for i in range(10)]), ("gen exp", lambda: (i for i in range(10))),
    ("fstr", lambda: f"{o!r:.1}x"), ("concat", lambda: "abc" + str(1234)), ("split", lambda: "a b c d".split()), ("join", lambda: "-".join(["ab", "cd"])), ("enc", lambda: "abc\xe9".encode()), ("dec", lambda: b"abc".decode()), ("sorted", lambda: sorted([3, 1, 2])), ("listslice", lambda: [1, 2, 3, o][1:]), ("tupleslice", lambda: (1, 2, 3, o)[1:]), ("dict copy", lambda: {"a": 1}.copy()), ("set copy", lambda: {1}.copy()),
    ("divmod", lambda: divmod(10 ** 20, 7)), ("pow", lambda: 2 ** len("abcd" * 30)), ("str mult", lambda: "ab" * len("abc")), ("tuple add", lambda: (o,) + (o,)), ("list add", lambda: [o] + [o]), ("starred", lambda: [*[o], *[o]]), ("dict merge", lambda: {**{"a": 1}, **{"b": 2}}), ("dict or", lambda: {"a": 1} | {"b": 2}), ("set or", lambda: {1} | {2}),
]
class M:
    def m(self):
        pass
makers_obj = M()
for label, f in makers:
    if label == "cell":
        continue
    blocks(label, f)
for label, f in makers:
    if label == "cell":
        continue
    objs(label, f)
for label, f in makers:
    if label == "cell":
        continue
    traced(label, f)
for label, f in makers:
    if label == "cell":
        continue
    print(label, "sizeof", sys.getsizeof(f()), gc.is_tracked(f()))
