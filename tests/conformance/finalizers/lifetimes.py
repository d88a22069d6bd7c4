import gc, sys, weakref
gc.disable()
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def gen1():
    d = D("g1")
    try:
        yield 1
    finally:
        print("fin g1")
g = gen1(); next(g)
del g
g = gen1(); next(g)
try:
    g.throw(ValueError("x"))
except ValueError as e:
    print("caught", e, e.__context__, sys.getrefcount(e))
del g
try:
    try:
        raise KeyError("a")
    except KeyError:
        g = gen1(); next(g)
        g.throw(ValueError("y"))
except ValueError as e:
    print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
del g
def f(a, b=D("default")):
    x = D("x"); y = D("y")
    raise ValueError("boom")
try:
    f(D("a"))
except ValueError as e:
    tb = e.__traceback__
    names = []
    while tb:
        names.append((tb.tb_lineno, tb.tb_frame.f_code.co_name))
        tb = tb.tb_next
    print(names)
print("after")
del f
class CM:
    def __init__(self, n, sw=False): self.n = n; self.sw = sw
    def __enter__(self): print("enter", self.n); return D("in" + self.n)
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v); return self.sw
    def __del__(self): print("del cm", self.n)
with CM("1") as a, CM("2", True) as b:
    raise ValueError(5)
print("x")
del a, b
def ff():
    try:
        return D("ret")
    finally:
        print("finally")
ff()
def loop():
    for i in [D(1), D(2), D(3)]:
        if i.n == 2:
            break
    else:
        print("no")
    print("end loop")
loop()
def nested():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    except KeyError as e:
        print(repr(e), repr(e.__context__))
        raise RuntimeError("3") from e
try:
    nested()
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), repr(e.__cause__.__context__))
def yf():
    try:
        r = yield from inner()
        print("r", r)
    except GeneratorExit:
        print("yf exit")
        raise
def inner():
    d = D("inner")
    try:
        x = yield 1
        print("got", x)
        return 7
    finally:
        print("inner fin")
g = yf(); next(g)
try:
    g.send(5)
except StopIteration as s:
    print("stop", s.value)
g = yf(); next(g); g.close()
g = yf(); next(g); del g
def bad():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return
g = bad(); next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
del g
def stop():
    yield 1
    raise StopIteration(3)
g = stop(); next(g)
try:
    next(g)
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__))
def genexc():
    try:
        yield
    except ValueError as e:
        print("in gen", repr(e), sys.exc_info()[0])
        yield "v"
    print("exc", sys.exc_info())
g = genexc(); next(g); print(g.throw(ValueError))
print(sys.exc_info()); print(next(g, "end"))
for bad in (1, "x", object, int):
    g = genexc(); next(g)
    try:
        g.throw(bad)
    except TypeError as e:
        print(e)
for ex in (lambda: (yield), lambda: [(yield)]) if 0 else ():
    pass
a = [D("l1"), D("l2"), D("l3")]
a[1] = None
a[:] = []
t = (D("t1"), D("t2"))
del t
d = {"a": D("da"), "b": D("db")}
d["a"] = 1
d.clear()
s = {D("s")}
s.clear()
x = D("x1")
x = D("x2")
x = None
class O: pass
o = O(); o.b = D("ob"); o.a = D("oa")
del o
o = O(); o.a = D("oa2"); o.b = D("ob2"); del o.b; o.__dict__["c"] = D("oc"); del o
def args(*a, **k):
    print(len(a), sorted(k))
args(D("p"), k=D("k"))
[D("c") for i in range(2)]
{D("k"): D("v")}
D("e1"), D("e2")
[D("e3"), D("e4")]
lambda: D("never")
(lambda q=D("dq"): q)()
def clos():
    v = D("cell")
    def inner(): return v
    return inner
c = clos(); del c
print("end")
