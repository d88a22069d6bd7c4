# The iterators of itertools: results, wrong arguments, reuse of tuples, derived classes.
import itertools, sys, gc
from itertools import count, cycle, repeat, chain, islice, takewhile, dropwhile, accumulate, product, permutations, combinations


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


def bad():
    yield 1
    raise KeyError('bad')


class NoIter:
    pass


class Idx:

    def __index__(self):
        return 2


show('count', lambda: (list(islice(count(), 3)), list(islice(count(5), 3)), list(islice(count(5,
    2), 3)), list(islice(count(1.5, 0.5), 3)), list(islice(count(step=3), 3)),
    list(islice(count(start=2, step=-1), 4)), list(islice(count(10, 0), 3))))
show('count repr', lambda: (count(), count(5), count(5, 1), count(5, 2), count(1.5), count(1, 1.5),
    count(-3), count(2 ** 70)))
show('count bad', lambda: count('a'))
show('count bad2', lambda: count(1, 'a'))
show('count bad3', lambda: count(1, 2, 3))
show('count kw', lambda: count(stop=1))
show('count big', lambda: (lambda c: (next(c), next(c), next(c), c))(count(sys.maxsize - 1)))
show('count none', lambda: count(None))
show('count bool', lambda: (count(True), next(count(True))))
show('count neg big', lambda: list(islice(count(-sys.maxsize - 2), 3)))
show('count size', lambda: sys.getsizeof(count()))


class CI(int):
    pass


show('count sub', lambda: type(next(count(CI(3)))).__name__)
show('count step1.0', lambda: (count(1, 1.0), list(islice(count(1, 1.0), 2))))
show('cycle', lambda: (list(islice(cycle('abc'), 7)), list(cycle(''))))
show('cycle bad', lambda: cycle(5))
show('cycle0', lambda: cycle())
show('cycle kw', lambda: cycle(iterable='a'))
show('cycle repr', lambda: cycle('a'))
show('cycle err', lambda: list(islice(cycle(bad()), 5)))
show('repeat', lambda: (list(repeat(1, 3)), list(repeat(1, 0)), list(repeat(1, -5)),
    list(repeat(object='a', times=2)), repeat(1), repeat('a', 3), repeat(1, -1)))
show('repeat bad', lambda: repeat())
show('repeat bad2', lambda: repeat(1, 'a'))
show('repeat bad3', lambda: repeat(1, 2, 3))
show('repeat none', lambda: repeat(1, None))
show('repeat len', lambda: repeat(1, 3).__length_hint__())
show('repeat len inf', lambda: repeat(1).__length_hint__())
show('repeat idx', lambda: list(repeat('q', Idx())))
show('repeat kw', lambda: repeat(1, foo=2))
show('repeat after', lambda: (lambda r: (next(r), r))(repeat(1, 3)))
show('repeat float', lambda: repeat(1, 2.0))
show('chain', lambda: (list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab',
    'cd']))))
show('chain bad', lambda: list(chain(1)))
show('chain bad2', lambda: list(chain('a', 1)))
show('chain from', lambda: chain.from_iterable(5))
show('chain from2', lambda: list(chain.from_iterable([1])))
show('chain kw', lambda: chain(a=1))
show('chain repr', lambda: chain())
show('chain from 0', lambda: chain.from_iterable())
show('chain lazy', lambda: next(chain.from_iterable(iter(['ab', 5]))))
show('chain inf', lambda: list(islice(chain.from_iterable(repeat('ab')), 5)))
show('islice', lambda: (list(islice(range(10), 3)), list(islice(range(10), 2, 5)),
    list(islice(range(10), 2, None)), list(islice(range(10), 1, 9, 3)), list(islice(range(10),
    None)), list(islice(range(10), None, None)), list(islice(range(10), 5, 2)),
    list(islice(range(3), 100)), list(islice(range(9), Idx())), list(islice(range(9), 0, 5, None)),
    list(islice(range(9), None, 5, 2))))
for a in [(-1,), ('a',), (1, -5), (1, 2, 0), (1, 2, -1), (1.5,), (1, 'a'), (1, 5, 'x'), (), (1, 2,
    3, 4), (None, None, 2 ** 70), (2 ** 70,), (0, 5, 1.0)]:
    show('islice %r' % (a,), lambda: list(islice(range(10), *a)))
show('islice noniter', lambda: islice(5, 1))
show('islice kw', lambda: islice(range(5), stop=1))
show('islice consume', lambda: (lambda it: (list(islice(it, 2)), list(islice(it, 1, 3)),
    list(it)))(iter(range(8))))
