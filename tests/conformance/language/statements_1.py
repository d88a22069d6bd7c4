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
    raise TypeError(max(max(max(a, a), b), ((5 if 2 <= b else a) + [a, b, 4][-1 % 3])))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    try:
        a *= 1
        if 0 <= sum([2, a, 4]):
            try:
                if len(list({k: 1 for k in range(3)}.values())) == len([a, c, 4]): raise ValueError("v")
            finally:
                print("f6")
                with CM(7, True) as a:
                    if not [b, c, 4][(lambda **x: len(str(x)))(0) % 3]:
                        print("s9", max(list(map(lambda q: q + 1, range(3)))[(lambda *,x=3: x)(a) % 3], b))
                    try:
                        try:
                            print("s12", (c := len(sorted({3, 5, 10}))))
                        except (TypeError, IndexError) as e:
                            print("h12", type(sys_exc()).__name__)
                            a, b = c, (sum([a, -1, 4]) * (a := (lambda x: x)(2)))
                            def f14(*x):
                                tick()
                                t = 5
                                b = 2
                                x = len(x)
                                print("s15", list(map(lambda q: q + 1, range(1)))[x % 3])
                                print("s16", x)
                                return ((b := 1) - (10 * 5))
                            safe(f14, max(((c := 5) + (a := c)), b))
                        except Exception as e:
                            print("x16", type(e).__name__, e, type(e.__context__).__name__, type(e.__cause__).__name__)
                            c = a
                            if a in list({k: (1 + 10) for k in range(3)}.values()):
                                c = [(a + b), a, 4][max(b, (lambda x,/: len(str(x)))(c)) % 3]
                        else:
                            with CM(20, True) as a:
                                a = (max(1, (2 * a)) if max(5, 2) == (b // 1) else len([0, 3, 4]))
                        if (sum([i * 2 for i in range(3) if i < 10]) + (a if c >= a else 10)) or (lambda x: len(str(x)))((a if c in list(map(lambda q: q + 1, range(5))) else a)): raise ValueError("v")
                    finally:
                        print("f22")
                        b *= c
                        raise KeyError from ValueError(0)
                    try:
                        c -= len([a, (5 + c), 4])
                        if max((c - b), 10) >= (a := (1 * 2)): raise ValueError("v")
                        if (lambda *,x=3: x)((lambda x, y=1: x + y)(b)) == ([i + 1 for i in range(4) if i > 0][b % 3] // (lambda *,x=3: x)(c)):
                            print("s29", sum([1, c, 4]))
                            print(f"{1!r:>6}|{b}")
                            print(f"{(lambda x, y=[i + 1 for i in range(4) if i > 2][5 % 3]: x + y)(a)!r:>3}|{a}")
                    finally:
                        print("f31")
                        del b; b = 1
                        if a >= 5: raise ValueError("v")
                raise ValueError(max(b, (c := (b + b))))
            def f35(x=1, **y):
                global c
                tick()
                t = 3
                u = -1
                for b in [i  for i in range(5) if i > 3]:
                    tick()
                    if u in [(1 + c), u, 4]: continue
                    for b in range(3):
                        tick()
                        if (lambda *,x=3: len(str(x)))(len([i + 1 for i in range(5) if i != 5])) in [*range(3), c]:
                            return (c if not t else t)
                            u %= (lambda x, y=sum([i + 1 for i in range(5) if i > 3]): x + y)((c := (-1 // 3)))
                        print("s42", 0)
                    print("s43", ((lambda *,x=3: x)(u) * max(c, (t * u))))
                else:
                    print("s44", max(u, [i + 1 for i in range(4) if i > 5][(u - -1) % 3]))
                raise KeyError((c - c))
                with CM(46, False) as c:
                    a, b, c = [*range(3), [i * 2 for i in range(3) if i > 2][5 % 3]]
                return ((u + 2) + (sum(list({k: c for k in range(3)}.values())) // (t // t)))
            safe(f35, 3)
            a, b = 3, (((10 - 2) * sum([i  for i in range(5) if i < 5])) // ((3 if 1 > a else b) // b))
    except Exception:
        pass
    else:
        print(f"{a!r:>6}|{a}")
    finally:
        print("f49")
        b += max(10, (sorted({a, 0, 3})[c % 3] + 2))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    if max((lambda x, y=c: x + y)(a), (c - c)) and (5 * (5 * c)):
        raise KeyError from ValueError(3)
        print(f"{(c := (lambda *x: x)(max(c, 10)))!r:>6}|{b}")
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    assert (b // b) >= ((lambda x, y=3: x + y)(b) - (lambda **x: x)(5)), len([i  for i in range(4) if i > 2])
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    for i in [i  for i in range(3) if i > 5]:
        tick()
        if max((b * a), 5) in [5, (a * a), 4]: break
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    raise KeyError((a - b))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    del a; a = 3
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    raise ValueError(len(sorted({10, 0, 0})))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    b //= sum(list(map(lambda q: q + 1, range(10))))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    for b in range(3):
        tick()
        c //= c
        w13 = 0
        while w13 < 3:
            tick()
            w13 += 1
            try:
                def f15(x):
                    tick()
                    t = 1
                    u = 0
                    if 3 == (lambda x=2: x)((u := -1)): return max(max(u, [i + 1 for i in range(5) if i < 1][t % 3]), max(u, sum([i  for i in range(3) if i > 10])))
                    if (lambda x=2: x)(3) != len([*range(3), 5]):
                        return ([0, 0, 4][t % 3] + u)
                        for i in list({k: len(sorted({t, 3, 3})) for k in range(3)}.values()):
                            tick()
                            [a, (b, c)] = (1 if (lambda x=2: x)(5) or (u := u) else len([u, t, 4])), ([*range(3), (lambda x: x)(2)][max((t - u), (lambda *,x=3: x)(u)) % 3], 2)
                            u += (lambda x, y=(u := (3 // u)): x + y)((sum(sorted({3, 1, 0})) + sum([*range(3), t])))
                        else:
                            try:
                                print("s23", (t := u))
                            except Exception:
                                pass
                            w24 = 0
                            while w24 < 3:
                                tick()
                                w24 += 1
                                print("s25", 2)
                                print("s26", len([-1, u, 4]))
                        u -= (sum([i + 1 for i in range(3) if i < 1]) - max(-1, (t := t)))
                    del u; u = 1
            except NameError:
                print("h28", type(sys_exc()).__name__)
                a = b = (a := ((lambda *x: len(str(x)))(c) // (10 - 0)))
            except Exception:
                raise
            finally:
                print("f29")
                with CM(30, False) as c:
                    if ((b - 10) - (lambda *x: len(str(x)))(c)) >= (lambda x: x)(b): continue
                    if sum([*range(3), 0]) > ((c + b) // len(sorted({2, 1, 3}))): raise ValueError("v")
                    for a in range(3):
                        tick()
                        with CM(34, False) as b:
                            for i in range(3):
                                tick()
                                print("s36", c)
        print(f"{(((5 - 1) + max(a, 5)) * 5)!r:>6}|{a}")
    else:
        w38 = 0
        while w38 < 2:
            tick()
            w38 += 1
            with CM(39, False) as c:
                if a != (lambda x, y=(1 - 2): x + y)(list({k: b for k in range(3)}.values())[c % 3]): break
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    for a in range(3):
        tick()
        try:
            a -= -1
        except ValueError as e:
            print("h43", type(sys_exc()).__name__)
            if (lambda *,x=3: x)((a := a)) > (b := 3):
                if a < (c - sum([i + 1 for i in range(4) if i < 3])):
                    def f46(x, /, y=3):
                        tick()
                        t = 1
                        u = 5
                        yield 3
                        t |= t
                        del u; u = 1
                        return len(list({k: u for k in range(3)}.values()))
                    drive(f46, (lambda x, y=2: x + y)((max(c, -1) - 5)))
                    if (sum([3, a, 4]) - 5) > (b // (a - a)): raise ValueError("v")
                with CM(50, False) as b, CM(2, False):
                    c = (lambda *,x=3: x)(c)
                    if -1 in sorted({list(map(lambda q: q + 1, range(5)))[b % 3], -1, 5}):
                        raise KeyError from ValueError(5)
                        raise KeyError((lambda *x: x)(sum([*range(3), 0])))
                    else:
                        print("s55", sum([(10 if b < a else b), a, 4]))
                    raise KeyError(max(-1, (a := -1)))
                print("s57", (sum(list({k: b for k in range(3)}.values())) - sum(list({k: a for k in range(3)}.values()))))
            else:
                try:
                    print("s59", (c - (sum([-1, a, 4]) - sum(list({k: b for k in range(3)}.values())))))
                    raise KeyError from ValueError(2)
                finally:
                    print("f60")
                    assert len(list(map(lambda q: q + 1, range(3)))) >= ((a := c) if 1 <= 5 else (a := b)), 2
        except (TypeError, IndexError):
            print("h61", 1)
            a, b, c = [i * 2 for i in range(4) if i > 3]
        except Exception as e:
            print("x62", type(e).__name__, e, type(e.__context__).__name__, type(e.__cause__).__name__)
            with CM(63, True) as a:
                [a, (b, c)] = 2, (1, 2)
                try:
                    if ((lambda x, y=b: x + y)(3) * (2 if c or a else c)) != len([i * 2 for i in range(3) if i != 0]):
                        if (list(map(lambda q: q + 1, range(-1)))[a % 3] // c) == 2: continue
                        del c; c = 5
                    if 2 > [i + 1 for i in range(3) if i < 3][max(b, 5) % 3]: raise ValueError("v")
                    if [3, b, 4][c % 3] and 2:
                        c = sum([i  for i in range(4) if i < 5])
                except NameError as e:
                    print("h71", type(sys_exc()).__name__)
                    pass
                    pass
                except (TypeError, IndexError) as e:
                    print("h73", type(sys_exc()).__name__)
                    print("s74", (2 * 3))
                except Exception:
                    raise KeyError(3)
                finally:
                    print("f74")
                    a = ((lambda x, y=0: x + y)(len([*range(3), b])) // ((10 - a) + (10 - b)))
                    b = (lambda x,/: x)(b)
        finally:
            print("f76")
            print("s77", (a // (lambda *,x=3: len(str(x)))((b := c))))
        print("s78", sum(list(map(lambda q: q + 1, range(3)))))
        pass
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
try:
    raise KeyError((len(list({k: a for k in range(3)}.values())) - (lambda **x: len(str(x)))((1 if b != b else b))))
except BaseException as e:
    print("END", type(e).__name__, e, repr(e.__context__)[:80])
T[0] = 0
