# Generators that are dropped, closed, thrown into and collected.
import gc, sys, weakref
gc.disable()
log = []
def p(*a): print(*a)
class X:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
def flush(label, *v):
    print(label, list(log), *v); log.clear()
def g(n):
    x = X("local" + n)
    try:
        log.append("start" + n)
        y = yield X("yielded" + n)
        log.append(("got", y))
    except GeneratorExit:
        log.append("exit" + n)
        raise
    except ValueError as e:
        log.append("ve")
    finally:
        log.append("fin" + n)
a = g("1"); flush("not started"); del a; flush("dropped unstarted")
a = g("2"); next(a); flush("next"); del a; flush("dropped")
a = g("3"); next(a); a.close(); flush("closed"); a.close(); flush("again"); del a
a = g("4"); next(a)
try: a.send(5)
except StopIteration as e: flush("send", e.value)
a = g("5"); next(a)
try: a.throw(ValueError)
except StopIteration: flush("throw")
a = g("6"); next(a)
try: a.throw(KeyError("k"))
except KeyError as e: flush("throw key", e)
flush("after")
a = g("7")
try: a.throw(KeyError("k"))
except KeyError as e: flush("throw unstarted")
a = g("8"); next(a); a.close(); flush("c", list(a))
def ign():
    try: yield 1
    except GeneratorExit: yield 2
a = ign(); next(a)
try: a.close()
except RuntimeError as e: print(e)
def ret():
    try: yield 1
    except GeneratorExit: return 7
a = ret(); next(a); print(a.close())
def inner():
    try: yield 1
    finally: log.append("inner fin")
def outer():
    try: yield from inner()
    finally: log.append("outer fin")
a = outer(); next(a); del a; flush("yield from dropped")
a = outer(); next(a); a.close(); flush("yield from closed")
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): log.append("It close")
    def __del__(self): log.append("It del")
def outer2():
    try: yield from It()
    finally: log.append("outer2")
a = outer2(); next(a); del a; flush("it dropped")
a = outer2(); next(a); a.close(); flush("it closed")
def cyc():
    me = yield
    x = X("cyc")
    try: yield me
    finally: log.append("cyc fin")
a = cyc(); next(a); a.send([a]); r = weakref.ref(a); del a; flush("cyc"); print(gc.collect()); flush("cyc collected", r())
a = cyc(); next(a); a.send(a); del a; print(gc.collect()); flush("self")
keep = []
def res():
    me = yield
    try: yield me
    finally: log.append("res fin"); keep.append(me)
a = res(); next(a); a.send(a); del a; print(gc.collect(), len(keep)); flush("res"); print(list(keep[0]), gc.is_finalized(keep[0])); keep.clear(); print(gc.collect())
def order():
    a = X("a"); b = X("b"); c = X("c")
    for i in [X("i1"), X("i2")]:
        with Ctx(): yield i
class Ctx:
    def __enter__(self): return X("entered")
    def __exit__(self, t, v, tb): log.append(("exit", t.__name__ if t else None)); return False
a = order(); next(a); flush("o1"); del a; flush("o2")
a = order(); list(a); flush("full")
def gexp():
    x = X("outer")
    return (x for i in [X("z")])
a = gexp(); flush("genexp"); next(a); flush("n"); del a; flush("d")
a = gexp(); list(a); flush("l"); del a; flush("d")
def exc():
    try: raise ValueError(X("v"))
    except ValueError as e: yield e; log.append("resumed")
a = exc(); next(a); flush("in handler"); del a; flush("dropped")
a = exc(); list(a); flush("done")
print(sys.exc_info()[0] if hasattr(sys, "exc_info") else None)
def nested():
    def n2():
        try: yield 1
        finally: log.append("n2")
    q = n2(); next(q)
    try: yield q
    finally: log.append("nested")
a = nested(); next(a); del a; flush("nested")
def reraise():
    try: yield 1
    finally: raise KeyError("from finally")
a = reraise(); next(a)
try: a.close()
except KeyError as e: print("KE", e, type(e.__context__).__name__)
def slots():
    l = [X("0"), X("1")]
    yield from l
    yield 3
a = slots(); next(a); next(a); flush("s"); next(a); flush("s"); a = None; flush("s")
def temp(): yield [X("t1"), (yield X("t2"))]
a = temp(); next(a); flush("t"); a.send(X("t3")); flush("t"); del a; flush("t")
def deep(n):
    try:
        if n: yield from deep(n - 1)
        else: yield 1
    finally: log.append(n)
a = deep(10); next(a); del a; flush("deep")
a = deep(10); next(a)
try: a.throw(ValueError)
except ValueError: flush("deep throw")
def loopg():
    while True:
        try: yield
        except ValueError: log.append("V")
a = loopg(); next(a); a.throw(ValueError); a.throw(ValueError()); flush("loop"); a.close(); print(a.gi_frame is None if hasattr(a, "gi_frame") else None)
def running():
    yield me.gi_running if hasattr(me, "gi_running") else True
    try: next(me)
    except ValueError as e: yield str(e)
me = running(); print(next(me), next(me)); del me
def gfinal():
    try: yield
    finally:
        try: yield "no"
        except GeneratorExit: log.append("ge")
a = gfinal(); next(a); del a; flush("yield in finally")
a = gfinal(); next(a); next(a); a.close(); flush("x")
l = [g(str(i)) for i in range(3)]
for q in l: next(q)
log.clear(); del l, q; flush("list of gens")
l = [g(str(i)) for i in range(3)]
for q in l: next(q); 
l.append(l); log.clear(); del l, q; print(gc.collect()); flush("cycle of gens")
d = {i: g(str(i)) for i in range(2)}
for q in d.values(): next(q)
log.clear(); del d, q; flush("dict of gens")
class H:
    def gen(self):
        try: yield self
        finally: log.append("H fin")
    def __del__(self): log.append("H del")
h = H(); h.g = h.gen(); next(h.g); del h; flush("h"); print(gc.collect()); flush("h coll")
h = H(); h.g = h.gen(); del h; print(gc.collect()); flush("h unstarted")
class HH(H):
    def __init__(self): self.it = iter(self)
    def __iter__(self): yield self; yield 2
h = HH(); next(h.it); del h; print(gc.collect()); flush("hh")
def closes():
    x = X("c"); f = lambda: x
    yield f
a = closes(); f = next(a); del a; flush("closure kept"); del f; flush("closure dropped")
a = closes(); list(a); flush("done")
from contextlib import contextmanager
@contextmanager
def cm():
    x = X("cmx"); log.append("enter")
    try: yield X("cmv")
    except KeyError: log.append("suppressed")
    finally: log.append("leave")
with cm() as v: flush("in")
flush("out"); del v; flush("v")
with cm(): raise KeyError
flush("sup")
try:
    with cm(): raise ValueError
except ValueError as e: flush("raised", e.__context__)
c = cm(); c.__enter__(); del c; flush("abandoned")
