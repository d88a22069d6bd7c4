# partial, reduce, wraps and lru_cache: results, attributes, eviction and wrong uses.
import functools, sys, gc, weakref
from functools import partial, reduce, wraps, lru_cache, cache


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


def cap(*a, **k):
    return (a, k)


p = partial(cap, 1, 2, a=10, b=20)
show('call', lambda: (p(3, 4, b=30, c=40), p(), p.func is cap, p.args, p.keywords))
show('repr', lambda: (partial(print), partial(print, 1, 'a'), partial(print, sep=''),
    partial(partial(print, 1), 2)))
show('bad', lambda: partial())
show('bad2', lambda: partial(5))
show('kw', lambda: partial(func=print))
show('kwself', lambda: partial(cap, self=1, func=2)(args=3))
show('nest', lambda: (lambda q: (q.func is cap, q.args, q.keywords))(partial(p, 5, b=7)))
show('set', lambda: setattr(p, 'func', 1))
show('set args', lambda: setattr(p, 'args', 1))
p.attr = 5
show('dict', lambda: (p.__dict__, p.attr))
show('nest dict', lambda: (lambda q: (q.func is p, q.__dict__))(partial(p, 1)))
show('name', lambda: p.__name__)
show('del', lambda: delattr(p, '__dict__'))
show('doc', lambda: partial.__name__ + partial.__module__)
show('size', lambda: sys.getsizeof(p))
show('weak', lambda: weakref.ref(p)() is p)
show('kw copy', lambda: (lambda d: (partial(cap, **d).keywords is d, partial(cap,
    **d).keywords))({'x': 1}))
show('kwmut', lambda: (lambda q: (q.keywords.update(z=1), q()))(partial(cap, y=2)))
show('posargs', lambda: (partial(cap)(), partial(cap, ())(), partial(cap, (1, 2))(3)))
show('err', lambda: partial(lambda x: 1 / 0, 1)())
show('argerr', lambda: partial(lambda x: x, 1)(2))
show('method', lambda: list(map(partial(cap, 10), [1, 2])))
r = partial(print)
r2 = partial(print, r)
show('nested repr', lambda: r2)


class A:
    meth = partial(cap, 1)
    sm = staticmethod(partial(cap, 2))


show('inst', lambda: (A().meth(5), A().sm(6)))


class PS(partial):
    x = 1


show('sub', lambda: (PS(cap, 1)(2), PS(cap, 1).x, repr(PS(cap, 1))[:22], PS(PS(cap, 1),
    2).func is cap))
show('eq', lambda: (partial(cap) == partial(cap), hash(p) == hash(p)))
show('callable', lambda: callable(p))
show('gc', lambda: gc.is_tracked(p))
print('--- reduce')
show('reduce', lambda: (reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5),
    reduce(max, 'abc'), reduce(lambda a, b: a * b, range(1, 6), 2), reduce(lambda a, b: 1, [7])))
show('empty', lambda: reduce(lambda a, b: a, []))
show('bad', lambda: reduce())
show('bad1', lambda: reduce(1))
show('bad2', lambda: reduce(1, 2))
show('bad3', lambda: reduce(1, [1, 2]))
show('bad4', lambda: reduce(1, [1], 2, 3))
show('one', lambda: reduce(42, '1'))
show('init', lambda: reduce(42, '', '1'))
show('initial none', lambda: reduce(lambda a, b: (a, b), [1], None))
show('kw', lambda: reduce(function=max, iterable=[1]))
show('err', lambda: reduce(lambda a, b: 1 / 0, [1, 2]))
show('iter err', lambda: reduce(max, 5, 1))
show('repr', lambda: reduce)
print('--- wraps')


def orig(a, b=2):
    """doc of orig"""


orig.attr = 'val'
orig.__wrapped__ = 'old'


@wraps(orig)
def wrapper(*a):
    """wrapper doc"""


show('wraps', lambda: (wrapper.__name__, wrapper.__doc__, wrapper.__qualname__, wrapper.__module__,
    wrapper.attr, wrapper.__wrapped__ is orig, wrapper.__dict__ == {'attr': 'val',
    '__wrapped__': orig}))
show('const', lambda: (functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES))


def w2():
    """w2doc"""


show('upd', lambda: functools.update_wrapper(w2, orig, (), ()) is w2)
show('upd2', lambda: (w2.__name__, w2.__doc__, w2.__dict__.keys()))


def w3():
    pass


w3.dict_attr = {}
show('selective', lambda: (functools.update_wrapper(w3, orig, ('attr',), ()).attr, w3.__name__))
show('missing', lambda: functools.update_wrapper(w3, 5, ('nope',), ()).__wrapped__)
show('missing upd', lambda: functools.update_wrapper(w3, orig, (), ('nope',)))
show('builtin', lambda: functools.update_wrapper(lambda: 0, max).__name__)
show('partial', lambda: wraps(partial(orig))(lambda: 0).__name__)
show('wr', lambda: repr(wraps(orig))[:26])


class CallC:
    """doc"""

    def __call__(self):
        pass


