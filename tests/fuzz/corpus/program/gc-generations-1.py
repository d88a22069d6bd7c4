import gc
def where(obj):
    return [g for g in (0, 1, 2) if any(o is obj for o in gc.get_objects(generation=g))]
def anywhere(obj):
    return any(o is obj for o in gc.get_objects())
print("new one after collect(2)", where(c))
d = {"k": a}
gc.collect(1)
print("dict after collect(1)", where(d))
e = []
gc.collect(0)
gc.collect(0)
print("two young ones keep it in 1", where(e))
gc.collect(1)
print("then 2", where(e))
untracked = (1, "x")
print("tuple of atoms is nowhere after a collection", where(untracked))
print("an int is nowhere", where(10**10), anywhere(10**10))
class Node:
    pass
n = Node()
n.me = n
gc.collect(0)
print("cycle in use", where(n))
seen = id(n)
del n
