# Which operations give back the same object: ints, texts, bytes, tuples, constants.
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


one = 1


class S(str):
    pass


class I(int):
    pass


class T(tuple):
    pass


class F(float):
    pass


class B(bytes):
    pass


class FS(frozenset):
    pass


class D(dict):
    pass


class L(list):
    pass


s = ''.join(['some', ' text'])
b = b''.join([b'ab', b'cd'])
big = int('1' * 30)
f = float('1.25')
tup = tuple([1, 2])
fs = frozenset([1, 2])
si = S(s)
ii = I(5)
ti = T([1])
lst = [1, 2]
r = range(5)
sl = slice(1)
print('ints', [int(str(n)) is int(str(n)) for n in (-6, -5, 0, 256, 257)], 256 + one is 257,
    255 + one is 256, -5 - one is -6)
show('arith', lambda: (big + 0 is big, big * 1 is big, big - 0 is big, +big is big,
    int(big) is big, big // 1 is big, big | 0 is big, big & big is big, big ** 1 is big,
    round(big) is big, abs(big) is big, big >> 0 is big, big << 0 is big, big.__index__() is big,
    big.__trunc__() is big, big.__int__() is big, big.conjugate() is big, big.real is big,
    big.numerator is big, big.denominator is 1, big.imag is 0, big % (big + 1) is big))
show('small arith', lambda: (100 + one is 101, 300 + one is 301, (1 << 8) * one is 256,
    10 ** (one + 1) is 100, 1000 // (one * 10) is 100, len('a' * 200) is 200, hash(5 * one) is 5,
    ord('a') is 97, sum([100, 100]) is 200, max(200, 100) is 200, int(200.0) is 200,
    int('200') is 200, round(199.6) is 200, True + one is 2, abs(-200) is 200, ~-200 is 199,
    --200 is 200, 201 ^ one is 200, int.from_bytes(b'\xc8', 'big') is 200, 200 .bit_length() is 8,
    'abc'.find('c') is 2, [1, 2].index(2) is 1, divmod(1000, 10)[0] is 100, pow(2, 7) is 128,
    500 % 300 is 200, bytes([200])[0] is 200, list(range(200, 201))[0] is 200, next(iter(range(5,
    6))) is 5, range(300, 301)[0] is 300))
show('float', lambda: (float(f) is f, f + 0 is f, +f is f, abs(f) is f, f * 1 is f,
    f.__float__() is f, f.real is f, f.conjugate() is f, round(f, 5) is f, max(f, f) is f,
    F(f) is f))
show('str same', lambda: [x is s for x in (str(s), s[:], s[0:], s[::1], s + '', '' + s, s * 1,
    1 * s, s.strip(), s.lstrip(), s.rstrip(), s.lower(), s.replace('zz', 'y'), s.replace('o', 'o'),
    s.replace('e', 'q', 0), s.expandtabs(), s.zfill(3), s.ljust(3), s.rjust(3), s.center(3),
    s.format(), s.removeprefix('zz'), s.removesuffix('zz'), ''.join([s]), ' '.join([s]),
    s.split('zz')[0], s.partition('zz')[0], s.rpartition('zz')[2], s.rsplit('zz')[0],
    s.splitlines()[0], '%s' % s, f'{s}', '{}'.format(s), format(s), format(s, ''), s.__str__(),
    s.translate({}), s.casefold(), sys.intern(s), ''.join((s,)), ''.join([s, '']), ''.join(['',
    s]), f'{s!s}', '%s' % (s,), s % (), s.title(), s.swapcase(), s.capitalize(), s.upper(), str(s),
    s.strip(' '), s.__format__(''), '{0}'.format(s), s.encode().decode())])
show('str empty', lambda: [x is '' for x in (s[5:5], s[100:], s * 0, 'a'.strip('a'), ''.join([]),
    str(), str(b'', 'ascii'), '%s' % '', f"{''}", 'a'.replace('a', ''), s * -1, ''.lower(),
    'x'.partition('x')[0], ','.split(',')[0], '\n'.splitlines()[0], S(''), S('').strip(),
    chr(97)[1:], b''.decode(), format(''), ''.join(iter([])), 'a'.removeprefix('a'), ''.title())])
show('one char', lambda: [x is 'a' for x in ('xa'[1], chr(97), 'abc'[:1], 'a'.lower(), 'A'.lower(),
    'ba'.replace('b', ''), ' a '.strip(), 'a,b'.split(',')[0], ''.join(['a']), str(b'a', 'ascii'),
    b'a'.decode(), next(iter('abc')), '%c' % 97, '%s' % 'a', hex(10)[2], 'abc'[0:1], 'a' * 1,
    'a' + '', list('abc')[0], sys.intern('a'), 'x'.replace('x', 'a'), f"{'a'}", repr('a')[1],
    'ab'.partition('b')[0], min('cab'), sorted('ba')[0], 'aa'[-1], format(10, 'x'),
    '{}'.format('a'), 'ABC'.casefold()[0], S('a'), str(S('a')), S('abc')[0])])
