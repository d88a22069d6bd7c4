# contextmanager, suppress, closing and nullcontext: exceptions of every kind through them.
import contextlib, sys
from contextlib import contextmanager, suppress, closing, nullcontext


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


state = []


@contextmanager
def cm(x):
    """doc of cm"""
    state.append(x)
    try:
        yield (x * 2)
    finally:
        state.append('end')


with cm(42) as v:
    print(v, state)
print(state, cm.__name__, cm.__doc__, cm.__wrapped__.__name__)
show('type', lambda: type(cm(1)))
c = cm(1)
show('attrs', lambda: (c.args, c.kwds, c.func.__name__, c.__doc__, type(c.gen).__name__,
    vars(c).keys()))
show('enter', lambda: c.__enter__())
show('attrs after', lambda: c.args)
show('exit', lambda: c.__exit__(None, None, None))
show('reenter', lambda: c.__enter__())


@contextmanager
def noyield():
    if False:
        yield


show('noyield', lambda: noyield().__enter__())


@contextmanager
def two():
    yield 1
    yield 2


def use(c):
    with c as v:
        return v


show('two', lambda: use(two()))


@contextmanager
def two_exc():
    try:
        yield 1
    except ValueError:
        yield 2


def use_raise(c, e):
    with c:
        raise e
    return 'swallowed'


show('two exc', lambda: use_raise(two_exc(), ValueError('x')))


@contextmanager
def swallow():
    try:
        yield
    except ZeroDivisionError as e:
        state.append(repr(e))


show('swallow', lambda: use_raise(swallow(), ZeroDivisionError(999)))
show('pass', lambda: use_raise(swallow(), KeyError('k')))


@contextmanager
def reraise():
    try:
        yield
    except Exception as e:
        raise RuntimeError('new') from e


try:
    use_raise(reraise(), ValueError('orig'))
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))


@contextmanager
def plain():
    yield


for ex in (StopIteration('spam'), StopIteration(), RuntimeError('r'), GeneratorExit('g'),
    KeyboardInterrupt(), SystemExit(3), AssertionError()):
    try:
        use_raise(plain(), ex)
    except BaseException as e:
        print(e is ex, repr(e), e.__cause__, repr(e.__context__), e.__traceback__ is not None)


@contextmanager
def stopit():
    try:
        yield
    except:
        raise StopIteration('from inside')


try:
    use_raise(stopit(), KeyError(1))
except BaseException as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))


@contextmanager
def ret():
    try:
        yield
    except:
        return


show('ret', lambda: use_raise(ret(), KeyError(1)))


@contextmanager
def clo():
    try:
        yield
    except GeneratorExit:
        state.append('closed')
        raise


del state[:]
k = clo()
k.__enter__()
del k
print(state)
c = cm('x')
c.__enter__()
show('exit cls', lambda: c.__exit__(TypeError, None, None))
c = cm('y')
c.__enter__()
show('exit val', lambda: c.__exit__(TypeError, 'foo', None))
c = cm('z')
c.__enter__()
show('exit inst', lambda: c.__exit__(TypeError, TypeError('q'), None))
del state[:]


@cm('deco')
def decorated(a, b=1):
    """ddoc"""
    state.append((a, b))
    return a


print(decorated(5, b=2), decorated(6), state, decorated.__name__, decorated.__doc__)


@contextmanager
def kw(self, func, args, kwds):
    yield (self, func, args, kwds)


with kw(self=11, func=22, args=33, kwds=44) as tgt:
    print(tgt)
show('not cm', lambda: use(5))
show('cmgr args', lambda: cm())
show('non gen', lambda: contextmanager(lambda: 5)().__enter__())
show('supp', lambda: use_raise(suppress(KeyError, ValueError), KeyError(1)))
show('supp other', lambda: use_raise(suppress(KeyError), ValueError(1)))
show('supp none', lambda: use_raise(suppress(), ValueError(1)))
show('supp sub', lambda: use_raise(suppress(LookupError), IndexError()))
show('supp v', lambda: use(suppress(KeyError)))
show('supp bad', lambda: use_raise(suppress(5), KeyError(1)))


def multi():
    s = suppress(ZeroDivisionError)
    o = []
    with s:
        with s:
            1 / 0
        o.append('in')
        1 / 0
    return o


show('reuse', multi)
show('supp repr', lambda: repr(suppress(KeyError))[:30])


class C:

    def close(self):
        state.append('close')


del state[:]
show('closing', lambda: type(use(closing(C()))).__name__)
print(state)
show('closing err', lambda: use_raise(closing(C()), KeyError(1)))
print(state)
show('null', lambda: (use(nullcontext(5)), use(nullcontext())))
show('null err', lambda: use_raise(nullcontext(), KeyError(2)))


def nested():
    for i in range(3):
        with cm(i) as a, cm(a) as b:
            if i == 1:
                return (a, b)


del state[:]
show('nested', nested)
print(state)


def tb():
    try:
        with plain():
            1 / 0
    except ZeroDivisionError as e:
        n = 0
        x = e.__traceback__
        while x:
            n += 1
            x = x.tb_next
        return n


show('tb', tb)
