# Resurrection, subclasses of built-in types with __del__, and deep structures of them.
import gc, weakref, sys
gc.disable()
keep = []
log = []
class A:
    def __init__(self, n): self.n = n; self.me = self
class Lazarus(A):
    count = 0
    made = []
    def __del__(self):
        Lazarus.count += 1
        Lazarus.made.append(self)
gc.collect()
N = 5
l = [Lazarus(i) for i in range(N)]
print(Lazarus.count)
del l
print(gc.collect(), Lazarus.count, len(Lazarus.made), [x.n for x in Lazarus.made], [gc.is_finalized(x) for x in Lazarus.made])
Lazarus.made.clear()
print(gc.collect(), Lazarus.count)
class Z(A):
    zs = []
    def __del__(self): Z.zs.append(self)
def mixed():
    for i in range(50):
        A(i)
    z = Z(0)
    x = A(9)
    z.x = x
mixed()
print("resurrect does not block", gc.collect(), len(Z.zs), Z.zs[0].x.n)
Z.zs.clear()
print(gc.collect())
class T:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(self.n)
        if self.n % 2: keep.append(self)
def chain(n):
    nodes = [T(i) for i in range(n)]
    for i in range(n):
        nodes[i].left = nodes[i - 1]; nodes[i - 1].right = nodes[i]
    return [weakref.ref(x) for x in nodes]
r = chain(6)
print(gc.collect(), log, [k.n for k in keep], [x() for x in r])
keep[0].right.left is keep[0] and print("intact")
log.clear(); keep.clear()
print(gc.collect(), log)
class W:
    def __del__(self):
        log.append("W"); self.partner = None; self.me = None
w = W(); w.me = w; w.partner = [w]
del w
print("suicide", gc.collect(), log); log.clear()
class Q:
    def __init__(self, n): self.n = n
    def __del__(self):
        log.append(self.n)
        if getattr(self, "left", None): self.left.right = None
        self.left = self.right = None
r = [Q(i) for i in range(5)]
for i in range(5): r[i].left = r[i - 1]; r[i - 1].right = r[i]
del r
print("suicidal chain", gc.collect(), log); log.clear()
class G:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n); gc.collect(); self.x = [self]
a = G("a"); b = G("b"); a.o = b; b.o = a
del a, b
print("collect in del", gc.collect(), log, gc.collect()); log.clear()
class New:
    def __del__(self):
        n = New2(); n.me = n; log.append("new")
class New2:
    def __del__(self): log.append("new2")
a = New(); a.me = a; del a
print("makes garbage", gc.collect(), log, gc.collect(), log); log.clear()
class R:
    def __del__(self): log.append("R"); keep.append(self)
a = R(); r = weakref.ref(a); r2 = weakref.ref(a, lambda x: log.append("cb"))
del a
print("by count", log, r() is keep[0], r2() is keep[0], gc.is_finalized(keep[0])); log.clear()
keep.clear(); print("again", log, r(), r2()); log.clear()
a = R(); a.me = a; r = weakref.ref(a); r2 = weakref.ref(a, lambda x: log.append("cb"))
del a
print(gc.collect(), log, r(), r2(), len(keep)); a = keep.pop(); r3 = weakref.ref(a, lambda x: log.append("cb3")); log.clear(); del a; print(gc.collect(), log, r3()); log.clear()
class Re:
    def __del__(self): log.append("re"); self.__class__ = Re2
class Re2:
    def __del__(self): log.append("re2")
x = Re(); del x; print("class changed", log); log.clear()
class L(list):
    def __del__(self): log.append(("L", len(self), list(self) if len(self) < 3 else 0)); keep.append(self)
x = L([1, 2]); del x; print(log, keep); log.clear(); keep.clear(); print(log)
x = L([1]); x.append(x); del x; log.clear(); print(gc.collect(), log[0][:2]); log.clear(); keep.clear(); print(gc.collect(), log)
class D(dict):
    def __del__(self): log.append(("D", dict(self)))
