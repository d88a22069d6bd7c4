# gc.get_objects of each generation, gc.get_referrers and their order.
import gc, sys
gc.disable()
gc.collect()
gc.freeze()
class P: pass
def names(objs):
    out = []
    for o in objs:
        t = type(o).__name__
        if t == "function": t += ":" + o.__name__
        elif t == "type": t += ":" + o.__name__
        elif t == "dict": t += ":" + ",".join(map(str, list(o)[:3]))
        elif t in ("list", "tuple") : t += ":%d" % len(o)
        out.append(t)
    return out
def gens(label):
    r = [names(gc.get_objects(generation=i)) for i in range(3)]
    print(label, [len(x) for x in r])
    for i, x in enumerate(r): print("   ", i, x[:25])
gens("start")
a = [1]; b = {"x": a}; c = (a, b)
p = P(); p.a = a
gens("made")
gc.collect(0)
gens("collect 0")
d = [2]
gc.collect(1)
gens("collect 1")
e = [3]; f = {1: e}
gc.collect(0)
g = [4]
gens("mixed")
gc.collect(1)
gens("1")
gc.collect(2)
gens("2")
vars(p)
gens("vars")
t = tuple([1, 2]); u = tuple([t]); 
gens("tuples")
gc.collect(0)
gens("untracked")
x = tuple([u, []])
h = [a, [a, [a]]]
k = {"k": [h]}
gens("nest")
del a[:]
gc.freeze(); print(gc.get_freeze_count() > 10)
gens("frozen")
n = [5]
gc.collect()
gens("after")
gc.unfreeze()
print(len(gc.get_objects(0)), len(gc.get_objects(1)), len(gc.get_objects(2)) == len(gc.get_objects()) - len(gc.get_objects(0)))
all_ = gc.get_objects()
print(all_[-1] is n, all_ in gc.get_objects() if False else any(o is all_ for o in gc.get_objects()))
def refs(*o): return sorted(names(r)[0] if False else type(r).__name__ for r in gc.get_referrers(*o))
a = [9]
b = [a]; c = (a,); d = {1: a}; e = {a.__len__: 1}; q = P(); q.x = a
def fn(z=a): return a
print(refs(a))
def loc():
    y = [1]
    z = [y]
    return refs(y), len(gc.get_referrers(y))
print(loc())
def gen():
    y = [1]
    yield y
    yield 2
g = gen(); y = next(g)
print(refs(y), gc.get_referrers(y)[0] is g if gc.get_referrers(y) else None)
print([type(r).__name__ for r in gc.get_referrers(b, c)], [type(r).__name__ for r in gc.get_referrers(P)][:5])
try: raise ValueError(a)
except ValueError as ex: print(refs(a), refs(ex)); tb = ex.__traceback__; print(refs(tb))
import weakref
r = weakref.ref(q); print(refs(q), refs(r))
print([type(o).__name__ for o in gc.get_referrers(1.5)], gc.get_referrers())
s = {frozenset([77]): 1}; print(refs(list(s)[0]))
it = iter(a); print(refs(a))
print(refs(int)[:1] != [], refs(None) != [])
order = []
x1 = [a]; x2 = [a]; x3 = [a]; order = [x1, x2, x3]
print([order.index(o) for o in gc.get_referrers(a) if o in order])
gc.collect(0)
x4 = [a]; order.append(x4)
print([next(i for i, w in enumerate(order) if w is o) for o in gc.get_referrers(a) if any(w is o for w in order)])
gc.collect()
print([next(i for i, w in enumerate(order) if w is o) for o in gc.get_referrers(a) if any(w is o for w in order)])
