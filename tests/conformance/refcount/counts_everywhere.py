# Reference counts in all sorts of places.
import sys, gc, itertools, functools, weakref
from collections import deque, defaultdict, OrderedDict, Counter, namedtuple
gc.disable()
rc = sys.getrefcount
class P: pass
def show(label, *v): print(f"{label:<26}", *v)
def plain(o): return rc(o)
def star(*a): return rc(a), rc(a[0])
def kw(**k): return rc(k), rc(k["x"])
def dflt(x, y=[]): return rc(x), rc(y)
def main():
    o = object(); show("local", rc(o))
    show("arg", plain(o), plain(object()), plain(o=o))
    show("star", star(o), star(object()), star(*[o]), star(*(o,)))
    t = (o,); show("star tuple", star(*t), rc(t))
    show("kw", kw(x=o), kw(**{"x": o}), kw(x=object()))
    show("default", dflt(o))
    show("lambda", (lambda x: rc(x))(o), (lambda: rc(o))())
    show("after closure", rc(o))
def main2():
    o = object()
    l = [o, o]; show("list", rc(o)); l2 = l[:]; show("slice", rc(o), rc(l)); l3 = l * 3; show("mul", rc(o)); l4 = list(l); show("copy", rc(o)); del l, l2, l3, l4; show("gone", rc(o))
    d = {o: o}; show("dict", rc(o)); k = d.keys(); show("keys", rc(d)); it = iter(k); show("iter keys", rc(d)); next(it); show("next", rc(d), rc(o)); list(it); show("exhausted", rc(d)); 
    i = d.items(); x = next(iter(i)); show("items", rc(o), rc(x)); del x, k, it, i; show("d", rc(d), rc(o)); d.clear(); show("clear", rc(o))
    s = {o}; show("set", rc(o)); f = frozenset(s); show("frozenset", rc(o)); f2 = frozenset(f); show("same", rc(f), f2 is f)
    del s, f, f2
    e = enumerate([o, o, o]); a = next(e); show("enumerate", rc(o), rc(a)); del a; n = next(e); show("e2", rc(n), rc(o)); del e, n; show("e3", rc(o))
    z = zip([o], [o]); show("zip", rc(o)); a = next(z); show("zip", rc(o), rc(a)); del z; show("zip", rc(a))
    for i, v in enumerate([o]): show("for enumerate", rc(v))
    show("after", rc(o)); del v
    for v in [o]: show("for list", rc(v))
    show("after", rc(o)); del v
    for v in (o,): show("for tuple", rc(v))
    del v
    for v in {o}: show("for set", rc(v))
    del v
    for v in {o: 1}: show("for dict", rc(v))
    del v
    for k, v in {o: o}.items(): show("for items", rc(v))
    del v, k
    for k, v in zip([o], [o]): show("for zip", rc(v))
    del k, v
    for v in map(lambda x: x, [o]): show("for map", rc(v))
    del v
    for v in filter(None, [o]): show("for filter", rc(v))
    del v
    for v in reversed([o]): show("for reversed", rc(v))
    del v
    for v in (x for x in [o]): show("for genexp", rc(v))
    show("after", rc(o)); del v
    for v in iter(lambda: o, None): show("for callable", rc(v)); break
    del v; show("after", rc(o))
    [show("comp", rc(v)) for v in [o]]; show("after", rc(o))
    {show("setcomp", rc(v)) for v in [o]}
    {show("dictcomp", rc(v)): 1 for v in [o]}
    [[show("comp comp", rc(v), rc(w)) for w in [v]] for v in [o]]
    show("after", rc(o))
    if (w := o) is not None: show("walrus", rc(o))
    del w
    a = b = c = o; show("chained", rc(o)); del a, b, c
    a, *b = o, o, o; show("unpack", rc(o)); del a, b
    (a, b), c = (o, o), o; show("nested unpack", rc(o)); del a, b, c
    show("and", rc(o and o), rc(o or 1), rc(o if o else 1), rc((o, 1)[0]), rc([o][0]), rc({1: o}[1]))
    show("is", o is o, rc(o))
    class K:
        a = o; b = [o]
    show("class", rc(o)); K.a = 1; K.b = 2; show("class", rc(o))
    p = P(); p.x = o; show("attr", rc(o), rc(p)); v = vars(p); show("vars", rc(o), rc(v), rc(p)); show("__dict__", rc(p.__dict__), rc(vars(p))); del p; show("p gone", rc(v), rc(o)); del v; show("gone", rc(o))
    bm = [].append; show("bound builtin", rc(bm), rc(bm.__self__)); p = P(); m = p.__init__; show("mw", rc(p)); del m; show("mw gone", rc(p))
    pa = functools.partial(plain, o); show("partial", rc(o), pa(), rc(plain)); del pa
    r = weakref.ref(p); show("ref", rc(p), rc(r), rc(r())); r2 = weakref.ref(p); show("ref2", rc(r), r is r2); pr = weakref.proxy(p); show("proxy", rc(pr), rc(p)); del r2, r, pr
    q = deque([o, o]); show("deque", rc(o)); q.rotate(1); q.appendleft(o); show("deque", rc(o)); q.pop(); show("deque", rc(o)); it = iter(q); next(it); show("deque iter", rc(q), rc(o)); del it, q
    dd = defaultdict(lambda: o); dd[1]; dd[2]; show("dd", rc(o), rc(dd)); del dd
    od = OrderedDict(); od[1] = o; od[o] = 1; show("od", rc(o)); od.move_to_end(1); x = od.popitem(); show("od", rc(o), rc(x)); del od, x; show("od", rc(o))
    c = Counter([o, o]); show("counter", rc(o)); c.most_common(); show("counter", rc(o)); del c
    N = namedtuple("N", "a b"); n = N(o, o); show("nt", rc(o), rc(n), rc(n.a)); show("N", rc(N)); del n; show("N", rc(N))
    s = slice(o, o); show("slice", rc(o), rc(s)); del s
    pr = property(plain); show("property", rc(plain), rc(pr)); sm = staticmethod(plain); show("static", rc(plain)); del pr, sm
    x = itertools.chain([o], [o]); next(x); show("chain", rc(o)); x = itertools.repeat(o); show("repeat", rc(o)); next(x); x = itertools.cycle([o]); next(x); show("cycle", rc(o)); next(x); show("cycle", rc(o))
    x = itertools.product([o], [o]); a = next(x); show("product", rc(o), rc(a)); x = itertools.combinations([o, o, o], 2); a = next(x); show("comb", rc(o), rc(a)); b = next(x); show("comb", rc(o), rc(a), rc(b)); x = itertools.permutations([o, o]); a = next(x); show("perm", rc(o), rc(a)); x = itertools.accumulate([o, o], lambda a, b: a); next(x); show("acc", rc(o)); next(x); show("acc", rc(o)); x = a = b = None; show("none", rc(o))
    @functools.lru_cache
    def lf(x, *y): return x
    lf(o); show("lru", rc(o)); lf(o, o); show("lru2", rc(o)); lf.cache_clear(); show("lru clear", rc(o))
    @functools.cache
    def lf(x, *y, **k): return x
    lf(o); show("cache", rc(o)); lf(o, a=o); show("cache2", rc(o)); lf.cache_clear(); show("cache clear", rc(o))
    try: raise ValueError(o)
    except ValueError as e: show("exc", rc(o), rc(e), rc(e.args), rc(e.__traceback__)); k = e; show("exc2", rc(e))
    show("exc3", rc(k), rc(o)); k = None; show("exc4", rc(o))
    def gen(a):
        b = a
        yield rc(a)
        yield rc(a)
    g = gen(o); show("gen", rc(o), rc(g), next(g), rc(o), rc(g)); list(g); show("gen done", rc(o))
    g = (x for x in [o]); show("genexp", rc(o)); next(g); show("genexp", rc(o)); del g; show("genexp", rc(o))
    def rec(n, x): return rc(x) if n == 0 else rec(n - 1, x)
    show("rec", rec(0, o), rec(1, o), rec(5, o))
    class CM:
        def __enter__(self): return self
        def __exit__(self, *a): show("exit", rc(self), rc(a))
    with CM() as cm: show("with", rc(cm))
    show("after with", rc(cm))
    with CM(): pass
    def deco(f): show("deco", rc(f)); return f
    @deco
    def ff(): pass
    show("ff", rc(ff), rc(ff.__code__), rc(ff.__globals__) > 5)
    show("max", rc(max([o], key=id)), rc(max(o, o, key=id)), rc(sorted([o], key=id)[0]))
    l = [o, o]; l.sort(key=id); show("sort", rc(o)); l.reverse(); l.extend(l); show("extend", rc(o)); l += (o,); show("iadd", rc(o)); l[0:2] = []; show("slice del", rc(o)); l[:] = [o]; show("slice set", rc(o)); l.insert(0, o); l.remove(o); show("ins rem", rc(o), l.index(o), l.count(o)); l.pop(); show("pop", rc(o), l)
    d = dict.fromkeys([1, 2, 3], o); show("fromkeys", rc(o)); d.pop(1); show("pop", rc(o)); d.popitem(); show("popitem", rc(o)); d.setdefault(7, o); show("setdefault", rc(o)); d.update({8: o}); show("update", rc(o)); x = d | {9: o}; show("or", rc(o)); x = d.copy(); show("copy", rc(o)); x = {**d}; show("**", rc(o)); x = d = None; show("none", rc(o))
    f = f"{o!r:.3}"; show("fstring", rc(o)); "%s" % (o,); "{}".format(o); show("fmt", rc(o)); show("in", o in [o], o in (o,), o in {o}, rc(o))
    show("isinstance", isinstance(o, object), rc(o), getattr(P, "zz", o) is o, rc(o)); setattr(P, "zz", o); show("setattr", rc(o)); delattr(P, "zz"); show("delattr", rc(o))
    show("P", rc(P) - rc(P)); x = P(); y = P(); b = rc(P); del x; show("inst", rc(P) - b); class_ = type("Q", (P,), {}); show("sub", rc(P) - b); del y, class_; gc.collect(); show("sub", rc(P) - b)
    show("consts", rc(12345), rc("a b c"), rc(1.5), rc((1, 2)), rc(b"xy"), rc("ident") > 1000000, rc(None) > 10**6, rc(1) > 10**6, rc(()) > 10**6, rc("") > 10**6, rc(True) > 10**6, rc(-5) > 10**6, rc(-6), rc(256) > 10**6, rc(257))
    show("types", rc(int) > 10**6, rc(P) < 100, rc(len) < 100)
