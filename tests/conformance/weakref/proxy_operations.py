# Every operation on a proxy: alive, between two proxies, with a dead one on either side.
import weakref
from weakref import proxy


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


class Num:

    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return 'Num(%s)' % self.n


OPS = 'add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul'.split()


def mk(name):

    def op(self, other):
        return (name, self.n, getattr(other, 'n', other), type(self).__name__, type(other).__name__)
    return op


for o in OPS:
    for pre in ('', 'r', 'i'):
        if o == 'divmod' and pre == 'i':
            continue
        n = '__%s%s__' % (pre, o)
        setattr(Num, n, mk(n))
for o in 'neg pos abs invert'.split():
    setattr(Num, '__%s__' % o, (lambda o: lambda self: (o, self.n))(o))
for o in 'lt le gt ge eq ne'.split():
    setattr(Num, '__%s__' % o, mk('__%s__' % o))
Num.__hash__ = lambda self: 5
Num.__int__ = lambda self: 41
Num.__float__ = lambda self: 4.5
Num.__index__ = lambda self: 3
Num.__bool__ = lambda self: False
Num.__len__ = lambda self: 7
Num.__contains__ = lambda self, x: x == 1
Num.__getitem__ = lambda self, k: ('get', k)
Num.__setitem__ = lambda self, k, v: print('set', k, v)
Num.__delitem__ = lambda self, k: print('delitem', k)
Num.__iter__ = lambda self: iter('xyz')
Num.__next__ = lambda self: 'nxt'
Num.__reversed__ = lambda self: 'rev'
Num.__bytes__ = lambda self: b'by'
Num.__format__ = lambda self, s: 'fmt' + s
Num.__str__ = lambda self: 'strNum'
Num.__round__ = lambda self, n=None: ('round', n)
Num.__trunc__ = lambda self: 'trunc'
Num.__enter__ = lambda self: print('enter')
Num.__exit__ = lambda self, *a: print('exit')
Num.__call__ = lambda self, *a, **k: ('call', a, k)
Num.__dir__ = lambda self: ['b', 'a']
Num.__complex__ = lambda self: 1
Num.__length_hint__ = lambda self: 9


