# WeakSet, WeakMethod and finalize: every method, wrong uses, the order at the end.
import weakref, gc, sys
from weakref import ref, WeakValueDictionary, WeakKeyDictionary, WeakSet, WeakMethod, finalize, KeyedRef, proxy


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


class S:

    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return 'S(%r)' % self.v

    def __eq__(self, o):
        return isinstance(o, S) and self.v == o.v

    def __hash__(self):
        return hash(self.v)

    def __lt__(self, o):
        return self.v < o.v


def srt(s):
    return sorted(s)


items = [S(i) for i in range(6)]
s = WeakSet(items)
u = WeakSet(items[:3])
v = items[2:5]
show('type', lambda: (type(s), len(s), srt(s), s == WeakSet(items), s == set(items), s != u,
    items[0] in s, 1 in s, S(0) in s, S(9) in s))
show('repr', lambda: WeakSet())
show('repr1', lambda: WeakSet([items[0]]))
for n in 'union intersection difference symmetric_difference'.split():
    show(n, lambda: srt(getattr(u, n)(v)))
    show(n + ' type', lambda: type(getattr(u, n)(v)).__name__)
    show(n + ' bad', lambda: getattr(u, n)(5))
    show(n + ' args', lambda: getattr(u, n)())
    show(n + 'int items', lambda: getattr(u, n)([1]))
for n in 'issubset issuperset isdisjoint'.split():
    show(n, lambda: (getattr(u, n)(items), getattr(u, n)(v), getattr(u, n)([]), getattr(u,
        n)(items[:1])))
    show(n + ' bad', lambda: getattr(u, n)(5))
w = WeakSet(v)
show('ops', lambda: [srt(x) for x in (u | w, u & w, u - w, u ^ w)])
show('ops set', lambda: [srt(x) for x in (u | set(v), u & set(v), u - set(v), u ^ set(v))])
show('ops list', lambda: [srt(x) for x in (u | v, u & v, u - v, u ^ v)])
show('rop', lambda: srt(set(v) | u))
show('rop', lambda: srt(set(v) - u))
show('op bad', lambda: u | 5)
show('cmp', lambda: (u < s, u <= s, s > u, s >= u, s < s, s <= s, u < w))
show('cmp set', lambda: u < set(items))
show('cmp bad', lambda: u < 5)
show('add', lambda: (u.add(items[5]), srt(u)))
show('add bad', lambda: u.add(1))
show('remove', lambda: (u.remove(items[5]), srt(u)))
show('remove missing', lambda: u.remove(items[5]))
show('discard', lambda: u.discard(items[5]))
show('discard bad', lambda: u.discard(1))
show('pop', lambda: (u.pop().v in range(3), len(u)))
show('pop empty', lambda: WeakSet().pop())
show('clear', lambda: (u.clear(), len(u)))
show('update', lambda: (u.update(v), srt(u)))
show('update bad', lambda: u.update(5))
show('update 2', lambda: u.update([], []))
show('copy', lambda: (srt(u.copy()), u.copy() is u, type(u.copy())))
for n in 'intersection_update difference_update symmetric_difference_update'.split():

    def f():
        z = WeakSet(items[:3])
        r = getattr(z, n)(v)
        return (r, srt(z))
    show(n, f)

    def f():
        z = WeakSet(items[:3])
        r = getattr(z, n)(z)
        return (r, srt(z))
    show(n + 'self', f)


def f():
    z = WeakSet(items[:3])
    q = z
    z |= WeakSet(v)
    a = srt(z)
    z &= WeakSet(items[1:])
    b = srt(z)
    z -= WeakSet(items[4:])
    c = srt(z)
    z ^= WeakSet(items[:2])
    d = srt(z)
    return (a, b, c, d, q is z)


show('inplace', f)


def f():
    z = WeakSet(items[:3])
    z |= 5


show('inplace bad', f)
show('ctor', lambda: WeakSet(5))
show('ctor', lambda: WeakSet([1]))
show('ctor', lambda: WeakSet([], []))
show('ctor kw', lambda: srt(WeakSet(data=v)))
show('hash', lambda: hash(s))
show('vars', lambda: list(vars(s)))
show('iter', lambda: type(iter(s)).__name__)
show('bool', lambda: (bool(s), bool(WeakSet())))
show('size', lambda: sys.getsizeof(s))
it = iter(s)
first = next(it)
k = len(s)
del items[3], v
print(len(s), len(s.data), len(s._pending_removals))
rest = list(it)
print(len(rest), len(s), len(s.data), s._pending_removals)
it = iter(s)
next(it)
s.add(S(100))
x = S(200)
s.add(x)
show('changed', lambda: next(it))


