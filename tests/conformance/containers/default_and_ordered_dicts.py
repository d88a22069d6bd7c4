# defaultdict and OrderedDict: every method, derived classes, changes during loops.
from collections import defaultdict, OrderedDict
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


def foobar():
    return list


d = defaultdict(list)
show('repr', lambda: (d, defaultdict(), defaultdict(int, a=1), defaultdict(None, {1: 2}),
    defaultdict(lambda: 0).__repr__()[:30]))
show('ctor', lambda: defaultdict(1))
show('ctor', lambda: defaultdict(list, 1))
show('ctor', lambda: defaultdict(default_factory=list))
show('ctor', lambda: defaultdict(list, [(1, 2)], b=3))
show('ctor', lambda: defaultdict(list, {}, {}))
show('missing', lambda: (d[1], d, d.default_factory))
show('nofactory', lambda: defaultdict()['x'])
show('nofactory tuple', lambda: defaultdict()[1,])
show('get', lambda: (d.get(9), 9 in d))
show('__missing__', lambda: d.__missing__('k'))
show('keys', lambda: d)
d.default_factory = foobar
show('set', lambda: d[10] is list)
show('del', lambda: delattr(d, 'default_factory'))
show('set none', lambda: setattr(d, 'default_factory', None))
show('k', lambda: d['zz'])
d = defaultdict(list, a=1)
c = d.copy()
show('copy', lambda: (c, type(c), c == d, c.default_factory))
c2 = d.__copy__()
show('__copy__', lambda: c2)
show('or', lambda: (d | {1: 2}, {1: 2} | d, type({1: 2} | d), d | d))
show('or bad', lambda: d | [(1, 2)])
show('ror bad', lambda: [1] | d)


def ior():
    global d
    d |= [('z', 1)]
    return d


show('ior', ior)
r = defaultdict(list)
r['x'] = r
show('rec', lambda: r)
r.clear()


class Rec:

    def __init__(self):
        self.d = defaultdict(self.m)

    def m(self):
        return 1


show('bound', lambda: Rec().d.__repr__()[:40])


class Sub(defaultdict):

    def __repr__(self):
        return 'Sub(%s, %s)' % (self.default_factory, dict(self))

    def _f(self):
        return []


s = Sub(int)
s['a']
show('sub', lambda: (s, s.copy(), type(s.copy()), s | {}, type(s | {})))


class SubR(defaultdict):

    def __init__(self):
        defaultdict.__init__(self, self._factory)

    def _factory(self):
        return []


sr = SubR()
show('rec factory', lambda: repr(sr)[:70])


class M(defaultdict):

    def __missing__(self, k):
        return k * 2


show('own missing', lambda: (M(list)[3], M(list)))
show('callable', lambda: defaultdict('x'))
show('raise', lambda: defaultdict(lambda: 1 / 0)['a'])
show('fromkeys', lambda: defaultdict.fromkeys([1, 2]))
show('fromkeys2', lambda: type(defaultdict.fromkeys([1, 2], 3)))
show('size', lambda: sys.getsizeof(d))
show('eq', lambda: (d == {'a': 1, 'z': 1}, d != {}))
show('hash', lambda: hash(d))
show('factory args', lambda: defaultdict(lambda x: 1)[1])
show('init again', lambda: (lambda q: (q.__init__(int, b=2), q))(defaultdict(list, a=1)))
show('setdefault', lambda: defaultdict(list).setdefault(1))
show('pop', lambda: defaultdict(list).pop(1))
show('len after fail', lambda: len(d))
show('inc', lambda: (lambda q: [q.__setitem__(c,
    q[c] + 1) for c in 'abca'] and q)(defaultdict(int)))
