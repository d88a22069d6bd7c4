# Every method of deque with right and wrong arguments, changes during loops, room.
from collections import deque
import sys, gc


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


d = deque('abc')
show('repr', lambda: (d, deque(), deque([1], 5), deque([1, 2, 3], maxlen=2), deque(maxlen=0),
    deque([1], None)))
show('ctor', lambda: deque(1))
show('ctor', lambda: deque([], -1))
show('ctor', lambda: deque([], 'x'))
show('ctor', lambda: deque([], 1, 2))
show('ctor', lambda: deque(iterable=[1], maxlen=3))
show('ctor', lambda: deque(foo=1))
show('ctor', lambda: deque([], 2 ** 70))
show('ctor', lambda: deque([], 1.5))
show('true', lambda: deque([1, 2], True))
show('maxlen', lambda: (d.maxlen, deque([], 3).maxlen))
show('set maxlen', lambda: setattr(d, 'maxlen', 3))


def ops(d):
    out = []
    d.append(1)
    d.appendleft(0)
    out.append(list(d))
    out.append(d.pop())
    out.append(d.popleft())
    d.extend([5, 6])
    d.extendleft([7, 8])
    out.append(list(d))
    d.rotate()
    out.append(list(d))
    d.rotate(-2)
    out.append(list(d))
    d.rotate(100)
    out.append(list(d))
    d.reverse()
    out.append(list(d))
    d.insert(1, 'ins')
    out.append(list(d))
    d.remove('ins')
    out.append(list(d))
    d[0] = 'z'
    d[-1] = 'y'
    del d[1]
    out.append(list(d))
    return out


show('ops', lambda: ops(deque('abc')))
show('ops max', lambda: ops(deque('abc', 10)))
show('ops full', lambda: ops(deque('abcd', 4)))
for lab, f in [('pop', lambda: deque().pop()), ('popleft', lambda: deque().popleft()), ('pop1',
    lambda: deque().pop(1)), ('idx', lambda: d[5]), ('idx-', lambda: d[-9]), ('idx s',
    lambda: d['a']), ('slice', lambda: d[0:1]), ('setidx', lambda: d.__setitem__(9, 1)), ('setbad',
    lambda: d.__setitem__('a', 1)), ('delidx', lambda: d.__delitem__(9)), ('rotate s',
    lambda: d.rotate('a')), ('rotate f', lambda: d.rotate(1.5)), ('rotate 2', lambda: d.rotate(1,
    2)), ('rotate big', lambda: d.rotate(2 ** 70)), ('insert full', lambda: deque('ab',
    2).insert(0, 1)), ('insert bad', lambda: d.insert('a', 1)), ('insert 1', lambda: d.insert(1)),
    ('remove', lambda: d.remove('zz')), ('index', lambda: d.index('zz')), ('index2',
    lambda: d.index('a', 1)), ('index3', lambda: (d.index('c'), d.index('c', -1), d.index('b', 0,
    2), d.index('a', -100, 100))), ('indexbad', lambda: d.index('a', 'b')), ('count',
    lambda: (d.count('a'), d.count(5))), ('append0', lambda: d.append()), ('append2',
    lambda: d.append(1, 2)), ('extend', lambda: d.extend(5)), ('extendleft',
    lambda: d.extendleft(5)), ('hash', lambda: hash(d)), ('clear', lambda: d.clear(1)), ('reverse',
    lambda: d.reverse(1)), ('copy', lambda: d.copy(1)), ('add list', lambda: d + [1]), ('radd',
    lambda: [1] + d), ('mul', lambda: d * 'a'), ('mulf', lambda: d * 1.5), ('lt', lambda: d < [1]),
    ('eq', lambda: (d == deque('abc'), d == list('abc'), d != deque('ab'))), ('cmp',
    lambda: (deque([1, 2]) < deque([1, 3]), deque([1]) <= deque([1]), deque([1, 2]) > deque([1]),
    deque() >= deque([0]))), ('add', lambda: d + deque('d')), ('addmax', lambda: deque([1, 2, 3],
    3) + deque([4])), ('mul', lambda: (d * 2, 2 * d, d * 0, d * -1, deque([1, 2, 3], 4) * 3)),
    ('in', lambda: ('a' in d, 9 in d)), ('rev', lambda: list(reversed(d))), ('copy',
    lambda: (d.copy(), d.copy() is d, deque([1], 3).copy())), ('bool', lambda: (bool(d),
    bool(deque()))), ('iter', lambda: (type(iter(d)), type(reversed(d)))), ('len', lambda: len(d)),
    ('hint', lambda: iter(d).__length_hint__()), ('imul', lambda: d.__imul__(1)), ('doc',
    lambda: deque.__name__ + deque.__module__ + deque.__qualname__)]:
    show(lab, f)


def iadd():
    e = deque('ab')
    q = e
    e += 'cd'
    e += e
    e *= 2
    return (e, q is e)


show('iadd', iadd)


def mut(f):
    e = deque(range(10))
    it = iter(e)
    next(it)
    f(e)
    return next(it)