show('wraps cls', lambda: (wraps(CallC)(lambda: 0).__doc__, wraps(CallC)(lambda: 0).__name__))
show('wrap instance', lambda: wraps(CallC())(lambda: 0).__doc__)
show('bad', lambda: functools.update_wrapper(5, orig))
show('noargs', lambda: wraps())
print('--- lru_cache')
calls = []


@lru_cache(maxsize=2)
def f(x, y=3):
    calls.append(x)
    return 3 * x + y


show('call', lambda: (f(1), f(1), f(2), f(3), f(1), calls))
show('info', lambda: (f.cache_info(), type(f.cache_info()).__name__, f.cache_parameters(),
    f.__wrapped__.__name__, f.__name__))
show('clear', lambda: (f.cache_clear(), f.cache_info()))
show('kw', lambda: (f(x=1), f(1), f(1, y=3), f(1, 3), f.cache_info()))
show('unhash', lambda: f([]))
show('badargs', lambda: f())
show('badargs2', lambda: f(1, 2, 3))
show('repr', lambda: repr(f)[:40])
show('size', lambda: sys.getsizeof(f))
f.attr = 1
show('attr', lambda: (f.attr, sorted(f.__dict__)))


@lru_cache
def g(x):
    calls.append(x)
    return x


show('plain', lambda: (g(1), g(1.0), g(True), g.cache_info()))


@lru_cache(typed=True)
def h(x):
    return type(x).__name__


show('typed', lambda: (h(1), h(1.0), h(True), h('a'), h.cache_info(), h.cache_parameters()))
show('typed kw', lambda: (h(x=1), h(x=1.0), h.cache_info()))


@lru_cache(maxsize=0)
def z(x):
    calls.append('z')
    return x


show('zero', lambda: (z(1), z(1), z.cache_info()))


@lru_cache(-5)
def neg(x):
    return x


show('neg', lambda: (neg(1), neg.cache_info(), neg.cache_parameters()))


@lru_cache(None)
def unb(n):
    return n if n < 2 else unb(n - 1) + unb(n - 2)


show('unb', lambda: (unb(90), unb.cache_info()))


@cache
def fac(n):
    return n * fac(n - 1) if n else 1


show('cache', lambda: (fac(20), fac.cache_info(), fac.cache_parameters()))
show('bad', lambda: lru_cache('a'))
show('bad2', lambda: lru_cache(maxsize=1.5))
show('bad3', lambda: lru_cache(1, 2, 3))
show('bad4', lambda: lru_cache(foo=1))
show('bad5', lambda: lru_cache(5)(5))
show('cache bad', lambda: cache(5))
show('cache 0', lambda: cache())
show('cls', lambda: lru_cache(int)('5'))
show('true', lambda: lru_cache(True)(lambda x: x).cache_parameters())


class M:

    def __init__(self, v):
        self.v = v

    @lru_cache
    def meth(self, x):
        calls.append('m')
        return self.v + x

    @staticmethod
    @lru_cache
    def sm(x):
        return x * 2

    @classmethod
    @lru_cache
    def cm(cls, x):
        return (cls, x)


m = M(5)
del calls[:]
show('method', lambda: (m.meth(1), m.meth(1), M(7).meth(1), calls, M.meth.cache_info(), m.sm(4),
    m.cm(3)[1], M.sm.cache_info().hits))
show('bound', lambda: repr(m.meth)[:40])


@lru_cache
def err(x):
    calls.append('e')
    raise ValueError('e%s' % x)


del calls[:]
show('err', lambda: err(1))
show('err', lambda: err(1))
print(calls, err.cache_info())


class Eq:

    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 1

    def __eq__(self, o):
        calls.append('eq')
        return self.v == o.v


@lru_cache
def eqf(x):
    return x.v


del calls[:]
show('eq', lambda: (eqf(Eq(1)), eqf(Eq(2)), eqf(Eq(1)), calls))


@lru_cache(maxsize=3)
def order(x):
    calls.append(x)
    return x


del calls[:]
for k in [1, 2, 3, 1, 4, 2, 1, 5, 3]:
    order(k)
print(calls, order.cache_info())
o = object()


@lru_cache(maxsize=None)
def keep(x):
    return x


class Obj:
    pass


ob = Obj()
wr = weakref.ref(ob)
keep(ob)
del ob
print(wr() is not None)
keep.cache_clear()
print(wr())
show('refs', lambda: sys.getrefcount(keep.__wrapped__))


@lru_cache(maxsize=10)
def reent(n):
    return reent(n - 1) + 1 if n else 0


show('reent', lambda: (reent(20), reent.cache_info()))
show('types', lambda: (type(f).__name__, type(f).__module__, type(partial(f)).__name__))
show('weak', lambda: weakref.ref(f)() is f)
show('module fn', lambda: (lru_cache.__module__, lru_cache.__name__, wraps.__module__,
    cache.__doc__ is not None))
show('hits str', lambda: str(f.cache_info()))
show('info idx', lambda: (f.cache_info()[2], f.cache_info()._fields))
show('kworder', lambda: (lambda q: (q(a=1, b=2), q(b=2, a=1),
    q.cache_info().misses))(lru_cache(lambda **k: 0)))
