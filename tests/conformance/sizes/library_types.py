import sys
from collections import deque, OrderedDict, Counter, defaultdict, namedtuple
import functools, itertools, weakref
g = sys.getsizeof
def tab(f, n):
    out = []; last = None
    for i in range(n):
        s = f(i)
        if s != last: out.append((i, s)); last = s
    return out
for ml in (None, 10, 100, 1000):
    d = deque(maxlen=ml)
    def f(i): d.append(i); return g(d)
    print(tab(f, 400))
    d = deque((), ml)
    def f(i): d.appendleft(i); return g(d)
    print(tab(f, 400))
    d = deque(range(300), ml)
    print(g(d))
    def f(i):
        if d: d.popleft()
        return g(d)
    print(tab(f, 302))
    d = deque(range(300), ml)
    def f(i):
        if d: d.pop()
        return g(d)
    print(tab(f, 302))
    d = deque([], ml)
    def f(i): d.extend(range(i % 5)); d.rotate(i); return g(d)
    print(tab(f, 300))
    def f(i): d.extendleft(range(i % 5)); return g(d)
    print(tab(f, 300))
    print(g(d.copy()), g(deque(d)), g(d + d), g(d * 2))
    d.insert(len(d) // 2, 3) if ml is None else None
    print(g(d)); d.reverse(); d.clear(); print(g(d)); d.append(1); print(g(d))
for n in list(range(0, 10)) + [61, 62, 63, 64, 65, 66, 127, 128, 129, 200]:
    print(n, g(deque(range(n))), g(deque(list(range(n)))), g(deque('x' * n)), g(deque(i for i in range(n))), g(iter(deque(range(n)))), g(reversed(deque())))
o = OrderedDict()
def f(i): o[i] = i; return g(o)
print(tab(f, 300))
def f(i): o.popitem(); return g(o)
print(tab(f, 300))
o = OrderedDict()
def f(i): o[str(i)] = i; return g(o)
print(tab(f, 100))
def f(i): o.move_to_end(str(i)); return g(o)
print(tab(f, 100))
def f(i): del o[str(i)]; return g(o)
print(tab(f, 100))
print(g(OrderedDict(a=1)), g(OrderedDict([(1, 2)])), g(OrderedDict({1: 2}).copy()), g(OrderedDict.fromkeys(range(20))), g(iter(o)), g(o.keys()), g(o.items()), g(iter(o.items())), g(reversed(o)))
o.xx = 1
print(g(o), g(o.__dict__))
for n in range(0, 30, 3):
    print(g(Counter('a' * n)), g(Counter(range(n))), g(Counter({i: 1 for i in range(n)})), g(Counter(range(n)) + Counter(range(n + 2))), g(Counter(a=1)), g(Counter(range(n)).most_common()), g(Counter(range(n)).most_common(2)), g(list(Counter(range(n)).elements())), g(Counter(range(n)).copy()), g(Counter(range(n)) & Counter(range(3))), g(Counter(range(n)) - Counter(range(3))))
    dd = defaultdict(list)
    for i in range(n): dd[i]
    print(g(dd), g(dd.copy()), g(defaultdict(int, {i: 1 for i in range(n)})), g(defaultdict(None, dd)), g(defaultdict(int, dd)), g(dd | {}), g(dict(dd)))
N = namedtuple('N', 'a b c')
n = N(1, 2, 3)
print(g(n), g(n._asdict()), g(n._replace(a=5)), g(N), g(N._make([1, 2, 3])), g(N._fields), g(namedtuple('M', [])()), g(namedtuple('MM', 'x', defaults=[1])()), type.__sizeof__(N))
p = functools.partial(int, base=2)
print(g(p), g(p.keywords), g(p.args), g(functools.partial(print)), g(functools.partial(p, 1)))
@functools.lru_cache
def f(x): return x
@functools.lru_cache(maxsize=None)
def h(x): return x
@functools.cache
def h2(x): return x
@functools.wraps(len)
def w(): pass
print(g(f), g(h), g(h2), g(w), g(f.cache_info()), g(f.__dict__), g(w.__dict__), g(f.cache_info))
f(1); h(1)
print(g(f), g(h))
its = [itertools.count(), itertools.cycle([1]), itertools.repeat(1), itertools.repeat(1, 2), itertools.chain([1]), itertools.chain.from_iterable([[1]]), itertools.islice([1], 1), itertools.takewhile(len, []), itertools.dropwhile(len, []), itertools.accumulate([1]), itertools.product([1], [2]), itertools.permutations([1]), itertools.combinations([1, 2], 1), itertools.product([1, 2], repeat=3), itertools.permutations(range(5), 3), itertools.combinations(range(10), 4)]
print([g(i) for i in its])
class A: pass
a = A()
class M:
    def m(self): pass
    @property
    def p(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
m = M()
print(g(weakref.ref(a)), g(weakref.ref(a, len)), g(weakref.proxy(a)), g(weakref.proxy(a, print)), g(weakref.proxy(len)), g(weakref.WeakMethod(m.m)), g(weakref.WeakSet()), g(weakref.WeakKeyDictionary()), g(weakref.WeakValueDictionary()), g(weakref.finalize(a, print)), g(weakref.ref), g(weakref.WeakSet), g(weakref.finalize))
print(g(weakref.WeakSet([a]).data), g(weakref.getweakrefs(a)))
class R(weakref.ref): pass
class R2(weakref.ref): __slots__ = ('x',)
print(g(R(a)), g(R2(a)))
print(g(m.m), g(M.m), g(M.c), g(M.s), g(M.p), g(vars(M)['c']), g(vars(M)['s']), g(vars(M)['p']), g(vars(M)), g(property()), g(super(M, m)), g(M.__dict__), g(M.__mro__), g(M.__bases__), g(M.__class__))
print(g(len), g([].append), g(list.append), g(''.join), g(dict.fromkeys), g(vars(dict)['fromkeys']), g(int.__add__), g((5).__add__), g(object().__repr__), g(type.__mro__), g(vars(int)['real']), g(str.maketrans), g(vars(str)['maketrans']))
class Sl: __slots__ = ('a',)
print(g(Sl.a), g(vars(A)['__dict__']), g(vars(A)['__weakref__']))
print([g(i) for i in (iter([]), iter(()), iter(''), iter('\u1234'), iter(b''), iter(bytearray()), iter(range(3)), iter(range(2**70)), range(2**70), range(3), reversed([]), reversed(()), reversed(range(3)), reversed({}), iter(set()), iter({}), iter({}.items()), iter(len, 3), slice(1), slice(1, 2, 3), enumerate([]), enumerate([], 2**70), zip(), zip([]), zip([], [], []), map(len, []), map(len, [], []), filter(None, []), reversed('abc'))])
def gen():
    yield 1
class G:
    def __getitem__(self, i): raise IndexError
print(g(iter(G())))
print(g(f), g(lambda: 0), g(lambda x, y=1, *a, **k: 0))
def outer():
    x = y = 1
    def inner(): return x, y
    return inner
i = outer()
print(g(i), g(i.__closure__), g(i.__closure__[0]), g(i.__code__))
for e in (BaseException, Exception, ValueError, StopIteration, StopIteration(1), KeyError('a'), OSError(1, 'a'), OSError(), FileNotFoundError(2, 'x'), ImportError('a'), NameError('x'), AttributeError('x'), SystemExit(1), UnicodeDecodeError('a', b'b', 0, 1, 'c'), UnicodeEncodeError('a', 'b', 0, 1, 'c'), SyntaxError('a'), MemoryError(), RecursionError(), KeyboardInterrupt(), GeneratorExit(), AssertionError(), ZeroDivisionError(), UnicodeTranslateError('b', 0, 1, 'c'), Warning(), ModuleNotFoundError('x'), NotImplementedError(), OverflowError(), ArithmeticError(), LookupError(), EOFError(), UnboundLocalError('x'), IndentationError('a'), TimeoutError(), StopAsyncIteration(), BufferError()):
    print(e if isinstance(e, type) else type(e).__name__, g(e), e.__basicsize__ if isinstance(e, type) else type(e).__basicsize__)
try:
    1 / 0
except ZeroDivisionError as e:
    print(g(e), g(e.__traceback__), g(e.__dict__), g(e.args))
    e.add_note('x')
    print(g(e.__dict__), g(e.__notes__))
    fr = e.__traceback__
