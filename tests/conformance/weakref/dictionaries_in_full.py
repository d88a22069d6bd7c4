# Both weak dictionaries: every method, wrong uses, and entries that die during a loop.
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


class O:

    def __init__(self, arg):
        self.arg = arg

    def __repr__(self):
        return '<O %r>' % self.arg

    def __eq__(self, o):
        if isinstance(o, O):
            return self.arg == o.arg
        return NotImplemented

    def __lt__(self, o):
        return self.arg < o.arg

    def __hash__(self):
        return hash(self.arg)


objs = [O(i) for i in range(5)]
d = WeakValueDictionary()
for o in objs:
    d[o.arg] = o
show('repr', lambda: d)
show('len', lambda: len(d))
show('list', lambda: list(d))
show('keys', lambda: list(d.keys()))
show('type keys', lambda: type(d.keys()).__name__)
show('values', lambda: list(d.values()))
show('items', lambda: list(d.items()))
show('iter type', lambda: type(iter(d)).__name__)
show('refs', lambda: [r() for r in d.valuerefs()])
show('itervr', lambda: [type(r).__name__ for r in d.itervaluerefs()])
show('key of ref', lambda: [r.key for r in d.valuerefs()])
show('get', lambda: (d.get(1), d.get(9), d.get(9, 5)))
show('[9]', lambda: d[9])
show('del 9', lambda: d.__delitem__(9))
show('in', lambda: (1 in d, 9 in d))
show('eq', lambda: (d == d, d == {}, d == dict(d.items()), d != {}, d == 5))
show('pop', lambda: d.pop(1))
show('pop missing', lambda: d.pop(1))
show('pop def', lambda: d.pop(1, 'x'))
show('pop 3', lambda: d.pop(1, 2, 3))
show('popkw', lambda: d.pop(1, default=2))
show('popitem', lambda: d.popitem())
show('setdefault', lambda: d.setdefault(0))
show('setdefault', lambda: d.setdefault(7, objs[4]))
show('setdefault none', lambda: d.setdefault(70))
show('bad val', lambda: d.__setitem__(1, 5))
show('keys', lambda: list(d.items()))
show('update', lambda: d.update({8: objs[1]}))
show('update kw', lambda: d.update(a=objs[2]))
show('update list', lambda: d.update([(10, objs[3])]))
show('update bad', lambda: d.update([5]))
show('update 2', lambda: d.update({}, {}))
show('update other', lambda: d.update(other=objs[0], self=objs[1]))
show('items', lambda: list(d.items()))
show('update none', lambda: d.update(None))
show('update int', lambda: d.update(5))
show('copy', lambda: (type(d.copy()).__name__, list(d.copy().items()) == list(d.items()),
    d.copy() is d))
show('or', lambda: list((d | {1: objs[0]}).items()))
show('ror', lambda: list(({1: objs[0]} | d).items()))
show('type or', lambda: type({} | d).__name__)
show('or list', lambda: d | [(1, objs[0])])
show('or wvd', lambda: list((d | WeakValueDictionary({5: objs[1]})).items()))


def ior():
    z = d
    z |= {3: objs[1]}
    z |= [(4, objs[2])]
    return (z is d, list(z.items()))


show('ior', ior)
show('ctor', lambda: list(WeakValueDictionary({1: objs[0]}, b=objs[1]).items()))
show('ctor', lambda: list(WeakValueDictionary([(1, objs[0])]).items()))
show('ctor', lambda: WeakValueDictionary(1, 2))
show('ctor', lambda: WeakValueDictionary(5))
show('ctor', lambda: list(WeakValueDictionary(self=objs[1], other=objs[2]).items()))
show('ctor none', lambda: WeakValueDictionary(None))
show('hash', lambda: hash(d))
show('bool', lambda: (bool(d), bool(WeakValueDictionary())))
show('vars', lambda: list(vars(d)))
show('size', lambda: sys.getsizeof(d))
show('clear', lambda: d.clear())
show('list', lambda: list(d))
show('popitem empty', lambda: d.popitem())
objs = [O(i) for i in range(6)]
d = WeakValueDictionary(((i, objs[i]) for i in range(6)))
del o
it = iter(d.items())
print(next(it))
objs[2] = None
objs[3] = None
print(sorted(d.data), d._pending_removals, len(d._iterating))
print(next(it), list(it), len(d), sorted(d.data))
it = d.keys()
print(next(it))
del objs[0]
del objs[0]
print(len(d.data))
it.close()
print(len(d.data))
print(list(d))
it = d.values()
next(it)
d[99] = objs[-1]
show('changed', lambda: next(it))
show('KeyedRef', lambda: (KeyedRef.__slots__, KeyedRef.__mro__[1], type(d.valuerefs()[0]),
    d.valuerefs()[0].key, sys.getsizeof(d.valuerefs()[0])))
