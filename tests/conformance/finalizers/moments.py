# At which moment temporaries, items, attributes and locals die.
import gc, sys, weakref
gc.disable()
log = []
def flush(*a): print(*a, list(log)); log.clear()
class C:
    def __init__(self): self.x = 42
    def __del__(self): log.append(("del", self.x))
c = C(); del c; flush("plain")
class D(C):
    def __del__(self):
        super().__del__(); log.append("D")
d = D(); del d; flush("super in del")
class E:
    def __del__(self): log.append(type(self).__name__); self.__class__.n = getattr(self.__class__, "n", 0) + 1
class F(E): pass
E(); F(); flush("inherit", E.n, F.n)
class G: pass
g = G(); G.__del__ = lambda self: log.append("late"); del g; flush("added later")
g = G(); del G.__del__; del g; flush("removed")
g = G(); g.__del__ = lambda: log.append("instance"); del g; flush("on instance")
class H:
    __del__ = None
try: H(); flush("None")
except TypeError as e: print(e)
class I:
    def __del__(self, extra=1): log.append(extra)
I(); flush("default")
class J:
    def __init__(self): raise ValueError
    def __del__(self): log.append("J del")
try: J()
except ValueError: pass
flush("init raised")
class K:
    def __new__(cls):
        self = object.__new__(cls); log.append("new"); return 5
    def __del__(self): log.append("K del")
K(); flush("new returns other")
class M:
    __slots__ = ("a", "b")
    def __del__(self): log.append((hasattr(self, "a"), hasattr(self, "b")))
m = M(); m.a = 1; del m; flush("slots")
class Ex(Exception):
    def __del__(self): log.append("Ex")
def r():
    try: raise Ex
    except Ex: log.append("caught")
r(); flush("exc")
def r2():
    try: raise Ex
    except Ex as e: k = e
r2(); flush("kept"); print(gc.collect()); flush("collected")
class T:
    def __del__(self):
        try: raise KeyError
        except KeyError: log.append("inner handled")
try: raise ValueError("outer")
except ValueError as e:
    T(); flush("during handling")
    try: raise
    except ValueError as e2: print(e2)
def f():
    try: return T()
    finally: log.append("finally")
f(); flush("ret")
class N:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
N(1), N(2); flush("tuple"); [N(1), N(2)]; flush("list"); {1: N(1), 2: N(2)}; flush("dict"); {N(3)}; flush("set")
x = N("old"); x = N("new"); flush("rebind"); x = None; flush("None")
x, y = N("x"), N("y"); x, y = y, x; flush("swap"); del x, y; flush("del")
l = [N(i) for i in range(5)]; l[1:3] = []; flush("slice"); l[0] = None; flush("item"); l.pop(); flush("pop"); l.clear(); flush("clear")
l = [N(i) for i in range(5)]; del l[::2]; flush("ext slice"); l[:] = [N("r")]; flush("all"); l *= 0; flush("mul 0")
l = [N(i) for i in range(3)]; l.sort(key=lambda n: -n.n); l.reverse(); del l; flush("sorted")
d = {i: N(i) for i in range(5)}; d[2] = N("two"); flush("replace"); d.pop(0); flush("pop"); d.popitem(); flush("popitem"); del d[1]; flush("del"); d.update({3: N("u")}); flush("update"); d.clear(); flush("clear")
d = {i: N(i) for i in range(3)}; d[0] = 0; d[0] = N("again"); del d; flush("order")
s = {N(1)}; s.clear(); flush("set")
o = N("o"); o.a = N("a"); o.b = N("b"); del o.a; flush("attr"); o.a = N("a2"); o.b = None; flush("attr2"); del o; flush("o")
def loc(p):
    a = N("a"); b = N("b"); del a; log.append("|"); c = N("c"); p = None; log.append("|")
loc(N("p")); flush("locals")
def loc2(*args, **kw): log.append("in")
loc2(N(1), N(2), k=N(3)); flush("args")
def loc3(a=N("default")): pass
loc3(); del loc3; flush("func")
def gen(): yield N("y"); yield N("z")
for v in gen(): log.append("body")
flush("gen loop"); del v; flush("v")
print([n.n for n in map(N, range(3))]); flush("map")
print([n.n for n in [N(1), N(2)]]); flush("comp")
print(sum(n.n for n in (N(i) for i in range(3)))); flush("genexp")
with_ = None
class CM:
    def __enter__(self): return N("entered")
    def __exit__(self, *a): log.append("exit")
    def __del__(self): log.append("CM del")
