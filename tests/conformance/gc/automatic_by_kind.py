# When automatic collections run while each kind of object is made.
import gc, sys, weakref, itertools, functools
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple
gc.disable()
log = []
def cb(phase, info): log.append((phase, info["generation"], info["collected"], gc.get_count()))
class P:
    def __init__(self, v=None): self.v = v
class S:
    __slots__ = ("a",)
def run(label, f, thr=(50, 3, 2), n=400):
    gc.set_threshold(*thr)
    gc.collect()
    log.clear()
    gc.callbacks.append(cb)
    gc.enable()
    r = f(n)
    gc.disable()
    gc.callbacks.clear()
    c = gc.get_count()
    print(label, c, len(log), log[:6], log[-2:])
    gc.set_threshold(700, 10, 10)
def a(n):
    l = []
    for i in range(n): l.append([i])
    return l
run("append list", a)
def a(n): return [[i] for i in range(n)]
run("comp", a)
def a(n): return [(i, []) for i in range(n)]
run("comp tuple", a)
def a(n): return {i: [] for i in range(n)}
run("dict comp", a)
def a(n): return {frozenset([i]) for i in range(n)}
run("set comp", a)
def a(n): return list((i, i) for i in range(n))
run("genexp", a)
def a(n): return [P(i) for i in range(n)]
run("instances", a)
def a(n): return [S() for i in range(n)]
run("slots", a)
def a(n): return list(map(P, range(n)))
run("map", a)
def a(n): return list(map(lambda i: [i], range(n)))
run("map lambda", a)
def a(n): return list(zip(range(n), range(n)))
run("zip", a)
def a(n): return list(enumerate(range(n)))
run("enumerate", a)
def a(n): return [list(range(3)) for i in range(n)]
run("list()", a)
def a(n): return [dict(a=i) for i in range(n)]
run("dict()", a)
def a(n): return [(lambda: i) for i in range(n)]
run("lambda", a)
def a(n):
    def rec(k):
        x = [k]
        return rec(k - 1) if k else x
    for i in range(5): rec(n // 5)
run("recursion", a)
def a(n):
    i = 0
    l = []
    while i < n:
        l += [[i]]
        i += 1
    return l
run("while", a)
def a(n):
    for i in range(n):
        x = []; x.append(x)
run("cycles", a)
def a(n):
    for i in range(n):
        p = P(); p.me = p
run("inst cycles", a)
def a(n):
    for i in range(n):
        p = P(); p.v = P(p)
run("inst pair cycles", a)
def a(n):
    for i in range(n):
        try: raise ValueError
        except ValueError as e: k = e
run("exceptions", a)
def a(n):
    for i in range(n):
        try: [].x
        except AttributeError as e: pass
run("attr exceptions", a)
def a(n):
    def f():
        try: raise ValueError
        except ValueError as e: k = e
    for i in range(n): f()
run("exception cycles", a)
def a(n):
    for i in range(n):
        class X: pass
run("classes", a, n=60)
def a(n):
    for i in range(n): type("X", (), {})
run("type()", a, n=60)
def a(n):
    def g():
        yield 1
    l = []
    for i in range(n):
        x = g(); next(x); l.append(x)
    return l
run("gens", a)
def a(n): return sorted([[i % 7] for i in range(n)], key=lambda x: x[0])
run("sorted", a)
def a(n): return [str(i).split() for i in range(n)]
run("split", a)
def a(n): return [[i][:] for i in range(n)]
run("slices", a)
def a(n): return [[].append for i in range(n)]
run("bound builtin", a)
def a(n): return [P().__init__ for i in range(n)]
run("bound", a)
def a(n):
    d = deque()
    for i in range(n): d.append((i,)); 
    return d
run("deque", a)
def a(n):
    d = defaultdict(list)
    for i in range(n): d[i].append(i)
    return d
run("defaultdict", a)
def a(n):
    d = defaultdict(lambda: [])
    for i in range(n): d[i]
    return d
run("defaultdict lambda", a)
def a(n): return [OrderedDict() for i in range(n)]
run("OD", a, n=100)
N = namedtuple("N", "a b")
def a(n): return [N(i, i) for i in range(n)]
run("nt", a)
def a(n): return [functools.partial(print, i) for i in range(n)]
run("partial", a)
def a(n): return list(itertools.product(range(20), range(20)))
run("product", a)
def a(n): return list(itertools.combinations(range(20), 2))
run("comb", a)
def a(n): return [weakref.ref(P, lambda r: 0) for i in range(n)]
run("ref", a)
def a(n):
    @functools.lru_cache(maxsize=None)
    def f(i): return [i]
    return [f(i) for i in range(n)]
run("lru", a)
def a(n):
    x = None
    for i in range(n): x = (x, [])
    return x
run("nested", a)
def a(n):
    x = None
    for i in range(n): x = P(x)
    return x
run("linked", a)
def a(n): return [{**{"a": i}} for i in range(n)]
run("**", a)
def a(n):
    def f(*a, **k): return a, k
    return [f(i, x=i) for i in range(n)]
run("args", a)
def a(n): return [[*range(i % 5)] for i in range(n)]
run("star", a)
def a(n): return [x for x in (y for y in ([z] for z in range(n)))]
run("nested gen", a)
def a(n): return [vars(P(i)) for i in range(n)]
run("vars", a)
def a(n): return [slice(i, i) for i in range(n)]
run("slice obj", a)
def a(n): return [iter([]) for i in range(n)]
run("iter", a)
def a(n): return [set() for i in range(n)], [frozenset([i]) for i in range(n)]
run("set", a)
def a(n): return [ValueError(i) for i in range(n)]
run("ValueError", a)
def a(n): return [object() for i in range(n)], [1.5 * i for i in range(n)], [bytearray(i) for i in range(n)]
run("atoms", a)
for thr in ((1, 1, 1), (10, 0, 0), (10, 5, 0), (0, 1, 1), (100, 1, 1), (2, 2, 2)):
    run("thresholds %s" % (thr,), lambda n: [[i] for i in range(n)], thr, 120)
    def a(n):
        for i in range(n):
            p = P(); p.me = p
    run("thresholds cyc %s" % (thr,), a, thr, 120)
print(gc.get_stats()[0]["uncollectable"])