print('--- keys')
objs = [O(i) for i in range(5)]
d = WeakKeyDictionary()
for o in objs:
    d[o] = o.arg
show('repr', lambda: d)
show('len', lambda: len(d))
show('list', lambda: list(d))
show('keys', lambda: list(d.keys()))
show('type keys', lambda: type(d.keys()).__name__)
show('values', lambda: list(d.values()))
show('items', lambda: list(d.items()))
show('refs', lambda: [r() for r in d.keyrefs()])
show('get', lambda: (d.get(objs[1]), d.get(O(9)), d.get(O(9), 5)))
show('get 1', lambda: d.get(1))
show('[9]', lambda: d[O(9)])
show('[1]', lambda: d[1])
show('del 9', lambda: d.__delitem__(O(9)))
show('in', lambda: (objs[1] in d, O(1) in d, O(9) in d, 5 in d, None in d))
show('eq', lambda: (d == d, d == {}, d == dict(d.items()), d != {}))
show('pop', lambda: d.pop(objs[1]))
show('pop missing', lambda: d.pop(objs[1]))
show('pop def', lambda: d.pop(objs[1], 'x'))
show('pop 3', lambda: d.pop(objs[1], 2, 3))
show('popint', lambda: d.pop(1))
show('popitem', lambda: d.popitem())
show('setdefault', lambda: d.setdefault(objs[0]))
show('setdefault', lambda: d.setdefault(objs[4], 'v'))
show('setdefault none', lambda: d.setdefault(objs[3]))
show('bad key', lambda: d.__setitem__(5, 1))
show('items', lambda: list(d.items()))
show('update', lambda: d.update({objs[1]: 8}))
show('update list', lambda: d.update([(objs[3], 44)]))
show('update bad', lambda: d.update({5: 5}))
show('update kw', lambda: d.update(a=1))
show('items', lambda: list(d.items()))
show('update None', lambda: d.update(None))
show('copy', lambda: (type(d.copy()).__name__, list(d.copy().items()) == list(d.items())))
show('or', lambda: list((d | {objs[0]: 9}).items()))
show('ror', lambda: list(({objs[0]: 9} | d).items()))
show('or list', lambda: d | [(objs[0], 1)])


def ior():
    z = d
    z |= {objs[3]: 1}
    z |= [(objs[4], 2)]
    return (z is d, list(z.items()))


show('ior', ior)
show('ctor', lambda: list(WeakKeyDictionary({objs[0]: 1}).items()))
show('ctor', lambda: list(WeakKeyDictionary([(objs[1], 0)]).items()))
show('ctor', lambda: WeakKeyDictionary(1, 2))
show('ctor', lambda: WeakKeyDictionary(5))
show('ctor kw', lambda: list(WeakKeyDictionary(dict={objs[0]: 2}).items()))
show('ctor kw2', lambda: WeakKeyDictionary(a=1))
show('vars', lambda: list(vars(d)))
show('size', lambda: sys.getsizeof(d))
show('hash', lambda: hash(d))
o = None
it = iter(d.items())
print(next(it))
objs[3] = None
print(len(d), len(d.data), len(d._pending_removals), d._dirty_len)
print(list(it), len(d), len(d.data))
show('clear', lambda: d.clear())
show('list', lambda: list(d))
show('popitem empty', lambda: d.popitem())
show('unhashable', lambda: d.__setitem__(type('U', (), {'__eq__': lambda a, b: True,
    '__hash__': None})(), 1))
