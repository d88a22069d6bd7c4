# Counter and namedtuple: every method, operators, derived classes and wrong uses.
from collections import Counter, namedtuple, OrderedDict
import sys


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


c = Counter('abcaba')
show('repr', lambda: (c, Counter(), Counter({'a': 1.5}), Counter(a=None), Counter([1, 1])))
show('mixed repr', lambda: Counter({'a': 1, 'b': 'x'}))
show('most', lambda: (c.most_common(), c.most_common(2), c.most_common(0), c.most_common(None),
    c.most_common(-1)))
show('most n=', lambda: c.most_common(n=1))
show('missing', lambda: (c['zz'], 'zz' in c, len(c), c.total()))
show('del', lambda: c.__delitem__('nope'))
show('elements', lambda: (list(c.elements()), type(c.elements()).__name__))
show('elements neg', lambda: list(Counter(a=-1, b=0, c=2).elements()))
show('elements flt', lambda: list(Counter(a=1.5).elements()))
show('ctor', lambda: Counter(1))
show('ctor', lambda: Counter(1, 2))
show('ctor', lambda: Counter(None))
show('ctor', lambda: Counter('ab', a=5))
show('ctor', lambda: Counter({'a': 3}, a=5))
show('ctor', lambda: Counter(self=1, iterable=2))
show('ctor unh', lambda: Counter([[]]))
show('fromkeys', lambda: Counter.fromkeys('ab'))
show('fromkeys2', lambda: Counter.fromkeys('ab', 1))


def up(f):
    x = Counter('aab')
    r = f(x)
    return (r, x)


show('update', lambda: up(lambda x: x.update('abc')))
show('update map', lambda: up(lambda x: x.update({'a': 5, 'z': -1})))
show('update kw', lambda: up(lambda x: x.update(a=1, q=2)))
show('update none', lambda: up(lambda x: x.update()))
show('update bad', lambda: up(lambda x: x.update(1)))
show('update 2', lambda: up(lambda x: x.update(1, 2)))
show('update cnt', lambda: up(lambda x: x.update(Counter('ab'))))
show('upd empty', lambda: (lambda x: (x.update({'a': 'str'}), x))(Counter()))
show('sub', lambda: up(lambda x: x.subtract('abbc')))
show('sub map', lambda: up(lambda x: x.subtract({'a': 5}, z=1)))
show('sub none', lambda: up(lambda x: x.subtract()))
show('sub 2', lambda: up(lambda x: x.subtract(1, 2)))
show('sub self', lambda: up(lambda x: x.subtract(self=3)))
a = Counter(a=3, b=1, n=-2, z=0)
b = Counter(a=1, b=2, c=5, n=-1)
show('ops', lambda: (a + b, a - b, a | b, a & b, b - a, +a, -a))
show('cmp', lambda: (a == b, a != b, a <= b, a < b, a >= b, a > b, Counter(a=1) == Counter(a=1,
    b=0), Counter(a=1) <= Counter(a=1, c=2), Counter() < Counter(a=1)))
show('cmp dict', lambda: (a == {'a': 3}, Counter(a=1) == {'a': 1}, a != 5))
show('lt dict', lambda: a < {})
show('op dict', lambda: a + {})
show('op -', lambda: a - 5)
show('or dict', lambda: a | {})
show('and', lambda: a & {})


def ip(f):
    x = Counter(a=3, b=1, n=-2, z=0)
    y = x
    x = f(x)
    return (x, x is y)


def i1(x):
    x += b
    return x


def i2(x):
    x -= b
    return x


def i3(x):
    x |= b
    return x


def i4(x):
    x &= b
    return x


def i5(x):
    x += {'q': 1}
    return x


def i6(x):
    x += [1]
    return x


for n, f in enumerate([i1, i2, i3, i4, i5, i6]):
    show('ip%d' % n, lambda: ip(f))
show('copy', lambda: (a.copy(), type(a.copy()), a.copy() is a))
show('dict', lambda: dict(a))
show('sorted', lambda: sorted(c))
show('pop', lambda: Counter('a').pop('z'))
show('popitem', lambda: Counter('ab').popitem())
show('setdefault', lambda: Counter('a').setdefault('q', 5))
show('total', lambda: (a.total(), Counter().total(), Counter(a=1.5).total()))
show('size', lambda: sys.getsizeof(Counter('abc')))
show('hash', lambda: hash(a))
show('missing', lambda: a.__missing__('q'))
show('dictor', lambda: Counter(a=1).__or__({}))
show('reduce', lambda: (Counter.__mro__, Counter.__module__))
show('bool', lambda: (bool(Counter()), bool(Counter(a=0))))
show('eq subclass', lambda: Counter(a=1) == type('C', (Counter,), {})(a=1))


class SC(Counter):
    pass


show('sub', lambda: (SC('ab'), type(SC('a') + SC('b')), SC('a').copy(), type(SC('a').copy()),
    type(+SC('a'))))


class UC(Counter):

    def __setitem__(self, k, v):
        print('set', k, v)
        super().__setitem__(k, v)

    def get(self, k, d=None):
        print('get', k)
        return super().get(k, d)


show('override', lambda: UC('aa'))
show('stable', lambda: Counter('zyxzyx').most_common())
show('stable n', lambda: Counter('zyxwzyxw').most_common(3))
show('1', lambda: Counter('zyxzyx').most_common(1))
show('1 empty', lambda: Counter().most_common(1))
show('vars', lambda: vars(c))
show('most big', lambda: Counter('abc').most_common(99))
show('most cmp', lambda: Counter({'a': 1, 'b': 'x'}).most_common())
show('most float', lambda: c.most_common(1.0))
print('--- namedtuple')
P = namedtuple('P', 'x y')
p = P(1, 2)
show('repr', lambda: (p, P, P.__name__, P.__qualname__, P.__module__, P.__doc__, P._fields,
    P.__slots__, P._field_defaults, P.__bases__, P.__match_args__))