main(); main2()
c = 99999; show("global const", rc(c)); d = 99999; show("same", rc(c), c is d)
def f(): return rc(777777), rc((7, 8, 9)), rc("x y z")
show("f consts", f(), f())
def f2(): x = 777777; return rc(x)
show("f consts", f2(), f(), rc(777777))
show("globals", rc(globals()), rc(globals()["show"]), rc(show))
def nest():
    x = [1]
    def a(): return rc(x)
    def b():
        def c(): return x, rc(x)
        return c
    c = b()
    return rc(x), a(), c()[1], rc(a.__closure__[0]), rc(a.__closure__)
show("nest", nest())
def nl():
    x = [1]
    def s():
        nonlocal x
        x = [2]; return rc(x)
    return s(), rc(x)
show("nonlocal", nl())
class S: __slots__ = ("a", "__weakref__")
s = S(); s.a = [1]; show("slots", rc(s.a), rc(s), rc(S.a)); v = s.a; show("slots", rc(v)); del s.a; show("slots", rc(v))
class Dsc:
    def __get__(self, o, t=None): return rc(o), rc(self)
    def __set__(self, o, v): print(rc(o), rc(v))
    def __delete__(self, o): print(rc(o))
class H:
    d = Dsc()
    @property
    def p(self): return rc(self)
    @p.setter
    def p(self, v): print("set", rc(self), rc(v))
    def m(self): return rc(self)
    @classmethod
    def c(cls, x): return rc(x)
    @staticmethod
    def s(x): return rc(x)
    def __getitem__(self, i): return rc(self), rc(i)
    def __setitem__(self, i, v): print("setitem", rc(self), rc(i), rc(v))
    def __delitem__(self, i): print("delitem", rc(self), rc(i))
    def __len__(self): return rc(self)
    def __call__(self, *a): return rc(self), rc(a)
    def __contains__(self, x): print("contains", rc(self), rc(x)); return True
    def __eq__(self, x): print("eq", rc(self), rc(x)); return True
    def __lt__(self, x): print("lt", rc(self), rc(x)); return True
    def __add__(self, x): return rc(self), rc(x)
    def __radd__(self, x): return rc(self), rc(x)
    def __iadd__(self, x): print("iadd", rc(self), rc(x)); return self
    def __iter__(self): print("iter", rc(self)); return iter([1])
    def __bool__(self): print("bool", rc(self)); return True
    def __hash__(self): print("hash", rc(self)); return 1
    def __repr__(self): return "H%d" % rc(self)
    def __str__(self): return "h%d" % rc(self)
    def __format__(self, s): return "f%d" % rc(self)
    def __getattr__(self, n): return rc(self), n == "nope"
    def __setattr__(self, n, v): print("setattr", rc(self), rc(v)); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("delattr", rc(self))
    def __enter__(self): print("enter", rc(self)); return self
    def __exit__(self, t, v, tb): print("exit", rc(self), rc(v), rc(tb)); return True
    def __neg__(self): return rc(self)
    def __index__(self): return 0 * rc(self)
    def __reversed__(self): return iter([rc(self)])
    def __del__(self): print("del", rc(self))
def hh(h, v):
    print("d", h.d); h.d = v; del h.d; print(h.p); h.p = v; print(h.m(), H.m(h), (h.m)(), h.c(v), H.s(v))
    print(h[v], h[0], h[1:2]); h[v] = v; h[0] = [1]; del h[v]; print(len(h), h(), h(1, 2), h(*[1])); print(v in h, h == v, h < v, h + v, v + h, h != h); h += v; print(list(h), bool(h), hash(h)); print([h], (h,), str(h), f"{h}", repr(h), "%s" % h, f"{h!r}"); print(h.nope, getattr(h, "nope")); h.zz = v; del h.q
    for x in h: pass
    with h as z: raise ValueError
    with h: pass
    print(-h, [v][h], list(reversed(h)), [*h], (lambda *a: a)(*h)); {h}; {h: 1}; h in [h]; h in [1]; [1].count(h); sorted([h, h]); max(h, h); isinstance(h, H); any([h]); all([h]); not h
    if h: pass
    while h: break
    print(h and 1); print(1 if h else 2); assert h
    a, = h
    print(rc(h), rc(v))
hh(H(), [5])