def all_ops(p, q):
    import math

    def setitem():
        p[1] = 2

    def delitem():
        del p[1]

    def setat():
        p.zz = 1

    def delat():
        del p.zz

    def withit():
        with p:
            pass

    def unpack():
        a, b, c = p
        return (a, b, c)
    show('+', lambda: p + q)
    show('-', lambda: p - q)
    show('*', lambda: p * q)
    show('/', lambda: p / q)
    show('//', lambda: p // q)
    show('%', lambda: p % q)
    show('**', lambda: p ** q)
    show('<<', lambda: p << q)
    show('>>', lambda: p >> q)
    show('&', lambda: p & q)
    show('|', lambda: p | q)
    show('^', lambda: p ^ q)
    show('@', lambda: p @ q)
    show('divmod', lambda: divmod(p, q))
    show('pow', lambda: pow(p, q))
    show('pow3', lambda: pow(p, q, 5))
    show('r+', lambda: 3 + p)
    show('r-', lambda: 3 - p)
    show('r*', lambda: 3 * p)
    show('r/', lambda: 3 / p)
    show('r@', lambda: 3 @ p)
    show('r**', lambda: 3 ** p)
    show('rdm', lambda: divmod(3, p))

    def i1():
        z = p
        z += 1
        return z

    def i2():
        z = p
        z -= 1
        return z

    def i3():
        z = p
        z *= q
        return z

    def i4():
        z = p
        z @= q
        return z

    def i5():
        z = p
        z **= q
        return z

    def i6():
        z = p
        z //= q
        return z

    def i7():
        z = p
        z <<= q
        return z

    def i8():
        z = p
        z |= 1
        return z
    for n, i in enumerate([i1, i2, i3, i4, i5, i6, i7, i8]):
        show('i%d' % n, i)
    show('neg', lambda: -p)
    show('pos', lambda: +p)
    show('abs', lambda: abs(p))
    show('inv', lambda: ~p)
    show('==', lambda: p == q)
    show('!=', lambda: p != q)
    show('<', lambda: p < q)
    show('<=', lambda: p <= q)
    show('>', lambda: p > q)
    show('>=', lambda: p >= q)
    show('== self', lambda: p == p)
    show('is', lambda: p is p)
    show('==1', lambda: p == 1)
    show('1==', lambda: 1 == p)
    show('int', lambda: int(p))
    show('float', lambda: float(p))
    show('index', lambda: [1, 2, 3, 4][p])
    show('bool', lambda: bool(p))
    show('not', lambda: not p)
    show('len', lambda: len(p))
    show('in', lambda: 1 in p)
    show('not in', lambda: 2 not in p)
    show('get', lambda: p[2])
    show('getslice', lambda: p[1:2])
    show('set', setitem)
    show('del', delitem)
    show('iter', lambda: list(p))
    show('unpack', unpack)
    show('next', lambda: next(p))
    show('reversed', lambda: reversed(p))
    show('star', lambda: [*p])
    show('bytes', lambda: bytes(p))
    show('format', lambda: format(p, 'x'))
    show('fstring', lambda: f'{p}')
    show('fstr!r', lambda: f'{p!s}')
    show('%s', lambda: '%s' % p)
    show('%d', lambda: '%d' % p)
    show('str', lambda: str(p))
    show('round', lambda: round(p))
    show('round2', lambda: round(p, 2))
    show('trunc', lambda: math.trunc(p))
    show('sqrt', lambda: math.sqrt(p))
    show('with', withit)
    show('call', lambda: p(1, a=2))
    show('hash', lambda: hash(p))
    show('attr', lambda: p.n)
    show('noattr', lambda: p.nope)
    show('setattr', setat)
    show('delattr', delat)
    show('hasattr', lambda: hasattr(p, 'n'))
    show('getattr', lambda: getattr(p, 'q', 5))
    show('class', lambda: p.__class__)
    show('type', lambda: type(p))
    show('isinstance', lambda: isinstance(p, Num))
    show('isinstance2', lambda: isinstance(p, weakref.ProxyType))
    show('dict', lambda: sorted(p.__dict__))
    show('vars', lambda: sorted(vars(p)))
    show('callable', lambda: callable(p))
    show('id', lambda: id(p) == id(p))
    show('repr', lambda: repr(p)[:13])
    show('range', lambda: range(p))
    show('bytesn', lambda: 'x'.zfill(p))
    show('join', lambda: ','.join(p))
    show('sum', lambda: sum([1], p))
    show('sorted', lambda: sorted(p))
    show('enumerate', lambda: list(enumerate(p)))
    show('hex', lambda: hex(p))
    show('chr', lambda: chr(p))
    show('list*', lambda: [1] * p)
    show('zip', lambda: list(zip(p, p)))
    show('min', lambda: min(p))
    show('isub', lambda: issubclass(p, object))
    show('ref', lambda: type(weakref.ref(p)))
    show('proxyproxy', lambda: weakref.proxy(p))
    show('super', lambda: super(Num, p))


n = Num(10)
m = Num(20)
p = proxy(n)
q = proxy(m)
print('--- alive')
all_ops(p, q)
print('--- alive, plain right')
all_ops(p, m)
print('--- dead left')
del n
all_ops(p, q)
print('--- dead right')
n = Num(30)
p = proxy(n)
del m
all_ops(p, q)


class Plain:
    pass


k = Plain()
print('--- plain')
all_ops(proxy(k), 1)
k.a = 1
pk = proxy(k)
pk.b = 2
print(k.__dict__, pk.b, vars(k))
del pk.a
print(k.__dict__)


class It:

    def __iter__(self):
        return self


it = It()
show('noniter', lambda: next(proxy(it)))
show('iter of noniter', lambda: iter(proxy(it)))


class L(list):
    pass


l = L([3, 1, 2])
pl = proxy(l)
show('list eq', lambda: pl == [3, 1, 2])
pl.append(7)
pl[0] = 9
pl += [4]
show('l', lambda: l)
show('pl', lambda: pl)
show('slices', lambda: (l[1:], proxy(l)[1:3], len(proxy(l)), 7 in proxy(l),
    list(reversed(proxy(l)))))


def gen():
    x = 0
    while True:
        x = (yield x)


g = gen()
pg = proxy(g)
show('gen', lambda: (next(pg), pg.send(5), type(pg)))


def fn(a, b=2):
    return (a, b)


pf = proxy(fn)
show('fn', lambda: (pf(1), pf(1, b=3), pf.__name__, type(pf)))
show('fn err', lambda: pf())
del fn
show('fn dead', lambda: pf(1))
show('fn dead repr', lambda: object.__repr__(pf))
