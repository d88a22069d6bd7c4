# Seeds of every kind, every method of Random, derived generators and wrong uses.
import random, sys
from random import Random


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


for seed in [0, 1, -1, 42, 2 ** 100, -2 ** 70, 1.5, 0.0, -0.0, 1e+300, float('inf'), 'a', '',
    'hello world', '\u00e9\u1234', b'', b'abc', b'abc' * 100, bytearray(b'xyz'), True, False,
    'a' * 200, 'x' * 111, 'x' * 112, 'x' * 127, 'x' * 128]:
    random.seed(seed)
    show('seed %a' % (seed,), lambda: (random.random(), random.getrandbits(40), random.randint(1,
        10 ** 6)))
    show('v1', lambda: (random.seed(seed, 1), random.random()))
    show('Random', lambda: Random(seed).random())
for bad in [(1,), [1], {}, None.__class__, object, (1, 2)]:
    show('bad %r' % (bad,), lambda: random.seed(bad))
show('v1 str', lambda: (random.seed('abc', version=1), random.random()))
show('v1 latin', lambda: (random.seed('\u00e9t\u00e9', version=1), random.random()))
show('v1 empty', lambda: (random.seed('', version=1), random.random()))
show('v1 long', lambda: (random.seed('the quick brown fox', 1), random.random()))
show('kw', lambda: random.seed(a=5, version=2))
show('args', lambda: random.seed(1, 2, 3))
show('v3', lambda: (random.seed(1, 3), random.random()))
R = Random(12345)
show('randrange', lambda: [R.randrange(10), R.randrange(1, 10), R.randrange(0, 100, 7),
    R.randrange(100, 0, -7), R.randrange(2 ** 70), R.randrange(-10, -5), R.randrange(True + 1)])
for a in [(0,), (-5,), (5, 5), (5, 1), (1, 10, 0), (1, 10, -1), (10, 1, 2), (1.5,), (10.0,), ('a',
    ), (1, 2.5), (1, 10, 1.0), (1, 10, 2.0), (), (1, None), (10, None, 2), (1, 2, 3, 4), (None,)]:
    show('randrange %r' % (a,), lambda: R.randrange(*a))
show('randrange kw', lambda: R.randrange(start=1, stop=10, step=2))
show('randint', lambda: [R.randint(1, 6) for i in range(10)])
show('randint eq', lambda: R.randint(5, 5))
show('randint bad', lambda: R.randint(5, 1))
show('randint flt', lambda: R.randint(1.0, 5))
show('randint flt2', lambda: R.randint(1, 5.5))
show('randint 1', lambda: R.randint(1))
show('randint kw', lambda: R.randint(a=1, b=3))
show('choice', lambda: [R.choice('abc'), R.choice([1, 2, 3]), R.choice(range(100)), R.choice((5,))])
show('choice empty', lambda: R.choice([]))
show('choice set', lambda: R.choice({1, 2}))
show('choice dict', lambda: R.choice({0: 'a', 1: 'b'}))
show('choice int', lambda: R.choice(5))
show('choice gen', lambda: R.choice((x for x in 'a')))
show('choices', lambda: (R.choices('abc', k=5), R.choices([1, 2], weights=[1, 3], k=6),
    R.choices('abc', cum_weights=[1, 5, 6], k=4), R.choices('abcd', [0, 0, 1, 0], k=3),
    R.choices('ab'), R.choices('ab', k=0)))
show('choices bad', lambda: R.choices('abc', [1, 2]))
show('choices both', lambda: R.choices('ab', [1, 2], cum_weights=[1, 3]))
show('choices zero', lambda: R.choices('ab', [0, 0]))
show('choices empty', lambda: R.choices([]))
show('choices int', lambda: R.choices('abc', 5))
show('choices neg', lambda: R.choices('ab', [-1, -2]))
show('choices inf', lambda: R.choices('ab', [1, float('inf')]))
show('choices k', lambda: R.choices('ab', k='a'))
show('choices flt', lambda: R.choices('abc', [0.1, 0.7, 0.2], k=5))
show('choices int pop', lambda: R.choices(5))
show('choices emptyw', lambda: R.choices([], weights=[], k=1))
show('choices gen w', lambda: R.choices('ab', weights=iter([1, 2]), k=3))
show('choices cumint', lambda: R.choices('abc', cum_weights=5))


def sh(x):
    r = R.shuffle(x)
    return (r, x)


show('shuffle', lambda: (sh(list(range(20))), sh([]), sh([1]), sh(list('abc'))))
show('shuffle tuple', lambda: sh((1, 2, 3)))
show('shuffle str', lambda: sh('abc'))
show('shuffle 2', lambda: R.shuffle([1, 2], lambda: 0.5))
show('shuffle ba', lambda: sh(bytearray(b'abcdef')))
show('sample', lambda: (R.sample(range(100), 5), R.sample('abcdef', 3), R.sample([1, 2, 3], 3),
    R.sample([1], 0), R.sample(range(10 ** 9), 4), R.sample(range(30), 25),
    R.sample(population='abc', k=2)))
