# Callbacks of references in and to cycles, derived references, equality after death.
import weakref, gc, sys


def masked(text):
    """Addresses differ from run to run."""
    first, *others = text.split("0x")
    return first + "".join("0x.." + part.lstrip("0123456789abcdef") for part in others)


def show(label, function):
    try:
        shown = repr(function())
    except BaseException as error:
        shown = type(error).__name__ + ": " + str(error)
    print(label, masked(shown))


gc.disable()
from weakref import ref, proxy, getweakrefs, getweakrefcount


class C:
    pass


log = []


def mk(n):
    return lambda r: log.append((n, r()))


c = C()
rs = [ref(c, mk(i)) for i in range(4)] + [proxy(c, lambda p: log.append('proxy'))]
del c
print(log)
log.clear()
c = C()
others = []


def cb(r):
    others.clear()
    log.append('first')


others.append(ref(c, lambda r: log.append('second')))
a = ref(c, cb)
del c
print(log)
log.clear()
c = C()
e1 = ref(c, lambda r: 1 / 0)
e2 = ref(c, lambda r: log.append('ok'))
del c
print(log)
log.clear()


class N:

    def __init__(self, n):
        self.n = n


a = N('a')
b = N('b')
a.b = b
b.a = a
ra = ref(a, mk('a'))
rb = ref(b, mk('b'))
del a, b
print(gc.collect(), log, ra(), rb())
log.clear()
a = N('a')
a.self = a
a.r = ref(a, mk('in cycle'))
del a
print(gc.collect(), log)
log.clear()
a = N('a')
b = N('b')
a.self = a
b.self = b
a.r = ref(b, mk("a's ref to b"))
del a, b
print(gc.collect(), log)
log.clear()
a = N('a')
a.self = a
a.r = ref(a, mk('x'))
keep = a.r
del a
print(gc.collect(), log, keep())
log.clear()


class D:

    def __repr__(self):
        return 'a D'

    def __del__(self):
        log.append(('del', self.r()))


d = D()
d.self = d
d.r = ref(d, mk('d'))
k = ref(d, mk('outer'))
del d
print(gc.collect(), log)
log.clear()
d = D()
d.r = ref(d)
k = ref(d, mk('plain'))
del d
print(log)
log.clear()
keepers = []


class R:

    def __repr__(self):
        return 'an R'

    def __del__(self):
        keepers.append(self)


r = R()
w = ref(r, mk('res'))
del r
print(log, w(), len(keepers))
keepers.clear()
print(log)
log.clear()
r = R()
r.me = r
w = ref(r, mk('res2'))
del r
gc.collect()
print(log, w(), len(keepers), getweakrefcount(keepers[0]))
keepers.clear()
gc.collect()
print(log)
log.clear()


class MyRef(ref):

    def __init__(self, ob, callback=None, value=24):
        self.value = value
        super().__init__(ob, callback)

    def __call__(self):
        self.called = True
        return super().__call__()


o = C()
mr = MyRef(o, value=5)
print(mr.value, mr() is o, mr.called, mr == ref(o), mr is ref(o), ref(o) is ref(o),
    getweakrefcount(o), sys.getsizeof(mr))
show('repr', lambda: mr)
print(mr.__dict__)
m2 = MyRef(o)
print(m2 is mr, m2 == mr, len({mr, m2}), [type(x).__name__ for x in getweakrefs(o)])
p1 = proxy(o)
r0 = ref(o)
print([type(x).__name__ for x in getweakrefs(o)], getweakrefs(o)[0] is r0)


class Sl(ref):
    __slots__ = ('a', 'b')


s = Sl(o)
s.a = 1
show('noattr', lambda: s.b)
show('bad', lambda: setattr(s, 'z', 1))
print(sys.getsizeof(s), hasattr(s, '__dict__'))


class NoInit(ref):
    pass


show('x', lambda: type(NoInit(o)))
show('xargs', lambda: NoInit(o, None, 3))
show('xkw', lambda: NoInit(o, foo=1))
show('ctor', lambda: MyRef(o, None, 1, 2))