class WS(WeakSet):
    pass


show('sub', lambda: [type(q).__name__ for q in (WS().copy(), WS() | WS(), WS() & WS(), WS() - WS(),
    WS() ^ WS())])
show('repr sub', lambda: WS())
print('--- WeakMethod')


class A:

    def m(self):
        return 'm'

    def n(self):
        return 'n'

    @classmethod
    def c(cls):
        pass

    def __eq__(self, o):
        return isinstance(o, A)

    def __hash__(self):
        return 7


a = A()
b = A()
calls = []
r = WeakMethod(a.m, calls.append)
show('call', lambda: r()())
show('repr', lambda: r)
show('type', lambda: (type(r), type(r())))
show('eq', lambda: (r == WeakMethod(a.m), r == WeakMethod(b.m), r == WeakMethod(a.n),
    r != WeakMethod(a.n), r == 1, r == ref(a), hash(r) == hash(a),
    hash(r) == hash(WeakMethod(b.m))))
show('bad', lambda: WeakMethod(5))
show('bad fn', lambda: WeakMethod(show))
show('bad builtin', lambda: WeakMethod([].append))
show('cm', lambda: WeakMethod(A.c)())
show('noarg', lambda: WeakMethod())
show('args', lambda: WeakMethod(a.m, None, 3))
show('callback', lambda: r.__callback__ is not None)
show('call args', lambda: r(1))
show('attr', lambda: setattr(r, 'x', 1))
show('slots', lambda: WeakMethod.__slots__)
del a
print(r(), len(calls), calls[0] is r, r == r, r == WeakMethod(b.m), r != r)
show('dead repr', lambda: r)


class B:

    def m(self):
        pass


bb = B()
r2 = WeakMethod(bb.m, lambda q: print('cb2', q is r2))
del B.m
gc.collect()
print(r2())
del bb
print(r2())
print('--- finalize')


class F:

    def __repr__(self):
        return 'F!'


def add(x, y, z):
    print('called', x, y, z)
    return x + y + z


f = F()
fin = finalize(f, add, 67, 43, z=89)
show('repr', lambda: fin)
show('alive', lambda: fin.alive)
show('peek', lambda: fin.peek()[1:] + (fin.peek()[0] is f,))
show('atexit', lambda: fin.atexit)
show('size', lambda: sys.getsizeof(fin))
show('slots', lambda: finalize.__slots__)
show('call', lambda: fin())
show('call2', lambda: fin())
show('alive', lambda: fin.alive)
show('peek', lambda: fin.peek())
show('detach', lambda: fin.detach())
show('atexit', lambda: fin.atexit)
show('repr', lambda: fin)
fin = finalize(f, add, 1, 2, z=3)
show('detach', lambda: fin.detach()[1:])
show('call', lambda: fin())
show('alive', lambda: fin.alive)
fin = finalize(f, add, 1, y=2, z=3)
fin.atexit = 0
show('atexit', lambda: fin.atexit)
fin.atexit = 5
show('atexit', lambda: fin.atexit)
del f
show('alive', lambda: fin.alive)
show('no args', lambda: finalize())
show('one', lambda: finalize(F()))
show('kw', lambda: finalize(obj=F(), func=add))
show('bad', lambda: finalize(1, print))
show('notcallable', lambda: finalize(A, 1))
show('kw func', lambda: finalize(A, func=print))
show('fin(1)', lambda: fin(1))
show('fin(1,2)', lambda: fin(1, 2))
show('attr', lambda: setattr(fin, 'x', 1))
g1, g2, g3 = (F(), F(), F())
finalize(g1, print, 'exit 1')
finalize(g2, print, 'exit 2')
q = finalize(g3, print, 'exit 3')
q.atexit = False
finalize(g1, print, 'exit 4', sep='')


def bad():
    raise ValueError('bad at exit')


finalize(g2, bad)
h1 = F()


def order(n):
    print('order', n)


for n in range(4):
    finalize(h1, order, n)
del h1


def at_end():
    print('at end')
    finalize(g3, print, 'late')


finalize(g3, at_end)


def failing():
    1 / 0


k = F()
finalize(k, failing)
del k
print('end')