class S(set):
    def __del__(self): log.append(("S", sorted(self)))
class I(int):
    def __del__(self): log.append(("I", int(self)))
class St(str):
    def __del__(self): log.append(("St", str.__str__(self)))
class Tu(tuple):
    def __del__(self): log.append(("T", tuple(self)))
class F(float):
    __slots__ = ()
    def __del__(self): log.append(("F", self + 0.0))
class E(Exception):
    def __del__(self): log.append(("E", self.args))
class B(bytes):
    def __del__(self): log.append(("B", bytes(self)))
for c in (D, S, I, St, Tu, F, E, B):
    c(); x = c(); del x
    print(c.__name__, log); log.clear()
I(5) + 1; St("a") + "b"; Tu((1,)) + (2,); F(1.5) * 2; print(log); log.clear()
x = I(77); y = [x, x]; del x; y.pop(); print(log); y.pop(); print(log); log.clear()
try: raise E("raised")
except E: print(log)
print(log); log.clear()
d = {I(1): 2}; d[1] = 3; print(log, d); d.pop(1); print(log); log.clear()
class Ch(A):
    def __del__(self): log.append(self.n); child = getattr(self, "child", None); self.child = None
a = Ch("p"); a.me = None; a.child = Ch("c"); a.child.me = None; del a; print(log); log.clear()
class Deep:
    def __init__(self, n, nxt): self.n, self.nxt = n, nxt
    def __del__(self): log.append(self.n)
x = None
for i in range(300): x = Deep(i, x)
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(300): x = [Deep(i, None), x]
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(300): x = {0: Deep(i, None), 1: x}
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(300): x = (x, Deep(i, None))
del x; print(len(log), log[:60], log[-60:]); log.clear()
class SL:
    __slots__ = ("n", "x")
    def __init__(self, n, x): self.n, self.x = n, x
    def __del__(self): log.append(self.n)
x = None
for i in range(300): x = SL(i, x)
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = L([x]) if i % 2 else (x, Deep(i, None))
del x; print(len(log), [q if type(q) is int else q[0] for q in log[:80]]); log.clear(); keep.clear(); print(len(log)); log.clear()
x = None
for i in range(200): x = (lambda x=x, d=Deep(i, None): 0)
del x; print(len(log), log[:60], log[-60:]); log.clear()
def mk(x, d): return lambda: (x, d)
x = None
for i in range(200): x = mk(x, Deep(i, None))
del x; print(len(log), log[:60], log[-60:]); log.clear()
from functools import partial
x = None
for i in range(200): x = partial(x or print, Deep(i, None))
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = partial(print, x, Deep(i, None))
del x; print(len(log), log[:60], log[-60:]); log.clear()
from collections import deque, OrderedDict, defaultdict
x = None
for i in range(200): x = deque([x, Deep(i, None)])
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = OrderedDict([(1, x), (2, Deep(i, None))])
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = defaultdict(int, [(1, x), (2, Deep(i, None))])
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = frozenset([x, Deep(i, None)])
del x; print(len(log), sorted(log) == list(range(200))); log.clear()
x = iter([])
for i in range(200): x = map(Deep(i, None).__init__, x)
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = iter([])
for i in range(200): x = enumerate(zip(x, [Deep(i, None)]))
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = [Deep(i, None)].append if x is None else [x, Deep(i, None)].append
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200):
    e = ValueError(Deep(i, None)); e.__cause__ = x; x = e
del x, e; print(len(log), log[:60], log[-60:]); log.clear()
def g(x, d): yield x
x = None
for i in range(200):
    x = g(x, Deep(i, None)); next(x)
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = property(x, Deep(i, None))
del x; print(len(log), log[:60], log[-60:]); log.clear()
x = None
for i in range(200): x = slice(x, Deep(i, None))
del x; print(len(log), log[:60], log[-60:]); log.clear()