print('---- OrderedDict')
od = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
show('repr', lambda: (od, OrderedDict(), OrderedDict(x=1), str(od)))
show('ctor', lambda: OrderedDict(1))
show('ctor', lambda: OrderedDict([1]))
show('ctor', lambda: OrderedDict([(1, 2, 3)]))
show('ctor', lambda: OrderedDict({}, {}))
show('ctor', lambda: OrderedDict([('a', 1)], b=2, c=3))
show('ctor kw', lambda: OrderedDict(self=42, iterable=3))
show('init', lambda: od.__init__([('d', 4)]))
show('od', lambda: od)
show('update', lambda: (od.update([('a', 9)], e=5), od))
show('update bad', lambda: od.update(1, 2))
show('update self', lambda: OrderedDict().update(self=1))


def mv(k, last=True):
    o = OrderedDict.fromkeys('abcde')
    o.move_to_end(k, last)
    return ''.join(o)


show('move', lambda: (mv('b'), mv('b', False), mv('e'), mv('a', False), mv('b', last=0)))
show('move missing', lambda: mv('z'))
show('move args', lambda: od.move_to_end())
show('move kw', lambda: OrderedDict(a=1).move_to_end(key='a', last=False))
show('move 3', lambda: od.move_to_end('a', True, 1))
show('move unhash', lambda: od.move_to_end([]))
show('popitem', lambda: (od.popitem(), od.popitem(last=False), od.popitem(0), od))
show('popitem empty', lambda: OrderedDict().popitem())
show('popitem args', lambda: od.popitem(1, 2))
show('pop', lambda: (od.pop('c'), od))
show('pop missing', lambda: od.pop('q'))
show('pop def', lambda: od.pop('q', 5))
show('pop kw', lambda: od.pop('q', default=7))
show('pop kw2', lambda: od.pop(key='q', default=7))
show('pop 3', lambda: od.pop(1, 2, 3))
od = OrderedDict(zip('abc', range(3)))
show('views', lambda: (od.keys(), od.values(), od.items()))
show('types', lambda: (type(od.keys()), type(od.values()), type(od.items()), type(iter(od)),
    type(iter(od.keys())), type(iter(od.values())), type(iter(od.items()))))
show('rev', lambda: (list(reversed(od)), list(reversed(od.keys())), list(reversed(od.values())),
    list(reversed(od.items()))))
show('eq', lambda: (od == OrderedDict(zip('abc', range(3))), od == OrderedDict(zip('cba', [2, 1,
    0])), od == dict(zip('cba', [2, 1, 0])), dict(zip('cba', [2, 1, 0])) == od, od != {}, od == 5,
    od != OrderedDict()))
show('lt', lambda: od < od)
show('setitem', lambda: (od.__setitem__('a', 9), list(od.items())))
show('del', lambda: (od.__delitem__('a'), od.__setitem__('a', 1), list(od)))
show('del missing', lambda: od.__delitem__('q'))
show('setdefault', lambda: (od.setdefault('b', 7), od.setdefault('x'), od.setdefault('y', 5), od))
show('setdefault kw', lambda: od.setdefault(key='y', default=2))
show('get', lambda: (od.get('b'), od.get('nope'), od.get('nope', 1)))
show('getitem', lambda: od['nope'])
show('unhash', lambda: od[[]])
show('fromkeys', lambda: OrderedDict.fromkeys('abc', 1))
show('fromkeys kw', lambda: OrderedDict.fromkeys(iterable='ab', value=3))
show('copy', lambda: (od.copy(), od.copy() is od, type(od.copy())))
show('clear', lambda: (od.clear(), od, len(od)))
od = OrderedDict(a=1)
show('or', lambda: (od | {'b': 2}, {'b': 2} | od, type({'b': 2} | od), od | od))
show('or bad', lambda: od | [('a', 1)])


def ior():
    o = od
    o |= {'q': 1}
    o |= [('w', 2)]
    return (o, o is od)


show('ior', ior)
show('ior bad', lambda: od.__ior__(5))
show('hash', lambda: hash(od))
show('size', lambda: [sys.getsizeof(OrderedDict.fromkeys(range(n))) for n in (0, 1, 5, 6, 10, 11,
    50)])
show('sizestr', lambda: [sys.getsizeof(OrderedDict.fromkeys(map(str, range(n)))) for n in (0, 1, 5,
    6, 10, 11, 50)])
