# Functions of math with every number of arguments, keywords, and special methods.
import math


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


for n in ['acos', 'acosh', 'atan2', 'ceil', 'comb', 'copysign', 'dist', 'exp', 'fmod', 'frexp',
    'fsum', 'gcd', 'hypot', 'isclose', 'isqrt', 'ldexp', 'lcm', 'log', 'log2', 'modf', 'nextafter',
    'perm', 'pow', 'prod', 'remainder', 'sumprod', 'trunc', 'ulp', 'factorial', 'floor', 'sqrt',
    'gamma', 'cbrt', 'exp2', 'isfinite']:
    f = getattr(math, n)
    show(n + '()', lambda: f())
    show(n + '(1,2,3,4)', lambda: f(1, 2, 3, 4))
    show(n + '(1,2,3)', lambda: f(1, 2, 3))
    show(n + '(1)', lambda: f(1))
    show(n + '(x=1)', lambda: f(x=1))
    show(n + '(1,x=1)', lambda: f(1, x=1))
    show(n + '(1,2,x=1)', lambda: f(1, 2, x=1))
    print(f)
show('pi', lambda: (math.pi, math.e, math.tau, math.inf, math.nan))
show('prod', lambda: math.prod([1, 2, 3], start=5))
show('prod', lambda: math.prod([1, 2.5, 3]))
show('prod', lambda: math.prod([2] * 100))
show('prod', lambda: math.prod([], start='a'))
show('prod', lambda: math.prod([2], start='a'))
show('prod', lambda: math.prod(['a'], start=2))
show('prod', lambda: math.prod(['a']))
show('prod', lambda: math.prod(['a', 'b']))
show('prod', lambda: math.prod(5))
show('prod', lambda: math.prod([1, 2], 5))
show('prod', lambda: math.prod([0.1] * 10))
show('prod', lambda: math.prod([True, True]))
show('prod', lambda: math.prod(range(1, 30)))
show('prod', lambda: math.prod([2 ** 62, 3, 1.5]))
show('fsum', lambda: math.fsum([0.1] * 10))
show('fsum', lambda: math.fsum([1e+100, 1, -1e+100]))
show('fsum', lambda: math.fsum([1e+308] * 10))
show('fsum', lambda: math.fsum([math.inf, -math.inf]))
show('fsum', lambda: math.fsum([math.inf, math.inf]))
show('fsum', lambda: math.fsum([]))
show('fsum', lambda: math.fsum(['a']))
show('fsum', lambda: math.fsum([1e+16, 1, 1e-16]))
show('fsum', lambda: math.fsum([2.0 ** 53, -0.5, -2.0 ** (-54)]))
show('sumprod', lambda: math.sumprod([1, 2, 3], [4, 5, 6]))
show('sumprod', lambda: math.sumprod([0.1] * 10, [1] * 10))
show('sumprod', lambda: math.sumprod([10, 20.5], (30, 40)))
show('sumprod', lambda: math.sumprod([2 ** 62, 2 ** 62], (30, 40)))
show('sumprod', lambda: math.sumprod([1], [1, 2]))
show('sumprod', lambda: math.sumprod([1, 2], [1]))
show('sumprod', lambda: math.sumprod([], []))
show('sumprod', lambda: math.sumprod(['a'], [2]))
show('sumprod', lambda: math.sumprod(1, [2]))
show('sumprod', lambda: math.sumprod([1], 2))
show('sumprod', lambda: math.sumprod([1e+200, 1], [1e+200, 5]))
show('sumprod', lambda: math.sumprod([True, False], [0.1, 0.2]))
show('dist', lambda: math.dist((1, 2), (4, 6)))
show('dist', lambda: math.dist((1, 2, 3.5), [4, 6, 1]))
show('dist', lambda: math.dist((1,), (4, 6)))
show('dist', lambda: math.dist(1, (4, 6)))
show('dist', lambda: math.dist('a', (4,)))
show('dist', lambda: math.dist((math.inf, math.nan), (1, 2)))
show('hypot', lambda: (math.hypot(), math.hypot(3), math.hypot(-3), math.hypot(3, 4), math.hypot(1,
    2, 3), math.hypot(1e+200, 1e+200, 1e+200), math.hypot(5e-324, 5e-324)))
show('hypot', lambda: [math.hypot(0.1 * i, 0.3 * i, 1.7) for i in range(30)])
show('hypot', lambda: [math.hypot(0.1 * i, 0.3 * i) for i in range(30)])
show('hypot', lambda: [math.hypot(*[0.1] * i) for i in range(30)])
show('nextafter', lambda: (math.nextafter(1.0, 2), math.nextafter(1.0, 0), math.nextafter(0.0, 1),
    math.nextafter(1.0, 2, steps=5), math.nextafter(1.0, 0, steps=2 ** 60)))