show('islice err', lambda: list(islice(bad(), 3)))
show('islice no over', lambda: (lambda it: (list(islice(it, 1, 5, 3)), next(it)))(iter(range(10))))
for n, f in [('takewhile', takewhile), ('dropwhile', dropwhile)]:
    show(n, lambda: (list(f(lambda x: x < 3, [1, 2, 5, 1])), list(f(bool, [])), f(bool, [])))
    show(n + ' none', lambda: list(f(None, [1])))
    show(n + ' bad', lambda: f())
    show(n + ' bad2', lambda: f(bool))
    show(n + ' bad3', lambda: f(bool, 5))
    show(n + ' bad4', lambda: f(1, 2, 3))
    show(n + ' kw', lambda: f(predicate=bool, iterable=[]))
    show(n + ' err', lambda: list(f(lambda x: 1 / 0, [1])))
    show(n + ' stop', lambda: (lambda it: (list(f(lambda x: x < 2, it)), list(it)))(iter([1, 2, 3,
        4])))
    show(n + ' after', lambda: (lambda it: (list(it), next(it, 'end')))(f(lambda x: x < 2, [1, 3,
        1])))
show('acc', lambda: (list(accumulate([1, 2, 3])), list(accumulate([])), list(accumulate('abc')),
    list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([1, 2], initial=10)),
    list(accumulate([], initial=5)), list(accumulate([1, 2], None, initial=None)),
    list(accumulate([2, 3], func=max)), list(accumulate(iterable=[1]))))
show('acc bad', lambda: accumulate())
show('acc bad2', lambda: accumulate(5))
show('acc bad3', lambda: accumulate([1], max, 5))
show('acc err', lambda: list(accumulate([1, 'a'])))
show('acc call', lambda: list(accumulate([1, 2], 5)))
show('acc kw', lambda: accumulate([1], foo=1))
show('acc repr', lambda: accumulate([]))
show('acc initial err', lambda: (lambda a: (next(a), next(a)))(accumulate([1, 2], initial='x')))
show('product', lambda: (list(product('ab', [1, 2])), list(product()), list(product('ab',
    repeat=2)), list(product('ab', repeat=0)), list(product('', 'a')), list(product([], repeat=0)),
    len(list(product(range(3), repeat=4))), list(product(range(2), 'xy', repeat=1))))
show('product bad', lambda: product(5))
show('product rep', lambda: product('a', repeat=-1))
show('product rep2', lambda: product('a', repeat='x'))
show('product rep None', lambda: product('a', repeat=None))
show('product kw', lambda: product('a', foo=1))
show('product big', lambda: product('ab', repeat=2 ** 62))
show('product repr', lambda: product())
show('reuse', lambda: len(set(map(id, product('abc', 'def')))))
show('reuse list', lambda: len(set(map(id, list(product('abc', 'def'))))))
for n, f in [('permutations', permutations), ('combinations', combinations)]:
    show(n, lambda: (list(f('abc', 2)), list(f('abc', 0)), list(f('abc', 4)), list(f([], 0)),
        list(f('', 1))))
    show(n + ' one', lambda: list(f('abc')))
    show(n + ' none', lambda: list(f('ab', None)))
    show(n + ' neg', lambda: f('abc', -1))
    show(n + ' str', lambda: f('abc', 'a'))
    show(n + ' flt', lambda: f('abc', 1.0))
    show(n + ' bad', lambda: f(5, 1))
    show(n + ' kw', lambda: list(f(iterable='abc', r=2))[:2])
    show(n + ' 0', lambda: f())
    show(n + ' 3', lambda: f('a', 1, 2))
    show(n + ' repr', lambda: f('a', 1))
    show(n + ' reuse', lambda: len(set(map(id, f('abcde', 3)))))
    show(n + ' n', lambda: (len(list(f(range(6), 3))), list(f(range(5), 3))[-1]))
    show(n + ' size', lambda: sys.getsizeof(f('abcd', 2)))
show('types', lambda: [x.__name__ for x in (count, cycle, repeat, chain, islice, takewhile,
    dropwhile, accumulate, product, permutations, combinations)])
show('qual', lambda: (count, chain.__module__, chain.from_iterable))
show('iter self', lambda: [iter(x) is x for x in (count(), cycle('a'), repeat(1), chain(),
    islice([], 1), takewhile(bool, []), dropwhile(bool, []), accumulate([]), product(),
    permutations([]), combinations([], 0))])
show('sizes', lambda: [sys.getsizeof(x) for x in (count(), cycle('a'), repeat(1), chain(),
    islice([], 1), takewhile(bool, []), dropwhile(bool, []), accumulate([]), product(),
    permutations([]), combinations([], 0), product('ab', 'c'))])
show('tracked', lambda: [gc.is_tracked(x) for x in (count(), cycle('a'), repeat(1), chain(),
    islice([], 1), accumulate([]), product(), permutations([]))])


class SubC(count):
    pass


show('sub', lambda: (next(SubC(4)), SubC(4)))
show('sub chain', lambda: type('X', (chain,), {}).from_iterable(['ab']).__class__.__name__)
show('sub repeat', lambda: type('X', (repeat,), {})(1, 2))


class SubKw(islice):

    def __init__(self, *a, k=None):
        self.k = k


show('subkw', lambda: SubKw([1, 2, 3], 2, k=5).k)
show('hint', lambda: islice([1], 1).__length_hint__())
for a in [(-5,), (-1, 5), (0, -1), (0, -7), (0, 5, -5)]:
    show('islice2 %r' % (a,), lambda: list(islice(range(10), *a)))