show('sample counts', lambda: (R.sample('ab', counts=[4, 2], k=5), R.sample(['x', 'y'], k=3,
    counts=[10, 5])))
show('sample cerr', lambda: R.sample('ab', counts=[1], k=1))
show('sample cerr2', lambda: R.sample('ab', counts=[1.5, 2], k=1))
show('sample cerr3', lambda: R.sample('ab', counts=[-1, -2], k=1))
show('sample cerr4', lambda: R.sample('ab', counts=[1, 2], k=10))
show('sample cerr5', lambda: R.sample('ab', counts=[0, 0], k=0))
show('sample big', lambda: R.sample([1], 2))
show('sample neg', lambda: R.sample([1], -1))
show('sample set', lambda: R.sample({1, 2}, 1))
show('sample dict', lambda: R.sample({1: 2}, 1))
show('sample gen', lambda: R.sample((x for x in 'ab'), 1))
show('sample flt', lambda: R.sample([1, 2, 3], 1.5))
show('sample ba', lambda: R.sample(b'abcdef', 2))
show('sample int', lambda: R.sample(5, 1))
show('sample tuple', lambda: R.sample((1, 2, 3, 4), 2))
show('uniform', lambda: (R.uniform(1, 2), R.uniform(5, 1), R.uniform(0, 0), R.uniform(-1.5, 2)))
show('uniform bad', lambda: R.uniform('a', 1))
show('uniform 1', lambda: R.uniform(1))
for n, args in [('gauss', (0, 1)), ('normalvariate', (5, 2)), ('expovariate', (1.5,)),
    ('triangular', (0, 10, 3)), ('betavariate', (1, 2)), ('gammavariate', (2, 3)), ('gammavariate',
    (0.5, 3)), ('gammavariate', (1, 3)), ('lognormvariate', (0, 1)), ('vonmisesvariate', (0, 4)),
    ('vonmisesvariate', (0, 0)), ('paretovariate', (3,)), ('weibullvariate', (1, 2)), ('gauss',
    ()), ('normalvariate', ()), ('expovariate', ()), ('triangular', ()), ('gammavariate', (0, 1))]:
    show('%s %r' % (n, args), lambda: [getattr(R, n)(*args) for i in range(3)])
show('getrandbits', lambda: [R.getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 64, 100)])
show('getrandbits neg', lambda: R.getrandbits(-1))
show('getrandbits flt', lambda: R.getrandbits(1.5))
show('getrandbits big', lambda: R.getrandbits(2 ** 70))
show('getrandbits 0', lambda: R.getrandbits())
show('randbytes', lambda: (R.randbytes(5), R.randbytes(0)))
show('random 1', lambda: R.random(1))
st = R.getstate()
a = [R.random() for i in range(3)]
R.setstate(st)
show('state', lambda: (a == [R.random() for i in range(3)], st[0], len(st[1]), st[2],
    type(st[1][0])))
show('setstate bad', lambda: R.setstate(5))
show('setstate bad3', lambda: R.setstate((9, 1, 2)))
show('setstate v', lambda: R.setstate((3, tuple([1] * 625), None)))
show('gauss state', lambda: (R.seed(1), R.gauss(0, 1), R.getstate()[2], R.gauss(0, 1),
    R.getstate()[2]))


class Sub(Random):

    def random(self):
        return 0.25


show('sub', lambda: (Sub(1).randrange(100), Sub(1).choice('abcd'), Sub(1).random(),
    Sub(1).sample(range(10), 3), Sub(1).uniform(0, 8), (lambda x: (Sub(1).shuffle(x), x))([1, 2, 3,
    4])))


class Sub2(Random):

    def getrandbits(self, k):
        return 1

    def random(self):
        return 0.5


show('sub2', lambda: (Sub2(1).randrange(4), Sub2().choice('abcd')))


class Sub3(Random):

    def __init__(self, a=None, extra=1):
        self.extra = extra
        super().__init__(a)


show('sub3', lambda: (Sub3(5, extra=2).extra, Sub3(5).random() == Random(5).random()))
show('repr', lambda: (repr(R)[:25], Random, random.random, type(random.seed).__name__,
    random.randint.__self__.__class__))
show('VERSION', lambda: Random.VERSION)
show('vars', lambda: vars(R))
show('Random()', lambda: 0 <= Random().random() < 1)
show('Random args', lambda: Random(1, 2))
show('Random kw', lambda: Random(x=5).random())
show('Random bad', lambda: Random([1]))
show('size', lambda: sys.getsizeof(R))
show('hash seed', lambda: random.seed(hash('a')) is None)
show('mean', lambda: sum((Random(3).random() for i in range(1000))))
random.seed(7)
show('mod', lambda: (random.random(), random.randint(1, 5), random.choice('abc'),
    random.sample(range(10), 3), random.uniform(1, 2), random.gauss(0, 1)))
show('seed none', lambda: random.seed())