show('latin one', lambda: ('\u00e9'.upper().lower() is '\u00e9', chr(233) is '\u00e9',
    'a\u00e9'[1] is '\u00e9', '\u00e9a'[0:1] is '\u00e9', b'\xe9'.decode('latin-1') is '\u00e9',
    b'\xc3\xa9'.decode() is '\u00e9', chr(256) is chr(256), '\u1234'[0] is '\u1234'))
show('bytes same', lambda: [x is b for x in (bytes(b), b[:], b[0:], b + b'', b'' + b, b * 1,
    b.strip(), b.lower(), b.replace(b'zz', b'y'), b.expandtabs(), b.zfill(2), b.ljust(2),
    b.center(2), b.removeprefix(b'zz'), b''.join([b]), b.split(b'zz')[0], b.partition(b'zz')[0],
    b.splitlines()[0], b'%s' % b, b[::1], b.translate(None), b.rjust(1), b.upper(), b.__bytes__(),
    b.title(), b' '.join([b]), b.rpartition(b'zz')[2])])
show('bytes small', lambda: (b[0:1] is b'a', bytes([97]) is b'a', b''.join([]) is b'',
    bytes() is b'', bytes(0) is b'', b[:0] is b'', b * 0 is b'', 'a'.encode() is b'a',
    ''.encode() is b'', b'a,b'.split(b',')[0] is b'a', bytes(b'a') is b'a', b'xa'[1:] is b'a',
    bytes(bytearray(b'a')) is b'a', bytes(1) is b'\x00', b'A'.lower() is b'a',
    b' a '.strip() is b'a', b'%c' % 97 is b'a', 5 .to_bytes(1, 'big') is b'\x05'))
show('tuple', lambda: (tuple(tup) is tup, tup[:] is tup, tup[0:] is tup, tup + () is tup,
    () + tup is tup, tup * 1 is tup, tup[::1] is tup, tup[0:2] is tup, tup[0:1] is tup,
    tup * 0 is (), tup[2:] is (), tuple([]) is (), tuple(()) is (), () * 5 is (), tuple(ti) is ti,
    ti[:] is ti, T() is (), T() is T(), type(ti[:]).__name__, type(ti * 1).__name__,
    type(ti + ()).__name__, tuple(iter(())) is (), (*tup,) is tup, (*(),) is (),
    tuple((x for x in ())) is (), tuple({}) is (), tup.__getnewargs__() is tup))
show('frozenset', lambda: (frozenset(fs) is fs, fs.copy() is fs, fs | set() is fs, fs & fs is fs,
    fs - set() is fs, frozenset() is frozenset(), frozenset([]) is frozenset(),
    frozenset(FS([1])) is FS, fs.union() is fs, fs.difference() is fs, fs.intersection() is fs,
    frozenset('') is frozenset(()), FS() is FS(), fs[0:] if False else 0))
show('others', lambda: (range(0) is range(0), r[:] is r, list(lst) is lst, dict() is dict(),
    type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented,
    bool(5) is True, bool(0) is False, not 0 is True, (1 == 1) is True,
    iter(iter(lst)) is iter(lst), int(True) is 1, I(5) is 5, int(ii) is 5, str(si) is s,
    str(si) == s, str(si) is si, +ii is ii, type(+ii), ii + 0 is 5, type(int(ii)),
    float(F(1.5)) == 1.5, type(float(F(1.5))), type(str(si)), bytes(B(b'a')) is b'a',
    sys.intern(s) is s, object() is object()))
show('sub str', lambda: [type(x).__name__ for x in (si[:], si + '', si * 1, si.strip(), si.lower(),
    si.replace('zz', ''), ''.join([si]), f'{si}', '%s' % si, format(si), si.format(),
    si.expandtabs(), si.ljust(0), si.zfill(0), si.partition('zz')[0], si.split('zz')[0],
    si.removeprefix('q'), '{}'.format(si), si.translate({}), str(si), si.__str__(), si.center(0),
    si.splitlines()[0])])
show('intern bad', lambda: sys.intern(si))
show('intern bad2', lambda: sys.intern(5))
show('intern none', lambda: sys.intern())