for lab, f in [('append', lambda e: e.append(1)), ('pop', lambda e: e.pop()), ('set',
    lambda e: e.__setitem__(1, 'q')), ('clear', lambda e: e.clear()), ('rotate',
    lambda e: e.rotate()), ('rotate0', lambda e: e.rotate(0)), ('reverse', lambda e: e.reverse())]:
    show('mut ' + lab, lambda: mut(f))


class Evil:

    def __init__(self, d):
        self.d = d

    def __eq__(self, o):
        self.d.clear()
        return False


def evil(name):
    e = deque(range(5))
    e[2] = Evil(e)
    return (getattr(e, name)(99), e)


for n in ['count', 'index', 'remove', '__contains__']:
    show('evil ' + n, lambda: evil(n))
show('evil eq', lambda: (lambda e: (e.append(Evil(e)), e == deque([1, 2, 3])))(deque([1, 2])))
r = deque([1])
r.append(r)
show('rec', lambda: r)
r.clear()
r = deque(['a'], 3)
r.append([r])
show('rec', lambda: r)
r.clear()


class D(deque):
    pass


x = D([1, 2], 3)
x.attr = 1
show('sub', lambda: (x, x.copy(), type(x.copy()), x + x, type(x * 2), x.__dict__, D().maxlen,
    sys.getsizeof(x)))


class DI(deque):

    def __init__(self, seq=()):
        super().__init__(seq, maxlen=2)


show('subinit', lambda: DI([1, 2, 3]))
show('subcopy', lambda: DI([1]).copy())


class DE(deque):

    def __init__(self):
        pass


show('noinit', lambda: (DE(), len(DE())))
show('init again', lambda: (lambda e: (e.__init__('xyz'), e))(deque('abc')))
show('init again2', lambda: (lambda e: (e.__init__('xyz', 2), e, e.maxlen))(deque('abc')))
show('self extend', lambda: (lambda e: (e.extend(e), e))(deque('ab')))
show('self extendleft', lambda: (lambda e: (e.extendleft(e), e))(deque('ab')))
show('sizes', lambda: [sys.getsizeof(deque(range(n))) for n in (0, 1, 31, 32, 33, 63, 64, 65, 127,
    128, 200, 1000)])


def grow(f, n=200):
    e = deque()
    out = []
    for i in range(n):
        f(e, i)
        out.append(sys.getsizeof(e))
    return [(i, a) for i, (a, b) in enumerate(zip(out, [0] + out)) if a != b]


show('grow right', lambda: grow(lambda e, i: e.append(i)))
show('grow left', lambda: grow(lambda e, i: e.appendleft(i)))
show('alt', lambda: grow(lambda e, i: (e.append(i), e.appendleft(i))))


def shrink():
    e = deque(range(300))
    out = []
    for i in range(300):
        (e.pop if i % 2 else e.popleft)()
        out.append(sys.getsizeof(e))
    return [(i, a) for i, (a, b) in enumerate(zip(out, [0] + out)) if a != b]


show('shrink', shrink)


def rot():
    out = []
    for n in (1, 5, 64, 65, 100):
        for k in (1, -1, 7, 64, -70):
            e = deque(range(n))
            e.rotate(k)
            out.append((sys.getsizeof(e), e[0], e[-1]))
    return out


show('rot', rot)
show('big index', lambda: [deque(range(300))[i] for i in (0, 64, 128, 150, 299, -1, -300)])


def ins():
    out = []
    for i in (-200, -100, -1, 0, 1, 50, 99, 100, 500):
        e = deque(range(100))
        e.insert(i, 'X')
        out.append((e.index('X'), len(e)))
    return out


show('ins', ins)


def dele():
    out = []
    for i in (0, 1, 50, 98, 99, -1, -100):
        e = deque(range(100))
        del e[i]
        out.append((sum(e), e[0], e[-1]))
    return out


show('dele', dele)
show('track', lambda: (gc.is_tracked(deque()), gc.get_referents(deque([1, 'a']))))
show('it next', lambda: (lambda it: (next(it), list(it), list(it), next(it, 'end')))(iter(deque([1,
    2, 3]))))
show('type it', lambda: type(iter(d))(d))
show('type it2', lambda: list(type(iter(d))(d, 1)))
show('type it3', lambda: type(iter(d))(5))
show('rit', lambda: list(type(reversed(d))(d, 1)))


class Bad:

    def __iter__(self):
        yield 1
        raise KeyError('x')


e = deque()
show('extend err', lambda: e.extend(Bad()))
print(e)
show('maxlen iter', lambda: deque(range(10 ** 5), maxlen=3))
show('maxlen 0', lambda: deque(range(5), maxlen=0))
show('append max0', lambda: (lambda e: (e.append(1), e.appendleft(2), e.extend('ab'),
    e))(deque(maxlen=0)))
show('contains nan', lambda: (lambda n: n in deque([n]))(float('nan')))
show('sorted', lambda: sorted(deque([3, 1, 2])))
show('unpack', lambda: [*deque('ab')])
show('fromkeys', lambda: dict.fromkeys(deque('ab')))
