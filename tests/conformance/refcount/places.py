import sys, gc, collections, functools, itertools, weakref
rc = sys.getrefcount
def test():
    o = object()
    base = rc(o)
    def show(label):
        print(label, rc(o) - base)
    x = [o] * 5; show("list mul"); del x
    x = (o,) * 5; show("tuple mul"); del x
    x = {1: o, 2: o}; show("dict"); y = x.copy(); show("dict copy"); z = x | y; show("dict or"); del x, y, z
    x = {o}; show("set"); y = {o: o}; show("dict key"); del x, y
    x = [o]; y = x[:]; show("slice"); z = x + y; show("add"); z *= 3; show("imul"); z.extend(z); show("extend self"); z.clear(); del x, y, z; show("cleared")
    it = iter([o, o]); show("iter"); next(it); show("iter next"); list(it); show("iter end"); del it
    it = enumerate([o]); next(it); show("enumerate next"); del it
    it = zip([o], [o]); t = next(it); show("zip next"); del t; show("zip t gone"); del it; show("zip gone")
    it = map(lambda q: q, [o]); next(it); show("map"); del it
    it = reversed([o]); show("reversed"); next(it); show("reversed next"); next(it, 0); show("reversed end"); del it
    d = {"a": o}; v = d.values(); show("values"); iv = iter(d.items()); t = next(iv); show("items next"); del t; show("t gone"); del d, v, iv; show("all gone")
    dq = collections.deque([o, o], maxlen=2); show("deque"); dq.append(o); show("deque append"); dq.rotate(); show("rot"); dq.pop(); show("pop"); del dq
    od = collections.OrderedDict(a=o); show("od"); od["b"] = o; show("od2"); od.popitem(); show("od3"); del od
    dd = collections.defaultdict(lambda: o); dd[1]; show("dd"); dd[2]; show("dd2"); del dd
    p = functools.partial(print, o, key=o); show("partial"); del p
    c = itertools.chain([o], [o]); next(c); show("chain"); del c
    c = itertools.cycle([o]); next(c); show("cycle1"); next(c); show("cycle2"); del c
    c = itertools.repeat(o, 3); show("repeat"); next(c); show("repeat next"); del c
    c = itertools.islice([o, o, o], 2); next(c); show("islice"); list(c); show("islice end"); del c
    c = itertools.accumulate([o], lambda a, b: b); next(c); show("accumulate"); del c
    @functools.lru_cache(maxsize=2)
    def cached(a): return a
    cached(o); show("lru"); cached(o); show("lru hit"); cached(1); cached(2); show("lru out"); cached.cache_clear(); show("lru clear"); del cached
    def g():
        q = o
        yield q
        yield 2
    it = g(); show("gen made"); next(it); show("gen started"); next(it); show("gen 2"); next(it, 0); show("gen end"); del it
    def h(a, *b, k=o, **c):
        show("in h")
        return a
    show("default kw"); h(o, o, z=o); show("after h"); del h
    f = lambda x=o: x; show("lambda default"); f(); del f
    class K:
        attr = o
        __slots__ = ("s",)
    show("class attr"); k = K(); k.s = o; show("slot"); del k.s; show("slot del"); del K, k; gc.collect(); show("class gone")
    class K: pass
    k = K(); k.a = o; show("inst"); vars(k); show("inst dict"); k.a = 1; show("inst replaced"); k.__dict__ = {"z": o}; show("new dict"); del k; show("inst gone")
    s = slice(o, o); show("slice obj"); del s
    pr = property(o, o); show("property"); del pr
    e = ValueError(o); show("exc"); e.x = o; show("exc attr"); del e
    try:
        raise ValueError(o)
    except ValueError as e:
        show("caught")
    show("after caught")
    a, *b = [o, o, o]; show("star"); del a, b
    (a, b), c = (o, o), o; show("unpack"); a, b = b, a; show("swap"); del a, b, c
    x = y = z = o; show("chained"); del x, y, z
    x = [o for _ in range(3)]; show("comp"); del x
    if (w := o): show("walrus")
    del w
    x = o if o else None; show("cond"); del x
    x = o and o; show("and"); del x
    m = {"a": o}; "%(a)s" % m; f"{o}"; show("fmt"); del m
    def r(): return o
    r(); show("ret"); x = r(); show("ret kept"); del x, r
    w = weakref.WeakValueDictionary(); 
    t = (o, (o, [o])); show("nest"); del t
    n = sorted([o], key=lambda q: 0); show("sorted"); del n
    n = min([o], key=lambda q: 0); show("min"); del n
    n = max(o, o, key=id); show("max"); del n
    n = list(filter(None, [o])); show("filter"); del n
    sm = staticmethod(o); show("staticmethod"); del sm
    tp = type("T", (), {"z": o}); show("type"); del tp; gc.collect(); show("type gone")
    nt = collections.namedtuple("N", "a b")(o, o); show("nt"); nt2 = nt._replace(a=1); show("nt2"); nt._asdict(); show("nt3"); del nt, nt2
    with_o = [o]; with_o[0], with_o[0:1] = o, [o, o]; show("multi"); del with_o
    x = {}; x.setdefault(1, o); show("setdefault"); x.setdefault(1, o); x.get(2, o); x.pop(1); show("pop"); x.update(a=o, b=o); show("upd"); x.popitem(); show("popitem"); x |= {"c": o}; show("ior"); del x
    b = [].append; l = []; b2 = l.append; b2(o); show("append"); l.insert(0, o); show("insert"); l.remove(o); show("remove"); l.pop(); show("lpop"); l[:] = [o, o]; show("slice set"); del l[0]; show("delitem"); l.sort(key=id); l.reverse(); show("sort"); l.index(o); l.count(o); o in l; show("in"); del l, b2, b
    globals()["glob"] = o; show("global"); del globals()["glob"]
    gc.collect()
    show("end")
test()
