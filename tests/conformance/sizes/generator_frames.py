"""Frames of generators, whose size is what the compiler says of variables and stack; and their code."""
import sys
g = sys.getsizeof
# generators of various bodies
def g0(): yield
def g1(a): yield a
def g2(a, b):
    c = a + b
    yield c
def g3(n):
    for i in range(n): yield i
def g4(n):
    for i in range(n):
        for j in range(n):
            yield i, j
def g5(n):
    try: yield n
    except ValueError: pass
def g6(n):
    try: yield n
    finally: print('x') if n else None
def g7(m):
    with m as x: yield x
def g8(m):
    with m as x, m as y: yield x
def g9(a):
    yield from a
def g10(a):
    b = yield from a
    return b
def g11(a):
    yield max(a, a, a, min(a, a, a, a))
def g12(a):
    yield [x for x in a]
def g13(a):
    yield {x: y for x in a for y in a if y}
def g14(a):
    yield (x for x in a)
def g15(a):
    def inner(): return a
    yield inner
def g16(a):
    yield f'{a} {a!r} {a:>5} x'
def g17(a):
    yield a[1:2], a[1], a.b, a.b(1, 2, c=3)
def g18(*a, **k):
    yield a, k
def g19(a):
    yield a if a else -a
def g20(a):
    yield a < a < a < a
def g21(a):
    x, *y = a
    yield x, y
def g22(a):
    x = yield
    while True:
        x = yield x
def g23(a):
    yield {**a, 'b': 1, **a}
def g24(a):
    yield [*a, 1, *a]
def g25(a):
    yield print(*a, **a)
def g26(a):
    yield {1, 2, a}, [1, 2, 3], (1, 2, a)
def g27(a):
    class C:
        x = a
    yield C
def g28(a):
    try:
        yield 1
    except ValueError as e:
        yield e
    except (KeyError, TypeError):
        raise
    else:
        yield 2
    finally:
        yield 3
def g29(a):
    a += 1
    a.b += 1
    a[0] += 1
    a[1:2] += [3]
    yield a
def g30(a):
    assert a, 'x'
    del a
    raise ValueError('a') from None
    yield
def g31(a):
    import sys
    from sys import argv as b
    yield b
def g32(a):
    yield lambda x=1, *y, z=2: a
def g33(a):
    for x in a:
        try: yield x
        except: continue
    else: yield
def g34(a):
    while a:
        with a:
            try:
                yield a
            finally:
                if a: break
                return
def g35(a):
    yield a.b.c(a.d, a.e(a.f, a.g(1, 2, 3)), x=a, y=a)
def g36(a):
    a = b = c = d = (yield)
    a, b = b, a
    a, b, c = c, b, a
    a, b, c, d = d, c, b, a
    yield
def g37(a):
    yield (b := a) + b
def g38(a):
    print(f'{a!s:{a}.{a}}', sep=f'{a}')
    yield
def g39(a):
    return (yield (yield (yield)))
def g40(a):
    global G
    G = a
    yield not a and a or a in a
fs = [v for k, v in list(globals().items()) if k[0] == 'g' and k[1:].isdigit()]
for f in fs:
    c = f.__code__
    print(f.__name__, g(f(*range(c.co_argcount))), c.co_stacksize, c.co_nlocals)
    print("  code:", g(c), g(c.co_consts), g(c.co_names), len(c.co_varnames), c.__sizeof__())
a = 5
print([g(z) for z in ((x for x in ()), (x for x in () if x), (x for x in () for y in ()), (x + y for x in () for y in () if y), ((x, y) for x in () for y in ()), (x for x, y in ()), (f'{x}' for x in ()), (a for x in ()), ([y for y in x] for x in ()), (x.a.b(1, 2) for x in ()), ({x: 1} for x in ()), (x if x else y for x in () for y in ()), (yieldx for yieldx in ()))])
def gx():
    print(g((x for x in ())), g((a for x in ())))
    z = 1
    print(g((z for x in ())), g(lambda: z), g([lambda: (z, x) for x in (1,)][0].__closure__))
gx()
class A:
    q = 1
    def m(self): yield self
    gg = (x for x in (1, 2))
    print(g(gg))
    print(g(m(1)))
print(g(A().m()))
x = g3(3); print(g(x)); next(x); print(g(x)); list(x); print(g(x))
print(g(g1.__code__.co_consts), g(g1.__code__.co_varnames), g(g1.__code__.co_names), g(g1.__defaults__), g(g1.__dict__), g(g1.__name__))