def consts():
    a = 1000
    b = 1000
    c = 'hello world'
    d = 'hello world'
    e = (1, 2, 'x')
    g = (1, 2, 'x')
    h = 1.5
    i = 1.5
    j = b'xyz'
    k = b'xyz'
    l = -1000
    m = -1000
    n = 10 ** 5
    o = 100000
    p = 'a' * 5
    q = 'aaaaa'
    r1 = (1, (2, 3))
    r2 = (1, (2, 3))
    u = 1.0
    v = 1
    w = 0.0
    x = -0.0
    return (a is b, c is d, e is g, h is i, j is k, l is m, n is o, p is q, r1 is r2,
        r1[1] is r2[1], u is v, w is x)


show('consts', consts)


def c1():
    return (12345, 'not an identifier!', (7, 8), 2.5, b'zz', 'ident_like', frozenset, None)


def c2():
    return (12345, 'not an identifier!', (7, 8), 2.5, b'zz', 'ident_like', frozenset, None)


show('across functions', lambda: [a is b for a, b in zip(c1(), c2())])
show('same fn twice', lambda: [a is b for a, b in zip(c1(), c1())])
show('consts tuple', lambda: [a is b for a, b in zip(c1.__code__.co_consts, c2.__code__.co_consts)])


def fold():
    return ('a' + 'b', 2 * 3, 'x' * 3, (1, 2)[0], -5, not True, 1 + 2.5, 'abc'[1], 10 ** 20,
        1 << 70, 'ab' * 3000, (1,) * 3, '%s' % 'q', 2 ** 3 ** 2, 7 // 2, 7 % 3, ~5, +5,
        1 if True else 2, 'ab', b'ab', 5 .__class__, 'x' in ('x', 'y'), 3 in {1, 2, 3}, 'a' < 'b')


show('fold', lambda: (fold()[0] is 'ab', fold()[2] is 'xxx', fold()[8] is 10 ** 20,
    fold()[7] is 'b', [a is b for a, b in zip(fold(), fold())]))


def code_names(x, y=2, *args, kw=3, **kws):
    z = x.attr
    return z


co = code_names.__code__
show('names interned', lambda: (co.co_varnames, co.co_names, sys.intern('x') is co.co_varnames[0],
    co.co_name is code_names.__name__, 'attr' is co.co_names[0]))


class C:

    def meth(self):
        pass
    x_y = 5


show('cls interned', lambda: ([k is sys.intern(k) for k in C.__dict__], C.__name__ is 'C',
    C.meth.__name__ is 'meth', list(vars(C()).keys())))
o = C()
setattr(o, ''.join(['dyn', 'amic']), 1)
show('attr interned', lambda: list(vars(o))[0] is sys.intern('dynamic'))
d = {''.join(['ke', 'y']): 1}
show('dict key', lambda: list(d)[0] is 'key')


def kwf(**kw):
    return list(kw)[0]


show('kwargs', lambda: (kwf(abc=1) is 'abc', kwf(**{''.join(['a', 'bc']): 1}) is 'abc'))
show('default', lambda: [id(x) == id(y) for x, y in ((None, None), ((), ()), ('', ''), (b'', b''))])
show('methods', lambda: (o.meth is o.meth, C.meth is C.meth, o.meth == o.meth,
    C.__dict__ is C.__dict__, o.__dict__ is o.__dict__, o.__class__ is C, [].append is [].append,
    len is len, id(o.meth) == id(o.meth)))
x = 500
y = 500
print('module consts', x is y, 'a b' is 'a b', 1.5 is 1.5, (1, 2) is (1, 2))
z = 500


def fn_500():
    return 500


print('module vs function', fn_500() is x, (lambda: 500)() is x, [500 for i in (1,)][0] is x,
    (lambda: 'sp ace')() is 'sp ace', (lambda: (1, 2))() is (1, 2))


def gen_consts():
    yield 98765
    yield 98765


g1, g2 = gen_consts()
print('gen', g1 is g2)


def kwd(a=1000, *, b=1000):
    return (a, b)


print('defaults', kwd()[0] is kwd()[1], kwd.__defaults__[0] is kwd()[0],
    kwd.__defaults__ is kwd.__defaults__)


def docs():
    """doc text here"""
    return 'doc text here'


print('doc', docs.__doc__ is docs(), docs.__doc__ is docs.__code__.co_consts[0])
show('nested tuple consts', lambda: ((1, (2, 'q r')) is (1, (2, 'q r')), (1.0,) is (1,), (0.0,
    ) is (-0.0,), (True,) is (1,), 'ab' is 'ab'))


def inset(x):
    return (x in {1, 2, 3}, x in [1, 2], x in (1, 2))


show('set consts', lambda: [type(c).__name__ for c in inset.__code__.co_consts])
show('co_consts', lambda: (consts.__code__.co_consts[:6], docs.__code__.co_consts))
show('empty', lambda: (id(()) == id(()), id('') == id(''), id(frozenset()) == id(frozenset())))
