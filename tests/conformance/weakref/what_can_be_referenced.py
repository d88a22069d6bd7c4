# What has weak references, what they say of themselves, and wrong uses of them.
import collections, functools, itertools
import weakref, gc, sys
from weakref import ref, proxy, getweakrefcount, getweakrefs


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


class C:

    def method(self):
        pass


class Cb:

    def __init__(self):
        self.n = 0

    def __call__(self, r):
        self.n += 1
        self.last = r


print(ref, proxy, weakref.ProxyType, weakref.CallableProxyType, weakref.ProxyTypes,
    weakref.ReferenceType is ref)
c = C()
show('repr ref', lambda: ref(c))
show('repr proxy', lambda: object.__repr__(proxy(c)))
show('repr proxy2', lambda: repr(proxy(c)))
show('str proxy', lambda: str(proxy(c)))
r = ref(c)
p = proxy(c)
del c
show('dead ref', lambda: r)
show('dead proxy', lambda: object.__repr__(p))
show('dead proxy repr', lambda: repr(p))
show('dead proxy str', lambda: str(p))


def f():
    pass


class N:
    __name__ = 'nnn'


show('named', lambda: ref(f))
n = N()
show('named', lambda: ref(n))
show('cls', lambda: ref(C))
show('proxy cls', lambda: type(proxy(C)))
show('proxy fn', lambda: (type(proxy(f)), callable(proxy(f)), callable(proxy(n))))
for label, v in [('int', 1), ('str', 'abc'), ('tuple', (1,)), ('list', []), ('dict', {}), ('none',
    None), ('object', object()), ('float', 1.5), ('bytes', b'a'), ('range', range(3)), ('slice',
    slice(1)), ('bytearray', bytearray()), ('set', {1}), ('frozenset', frozenset([1])), ('gen',
    (i for i in [])), ('fn', len), ('lambda', lambda: 0), ('type', int), ('module', sys),
    ('method', [].append), ('bound', Cb().__call__), ('exc', ValueError()), ('deque',
    collections.deque()), ('prop', property()), ('sm', staticmethod(f)), ('cm', classmethod(f)),
    ('it', iter([])), ('map', map(f, [])), ('zip', zip()), ('enum', enumerate([])), ('super',
    super(C, C())), ('notimpl', NotImplemented), ('ell', ...), ('code', f.__code__), ('ref',
    ref(C)), ('proxy', proxy(C)), ('memory', str.upper), ('slotw', int.__add__), ('mw',
    1 .__add__), ('defaultdict', collections.defaultdict()), ('odict', collections.OrderedDict()),
    ('counter', collections.Counter()), ('partial', functools.partial(f)), ('count',
    itertools.count()), ('chain', itertools.chain()), ('lru', functools.lru_cache(f)), ('dictkeys',
    {}.keys()), ('traceback', None)]:

    def w():
        q = ref(v)
        return (type(q), q() is v, getweakrefcount(v), type(proxy(v)).__name__)
    show(label, w)
show('ref()', lambda: ref())
show('ref(1,2,3)', lambda: ref(C, None, 3))
show('ref kw', lambda: ref(C, callback=None))
show('ref kw2', lambda: ref(ob=C))
show('proxy()', lambda: proxy())
show('proxy(1,2,3)', lambda: proxy(C, None, 3))
show('proxy kw', lambda: proxy(C, callback=None))
show('r(1)', lambda: ref(C)(1))
show('r(k)', lambda: ref(C)(k=1))
show('count()', lambda: getweakrefcount())
show('count(1)', lambda: getweakrefcount(1))
show('refs(1)', lambda: getweakrefs(1))
show('refs()', lambda: getweakrefs())
o = C()
cb = Cb()
a = ref(o)
b = ref(o)
d = ref(o, None)
e = ref(o, cb)
g = ref(o, cb)
print(a is b, a is d, a is e, e is g)
x = proxy(o)
y = proxy(o)
z = proxy(o, cb)
print(getweakrefcount(o), [q is s for q, s in zip(getweakrefs(o), [a, x, z, g, e])])
print(a.__callback__, e.__callback__ is cb, d.__callback__)
show('set cb', lambda: setattr(e, '__callback__', None))
show('del cb', lambda: delattr(e, '__callback__'))
show('cb on class', lambda: ref.__callback__)
show('proxy cb', lambda: z.__callback__)
show('set attr', lambda: setattr(a, 'foo', 1))
show('hash', lambda: hash(a) == hash(o))
print(a == e, a != e, a == 1, a == ref(C()))
show('lt', lambda: a < e)
show('proxyhash', lambda: hash(x))
show('setcontaining', lambda: {x})
show('sizes', lambda: (sys.getsizeof(a), sys.getsizeof(e), sys.getsizeof(x), ref.__basicsize__))
show('type', lambda: (type(a).__name__, type(a).__module__, type(a).__qualname__, type(x).__name__,
    type(x).__module__, ref.__doc__, ref.__mro__))
del o
print(a(), e(), cb.n, a == e, e == e, e != e, a == d, e.__callback__, z is cb.last)
show('hash dead kept', lambda: isinstance(hash(a), int))
show('hash dead', lambda: hash(e))
show('count dead', lambda: getweakrefcount(a))