show('contains', lambda: ('a' in od, 'zz' in od))
show('dict', lambda: od.__dict__)
od.attr = 5
show('dict', lambda: (od.__dict__, sys.getsizeof(od)))
show('reprattr', lambda: od)
rec = OrderedDict()
rec['r'] = rec
show('rec', lambda: rec)
rec.clear()
rec['l'] = [rec]
show('rec2', lambda: rec)
rec.clear()


def mut(f, view=lambda o: o):
    o = OrderedDict.fromkeys(range(5))
    it = iter(view(o))
    next(it)
    f(o)
    return list(it)


for lab, f in [('add', lambda o: o.__setitem__(9, 9)), ('del', lambda o: o.__delitem__(3)),
    ('del0', lambda o: o.__delitem__(0)), ('pop', lambda o: o.popitem()), ('set',
    lambda o: o.__setitem__(3, 9)), ('clear', lambda o: o.clear()), ('move',
    lambda o: o.move_to_end(0)), ('delnext', lambda o: (o.__delitem__(1), o.__setitem__(7, 1))),
    ('update', lambda o: o.update({1: 2}))]:
    show('mut ' + lab, lambda: mut(f))
    show('mut items ' + lab, lambda: mut(f, lambda o: o.items()))
    show('mut rev ' + lab, lambda: mut(f, reversed))


class S(OrderedDict):

    def __missing__(self, k):
        return 'miss %s' % k


s = S(a=1)
show('sub', lambda: (s, s['q'], s.copy(), type(s.copy()), s | {}, type(s | {}), S.fromkeys('ab'),
    s.pop('z', 1)))
show('sub pop', lambda: s.pop('zz'))
show('sub setdefault', lambda: s.setdefault('zz'))
show('sub', lambda: s)


class S2(OrderedDict):

    def __setitem__(self, k, v):
        print('set', k, v)
        super().__setitem__(k, v)

    def __delitem__(self, k):
        print('del', k)
        super().__delitem__(k)


s2 = S2([('a', 1)], b=2)
s2.update(c=3)
s2.setdefault('d', 4)
show('s2', lambda: (s2.pop('a'), s2.popitem(), s2))
s2.move_to_end('b')
s2.copy()
s2.clear()


class S3(OrderedDict):

    def __init__(self, x, *a):
        super().__init__(*a)
        self.x = x


show('s3 copy', lambda: S3(1, {'a': 1}).copy())
show('s3', lambda: S3(5, {'a': 1}))


class S4(OrderedDict):

    def items(self):
        return [('fake', 1)]

    def keys(self):
        return ['k']

    def __iter__(self):
        return iter('xy')


show('s4', lambda: (S4(a=1), S4(a=1) == S4(b=1), dict(S4(a=1))))
show('dict.', lambda: (dict.__setitem__(od, 'zzz', 1), len(od), list(od), dict.__delitem__(od,
    'a'), len(od)))
show('after', lambda: list(od))
show('repr', lambda: od)
show('gc', lambda: (gc.is_tracked(OrderedDict()), gc.get_referents(OrderedDict(a=[1]))))
show('reversed dict', lambda: list(reversed({1: 2, 3: 4})))
show('views ops', lambda: (OrderedDict(a=1).keys() & {'a'}, OrderedDict(a=1).items() | set(),
    OrderedDict(a=1).keys() == {'a'}, len(OrderedDict(a=1).values()),
    OrderedDict(a=1).keys().isdisjoint('b')))
show('mapping', lambda: OrderedDict(a=1).keys().mapping)
show('itlen', lambda: iter(OrderedDict(a=1)).__length_hint__())
show('sorted', lambda: OrderedDict(sorted({3: 1, 1: 2}.items())))
show('eq nested', lambda: OrderedDict(a=OrderedDict(b=1)) == OrderedDict(a=OrderedDict(b=1)))


class Key:

    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, o):
        return self is o


def coll():
    o = OrderedDict(((Key(1), i) for i in range(4)))
    ks = list(o)
    del o[ks[1]]
    o.move_to_end(ks[0])
    return [o[k] for k in o]


show('coll', coll)
