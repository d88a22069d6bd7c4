# Statements nested at random: what runs, in which order, and what comes out of it.
import sys
T = [0]
def tick():
    T[0] += 1
    if T[0] > 400: raise SystemExit("budget")
def sys_exc(): return sys.exc_info()[1] if hasattr(sys, "exc_info") else None
def show(r):
    s = repr(r)
    if " at 0x" in s: return type(r).__name__
    return s if len(s) < 100 else s[:100]
def safe(f, *a):
    try: print("safe", show(f(*a)))
    except Exception as e:
        n = 0; t = e.__traceback__
        while t: n += 1; t = t.tb_next
        print("safe", type(e).__name__, e, n, repr(e.__context__)[:60], repr(e.__cause__)[:60])
def sub(n):
    r = yield n
    try: yield r
    finally: print("sub done")
    return n
def drive(f, *a):
    try:
        g = f(*a)
        print("g", show(next(g)))
        print("g", show(g.send(3)))
        print("g", show(g.throw(ValueError("thrown"))))
        print("g", show(next(g)))
        print("closing", g.close())
    except StopIteration as e: print("stop", show(e.value))
    except Exception as e: print("drive", type(e).__name__, e, repr(e.__context__)[:60])
    else: print("left", list(g))
class CM:
    def __init__(self, n, s): self.n = n; self.s = s
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, e, tb): print("exit", self.n, t.__name__ if t else t); return self.s and t is not None and issubclass(t, Exception)
class Base:
    z = 9
    def m(self, x=0): return ("base", x)