show('nextafter', lambda: math.nextafter(1.0, 2, steps=-1))
show('nextafter', lambda: math.nextafter(1.0, 2, steps=1.5))
show('nextafter', lambda: math.nextafter(1.0, math.inf, steps=2 ** 70))
show('nextafter', lambda: math.nextafter(1.0, 1.0, steps=7))
show('nextafter', lambda: math.nextafter(-1.0, 1.0, steps=2 ** 63))
show('ulp', lambda: (math.ulp(1.0), math.ulp(0), math.ulp(math.inf), math.ulp(-3.5),
    math.ulp(1.7976931348623157e+308)))
show('perm', lambda: (math.perm(5), math.perm(5, 2), math.perm(5, None), math.perm(5, 6),
    math.perm(50, 30)))
show('comb', lambda: (math.comb(5, 2), math.comb(5, 6), math.comb(100, 50), math.comb(1000, 3),
    math.comb(10 ** 20, 2)))
show('comb', lambda: math.comb(10 ** 20, 10 ** 20 - 2))
show('comb', lambda: math.comb(10 ** 400, 10 ** 350))
show('comb', lambda: math.comb(-1, 2))
show('comb', lambda: math.comb(1, -2))
show('comb', lambda: math.comb(1.0, 2))
show('perm', lambda: math.perm(-1, 2))
show('perm', lambda: math.perm(1, -2))
show('perm', lambda: math.perm(10 ** 400, 10 ** 350))
show('factorial', lambda: math.factorial(10 ** 30))
show('factorial', lambda: math.factorial(-10 ** 30))
show('factorial', lambda: math.factorial(5.0))
show('factorial', lambda: math.factorial(50))
show('gcd', lambda: (math.gcd(), math.gcd(5), math.gcd(-5), math.gcd(12, 18, 27), math.gcd(0, 0)))
show('lcm', lambda: (math.lcm(), math.lcm(5), math.lcm(-5), math.lcm(12, 18, 27), math.lcm(0, 5)))
show('isqrt', lambda: (math.isqrt(10 ** 50), math.isqrt(2 ** 64 - 1), math.isqrt(0)))
show('isqrt', lambda: math.isqrt(-1))
show('ldexp', lambda: (math.ldexp(1, 10), math.ldexp(1, -1074), math.ldexp(0, 10 ** 20),
    math.ldexp(1, -10 ** 20)))
show('ldexp', lambda: math.ldexp(1, 2000))
show('ldexp', lambda: math.ldexp(1, 10 ** 20))
show('ldexp', lambda: math.ldexp(1, 1.0))
show('isclose', lambda: (math.isclose(1, 1 + 1e-10), math.isclose(1, 2, rel_tol=0.6),
    math.isclose(1, 2, abs_tol=1)))
show('isclose', lambda: math.isclose(1, 2, rel_tol=-1))
show('isclose', lambda: math.isclose(1, 2, 3))
show('log', lambda: (math.log(10 ** 400), math.log(8, 2), math.log2(2 ** 1030),
    math.log10(10 ** 500), math.log(2 ** 1024)))
show('log', lambda: math.log(5, 1))
show('modf', lambda: (math.modf(3.7), math.modf(-3.7), math.modf(math.inf), math.modf(math.nan)))


class A:

    def __floor__(self):
        return 'fl'

    def __ceil__(self):
        return 'ce'

    def __trunc__(self):
        return 'tr'

    def __float__(self):
        return 2.5

    def __index__(self):
        return 9


show('A', lambda: (math.floor(A()), math.ceil(A()), math.trunc(A()), math.sqrt(A()),
    math.isqrt(A()), math.gcd(A(), 6), math.comb(A(), 2), math.factorial(A())))


class B:

    def __float__(self):
        return 2.5


show('B', lambda: (math.floor(B()), math.ceil(B()), math.sqrt(B()), math.fsum([B()])))
show('B', lambda: math.trunc(B()))


class C:

    def __float__(self):
        return 'x'


show('C', lambda: math.sqrt(C()))


class I:

    def __index__(self):
        return 9


show('I', lambda: (math.sqrt(I()), math.floor(I())))
show('I', lambda: math.trunc(I()))


class F(float):
    pass


show('F', lambda: (math.floor(F(2.5)), type(math.fabs(F(2.5))), math.trunc(F(-2.5))))


class FF(float):

    def __floor__(self):
        return 'own'


show('FF', lambda: math.floor(FF(2.5)))
print(sorted((n for n in vars(math) if not n.startswith('_'))))