class NewRef(ref):

    def __new__(cls, ob, cb=None, tag=None):
        self = super().__new__(cls, ob, cb)
        self.tag = tag
        return self

    def __init__(self, ob, cb=None, tag=None):
        super().__init__(ob, cb)


n = NewRef(o, tag='t')
print(n.tag, n() is o)
show('wr to wr', lambda: ref(mr)() is mr)
show('ref to plain ref', lambda: ref(r0))


class H:

    def __init__(self, v):
        self.v = v

    def __hash__(self):
        log.append('hash')
        return self.v

    def __eq__(self, o):
        log.append('eq')
        return self.v == o.v


h1, h2 = (H(1), H(1))
x, y, z = (ref(h1), ref(h2), ref(h1, lambda r: 0))
print(x == y, x == z, x != y, hash(x) == hash(y), hash(x), log)
log.clear()
hash(x)
print(log, x in {y: 1}, log)
log.clear()
del h2
print(x == y, y == y, x != y, hash(y))
show('order', lambda: x < y)
show('noteq', lambda: x == 5)
show('ordering', lambda: sorted([x, y]))


class U:
    __hash__ = None


u = U()
show('unhashable', lambda: hash(ref(u)))


class NW:
    __slots__ = ('a',)


show('noweak', lambda: ref(NW()))
show('noweakproxy', lambda: proxy(NW()))


class SW:
    __slots__ = ('a', '__weakref__')


sw = SW()
show('slotweak', lambda: (ref(sw)() is sw, sw.__weakref__, sys.getsizeof(sw)))
sr = ref(sw)
show('__weakref__', lambda: sw.__weakref__ is sr)
show('c.__weakref__', lambda: C().__weakref__)
show('set wr', lambda: setattr(sw, '__weakref__', 1))


class IntSub(int):
    pass


show('intsub', lambda: ref(IntSub(3)))


class TupSub(tuple):
    pass


show('tupsub', lambda: ref(TupSub()))


class StrSub(str):
    pass


ss = StrSub('x')
show('strsub', lambda: ref(ss)() == 'x')


class ListSub(list):
    pass


l = ListSub([1])
show('listsub', lambda: (ref(l)(), proxy(l)[0]))


class DictSub(dict):
    pass


l = DictSub(a=1)
show('dictsub', lambda: (ref(l)(), proxy(l)['a']))


class E(Exception):
    pass


e = E()
show('excsub', lambda: ref(e)() is e)


def f():
    pass


rf = ref(f, lambda r: print('fn died'))
del f
print(rf())


class M:

    def m(self):
        pass


m = M()
rm = ref(m.m)
print(rm())
bm = m.m
rm = ref(bm)
print(rm() is bm, rm() == m.m)
del bm
print(rm())


def gen():
    yield 1


g = gen()
rg = ref(g, lambda r: print('gen died'))
next(g)
show('rg', lambda: rg() is g)
del g
print(rg())


class K:
    pass


rk = ref(K, lambda r: print('class died'))
del K
print(rk() is None)
gc.collect()
print(rk())
cl = type('Dyn', (), {})
rc = ref(cl)
show('sub', lambda: cl.__base__)
del cl
gc.collect()
print(rc())


def cbk(r):
    print('cb', r is theref, r(), getweakrefcount(r))


o2 = C()
theref = ref(o2, cbk)
show('reprx', lambda: str(theref)[:12])
o2 = None


class Self:

    def __init__(self):
        self.r = ref(self, self.cb)

    def cb(self, r):
        print('never')


s1 = Self()
del s1
print(gc.collect())


class Hold:
    pass


hh = Hold()
box = [ref(hh, lambda r: box.clear())]
del hh
print(box)
lst = [N(i) for i in range(3)]
rr = [ref(x, lambda r, i=i: log.append(i)) for i, x in enumerate(lst)]
log.clear()
del lst, x
print(log)
show('wd', lambda: ref(N(1))())
r1 = ref(o)
show('copy', lambda: ref(o) is r1)
del o
print(r1 == r1, r1 == ref(C))
show('gc', lambda: (gc.is_tracked(r1), gc.get_referents(theref)))