a = 1; b = 2; c = 3
try:
    a = (lambda **x: x)(10)
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    c = ((a // b) + 5)
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    *a, b = [(a * len(list({k: a for k in range(3)}.values()))), ([c, -1, 4][3 % 3] - c), 4]; a = sum(a)
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    with CM(4, False) as a:
        for a in range(4):
            tick()
            with CM(6, True) as b:
                with CM(7, False) as c, CM(2, False):
                    print("s8", ((a := (lambda x, y=2: x + y)(0)) // a))
                    try:
                        assert a < b, (sum([i + 1 for i in range(4) if i < 10]) - (b := (b := b)))
                    finally:
                        print("f10")
                        w11 = 0
                        while w11 < 2:
                            tick()
                            w11 += 1
                            try:
                                pass
                                b = ((c if 3 > a else (c + a)) // (b * a))
                                a = (((b := 10) if 3 == c else (c + a)) * ((b := c) * a))
                            finally:
                                print("f15")
                                print("s16", (a // (c if 2 in [*range(3), a] else (lambda x, y=b: x + y)(a))))
                            print("s17", (lambda x, y=c: x + y)((lambda x=2: x)((b := 10))))
                    try:
                        if (list(map(lambda q: q + 1, range(0)))[2 % 3] - (b if 2 >= 2 else 1)) <= list(map(lambda q: q + 1, range(2)))[0 % 3]:
                            assert ((5 * 10) + 10) in [c, [5, c, 4][10 % 3], 4], (lambda x, y=(sum(sorted({5, 2, 1})) - (b if 0 < a else a)): x + y)((lambda x, y=(c := 3): x + y)((b - c)))
                            a -= (0 if not b else b)
                            print("s22", len([i  for i in range(3) if i > 1]))
                        else:
                            try:
                                print("s24", b)
                                print("s25", a)
                            except Exception:
                                pass
                            finally:
                                print("f25")
                                print("s26", ((2 if a or b else c) - (b // (c * b))))
                        if len([i + 1 for i in range(3) if i < 2]) < (sum([c, c, 4]) + len([-1, a, 4])) < c: raise ValueError("v")
                        def f28(x, y):
                            tick()
                            t = 1
                            b = 0
                            assert t and (x + b), 3
                            try:
                                pass
                            except ZeroDivisionError as e:
                                print("h31", type(sys_exc()).__name__)
                                pass
                            except ValueError as e:
                                print("h32", type(sys_exc()).__name__)
                                x = (lambda *,x=3: len(str(x)))(sum([*range(3), 0]))
                                print("s34", 10)
                            except Exception:
                                pass
                            return ([i  for i in range(5) if i > 3][(b := 10) % 3] + b)
                        safe(f28, [i  for i in range(3) if i > 5][((lambda x, y=c: x + y)(2) + 10) % 3])
                    finally:
                        print("f34")
                        class K35(Base):
                            z = 5
                            q = [z for _ in range(2)]
                            def m(self, x=1):
                                y = self.z
                                pass
                                return x + y
                            @property
                            def p(self): return self.m()
                        safe(lambda: K35().m())
                        print("s37", b)
                raise KeyError from ValueError(2)
                if len([i + 1 for i in range(3) if i > 0]) < ((lambda *,x=3: x)(10) - (a - a)): break
        c = (lambda *x: x)((lambda x, y=(-1 - 5): x + y)((lambda x, y=a: x + y)(-1)))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    def f41(x):
        tick()
        t = 10
        b = 0
        return x
        del x; x = 0
        print(f"{max((lambda **x: len(str(x)))((t // b)), 3)!r:>3}|{x}")
        class K45(Base):
            z = 3
            q = [_ for _ in range(z)]
            def m(self, x=1):
                y = self.z
                for a in range(3):
                    tick()
                    with CM(47, True) as x:
                        for i in range(3):
                            tick()
                            raise KeyError(-1)
                            print("s50", 10)
                            print("s51", sum([i + 1 for i in range(4) if i > 10]))
                        if sum(sorted({0, 2, 1})) < ((x if not 5 else 3) * 0) < y:
                            a, b = max((x + len([0, y, 4])), (lambda x, y=(lambda x,/: len(str(x)))(y): x + y)(sum([5, 1, 4]))), len(list(map(lambda q: q + 1, range(1))))
                            x = 3
                        elif x < (lambda *,x=3: x)((x - y)) < x:
                            try:
                                pass
                                y = x
                                pass
                            except ValueError:
                                print("h58", type(sys_exc()).__name__)
                                print("s59", len([i * 2 for i in range(3) if i < 3]))
                            except Exception as e:
                                print("x59", type(e).__name__, e, type(e.__context__).__name__, type(e.__cause__).__name__)
                                x = ((max(10, 1) * (lambda x, y=2: x + y)(y)) if len([3, x, 4]) > (x := 5) else 5)
                                x = (lambda x, y=y: x + y)(len([i + 1 for i in range(3) if i > 3]))
                            else:
                                print("s62", (2 * (x := 1)))
                                y = (y if (5 // -1) >= x else (lambda x: x)(max(2, y)))
                    w64 = 0
                    while w64 < 2:
                        tick()
                        w64 += 1
                        for a in [*range(3), (max(x, 2) - (0 - x))]:
                            tick()
                            assert 3 >= x, (y := ((lambda x: x)(10) + (3 - x)))
                            x -= 0
                        else:
                            def f68(x, y=2):
                                tick()
                                t = 0
                                u = 1
                                yield (u if u == t else len(list({k: u for k in range(3)}.values())))
                                pass
                                pass
                                return sum([i  for i in range(5) if i < 1])
                            drive(f68, x)
                            print("s71", max((5 if 1 and x else sum([x, 5, 4])), (3 * (y + x))))
                        pass
                    else:
                        print("s73", y)
                        pass
                    x = 3
                return super().m(x)
            @property
            def p(self): return self.m()
        safe(lambda: K45().m(1, 2))
        return 2
    safe(f41, ((1 * (lambda x, y=b: x + y)(3)) + [i * 2 for i in range(5) if i != 0][(c if b in [b, b, 4] else 10) % 3]))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    [a, (b, c)] = (lambda x, y=([10, b, 4][-1 % 3] if c or b else len([i  for i in range(4) if i != 2])): x + y)(c), ((a // max((lambda *x: x)(2), a)), 2)
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    raise KeyError from ValueError(5)
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    print("s28", a)
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    print("s29", (5 * f41(*(c,), **{"y": c})))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    print("s30", (list({k: b for k in range(3)}.values())[(lambda x, y=3: x + y)(5) % 3] // -1))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    a = b = 5
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    b = ((len([i + 1 for i in range(5) if i < 0]) * (c * a)) + (c * b))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    a |= sum(list(map(lambda q: q + 1, range(-1))))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    raise KeyError from ValueError(3)
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