show('kw', lambda: P(y=5, x=4))
show('miss', lambda: P(1))
show('many', lambda: P(1, 2, 3))
show('badkw', lambda: P(1, z=3))
show('dup', lambda: P(1, x=3))
show('attr', lambda: (p.x, p.y, p[0], p[-1], p[0:1], len(p)))
show('set', lambda: setattr(p, 'x', 1))
show('setnew', lambda: setattr(p, 'zz', 1))
show('del', lambda: delattr(p, 'x'))
show('eq', lambda: (p == (1, 2), p == P(1, 2), hash(p) == hash((1, 2)), p < (1, 3), p + (3,),
    p * 2, (1, 2) == p))
show('make', lambda: P._make([5, 6]))
show('make bad', lambda: P._make([5]))
show('make bad2', lambda: P._make([5, 6, 7]))
show('make int', lambda: P._make(5))
show('replace', lambda: (p._replace(x=9), p))
show('replace bad', lambda: p._replace(z=1, w=2))
show('replace pos', lambda: p._replace(1))
show('asdict', lambda: (p._asdict(), type(p._asdict())))
show('unpack', lambda: [*p])
show('getnewargs', lambda: p.__getnewargs__())
show('size', lambda: (sys.getsizeof(p), sys.getsizeof(P)))
show('index', lambda: (p.index(2), p.count(1)))
show('in', lambda: 1 in p)
D = namedtuple('D', 'a b c', defaults=[1, 2])
show('defaults', lambda: (D(0), D(0, 9), D._field_defaults, D(c=5, a=4), D.__new__.__defaults__))
show('def miss', lambda: D())
show('def many', lambda: namedtuple('D', 'a', defaults=[1, 2]))
show('def bad', lambda: namedtuple('D', 'a', defaults=5))
show('def none', lambda: namedtuple('D', 'a', defaults=None)(1))
for spec in ['x y', 'x,y', 'x, y', ['x', 'y'], ('x', 'y'), 'x, y,', '', [], 'class x', 'x x', '1x',
    '_x', 'x-y', 'x def', ['x', 5], '\tx\ny', ['x y'], 5, 'self cls tuple len property']:
    show('spec %r' % (spec,), lambda: namedtuple('T', spec)._fields)
    show('rename %r' % (spec,), lambda: namedtuple('T', spec, rename=True)._fields)
for name in ['1a', 'class', 'a b', '', '_T', 5, 'a-b']:
    show('name %r' % (name,), lambda: ascii(namedtuple(name, 'a')) if False else namedtuple(name,
        'a').__name__ == str(name))
show('module', lambda: namedtuple('T', 'a', module='mod').__module__)
show('pos rename', lambda: namedtuple('T', 'a', True))
show('kw', lambda: namedtuple(typename='T', field_names='a')(3))
show('none', lambda: namedtuple())
show('field', lambda: (type(P.x).__name__, P.x.__doc__, P.y.__doc__))
show('fieldget', lambda: P.x.__get__(p))
show('field repr', lambda: repr(P.x))
show('field wrong', lambda: P.x.__get__((1,)))
show('fieldwrong2', lambda: P.x.__get__(5))
P.x.__doc__ = 'new doc'
show('doc', lambda: P.x.__doc__)


class Q(P):
    __slots__ = ()

    @property
    def hyp(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __str__(self):
        return 'Q: %s' % self.hyp


q = Q(3, 4)
show('sub', lambda: (q, str(q), q.hyp, q._replace(x=6), type(q._replace(x=6)), Q._make([1, 2]),
    q._asdict(), sys.getsizeof(q)))


class Q2(P):
    pass


q2 = Q2(1, 2)
q2.z = 1
show('sub2', lambda: (q2, q2.__dict__, q2._asdict(), sys.getsizeof(q2)))


class New(P):

    def __new__(cls, x):
        return super().__new__(cls, x, x * 2)


show('new', lambda: New(4))
show('newmake', lambda: New._make([1, 2]))
show('nested repr', lambda: P(p, [p]))
r = []
rp = P(r, 1)
r.append(rp)
show('rec', lambda: rp)
show('fmt', lambda: '%s %s' % p)
show('fmt1', lambda: '%r' % (p,))
show('fstr', lambda: f'{p} {p.x!r}')
show('format', lambda: '{0.x} {0[1]}'.format(p))
show('methods', lambda: (P.__new__.__name__, P._make.__qualname__, P._replace.__qualname__,
    P._asdict.__qualname__, P.__repr__.__qualname__, P._make.__doc__, P._replace.__doc__,
    P._asdict.__doc__, P.__new__.__doc__, P.__repr__.__doc__, P.__getnewargs__.__doc__))
show('many', lambda: namedtuple('Big', ['f%d' % i for i in range(300)])(*range(300)).f299)
show('vars', lambda: sorted(vars(P)))
show('intern', lambda: P._fields[0] is sys.intern('x'))
show('zero', lambda: (namedtuple('Z', '')(), namedtuple('Z', '')._make([]), namedtuple('Z',
    [])()._asdict()))
show('typecall', lambda: P.__new__(P, 1, 2))
show('typecall2', lambda: P.__new__())
show('defaults kw', lambda: namedtuple('T', 'a b', defaults=(1,)).__new__.__kwdefaults__)