with CM() as v: log.append("body")
flush("with"); del v; flush("v")
with CM(): log.append("body")
flush("with no as")
i = 0
while N("cond"):
    i += 1
    if i > 2: break
flush("while")
if N("if"): log.append("then")
flush("if"); N(1) and N(2); flush("and"); N(1) or N(2); flush("or"); not N(1); flush("not"); N(1) is N(1); flush("is"); N(1) == N(2); flush("=="); (lambda: N("l"))(); flush("lambda")
N("a").n; flush("attr"); [N("i")][0]; flush("index"); N("m").__init__("mm"); flush("call"); str(N("s")); flush("str")
try: raise ValueError(N("e"))
except ValueError: log.append("h")
flush("exc arg")
try: N("t").nope
except AttributeError: log.append("h")
flush("attr err")
try: len(N("len"))
except TypeError: log.append("h")
flush("type err")
assert N("assert"); flush("assert")
x = [N("a"), N("b")]; y = x; del x; flush("alias"); del y; flush("gone")
global_ = N("g")
def delg():
    global global_
    del global_
delg(); flush("global del")
def nl():
    q = N("q")
    def inner():
        nonlocal q
        q = N("q2")
    inner(); flush("nonlocal"); del q; flush("del cell")
nl()
class W:
    def __init__(self): self.r = weakref.ref(self, lambda r: log.append("cb"))
    def __del__(self): log.append(("alive", self.r() is self))
W(); flush("own weakref")
w = W(); k = w.r; del w; flush("kept ref", k()); 
w = W(); w.me = w; k = w.r; del w; print(gc.collect()); flush("cycle kept ref", k())
w = W(); w.me = w; del w; print(gc.collect()); flush("cycle")
class V:
    def __del__(self): log.append(("wr in del", weakref.ref(self)() is self, weakref.getweakrefcount(self)))
V(); flush("new weakref in del")
v = V(); v.v = v; del v; gc.collect(); flush("in cycle")
class Saver:
    saved = []
    def __del__(self): Saver.saved.append(weakref.ref(self))
Saver(); flush("weakref saved", Saver.saved[0]())
z = type("Z", (N,), {})("dyn"); del z; flush("dyn class")
class P(N):
    @property
    def p(self): return N("prop")
    def m(self): return N("meth")
p = P("P"); p.p; flush("p.p"); p.m(); flush("p.m()"); bm = p.m; del p; flush("bound"); del bm; flush("bm")
pr = N("r"); wr = weakref.proxy(pr); del pr; flush("proxy")
try: wr.n
except ReferenceError as e: print(e)
a, *b = [N(1), N(2), N(3)]; del a; flush("star"); del b; flush("b")
a = b = N("ab"); del a; flush("a"); del b; flush("b")
a = [N("deep", )]; a.append(a); a = None; flush("cyc"); print(gc.collect()); flush("coll")
print("%s" % N("fmt").n, f"{N('f').n}"); flush("fmt")
for i, n in enumerate([N("e0"), N("e1")]): log.append(i)
flush("enumerate"); del n; flush("n")
for a, b in zip([N(0), N(1)], [N(2), N(3)]): log.append("z")
flush("zip"); del a, b; flush("ab")
d = {N("k"): N("v")} if 0 else {"k": N("v")}
for k, v in d.items(): d = None; log.append("drop")
flush("items"); del k, v; flush("kv")
it = iter([N(1), N(2)]); next(it); flush("iter"); next(it); flush("iter2"); next(it, None); flush("exhausted")
sl = slice(N(1), N(2)); del sl; flush("slice")
sorted([N(3), N(1)], key=lambda n: n.n); flush("sorted"); max([N(3), N(1)], key=lambda n: n.n); flush("max"); min(N(3), N(1), key=lambda n: n.n); flush("min")
any([N(1)]); flush("any"); list(filter(lambda n: n.n > 1, [N(1), N(2)])); flush("filter"); list(reversed([N(1), N(2)])); flush("reversed"); tuple([N(1), N(2)]); flush("tuple"); list((N(1), N(2))); flush("list"); set([N(1)]); flush("set"); dict(a=N(1), b=N(2)); flush("dict"); dict([(1, N(1)), (2, N(2))]); flush("dict pairs"); dict.fromkeys([1, 2], N("v")); flush("fromkeys")
[N(1)] + [N(2)]; flush("+"); [N(1)] * 2; flush("*"); (N(1),) + (N(2),); flush("t+"); {1: N(1)} | {1: N(2)}; flush("|"); {**{1: N(1)}, **{1: N(2)}}; flush("**"); [*[N(1)], *(N(2),)]; flush("*l")
