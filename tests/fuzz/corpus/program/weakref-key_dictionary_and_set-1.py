import gc
import weakref
class Node:
    def __init__(self, name):
        self.name = name
try:
    s.remove(a)
except KeyError:
    print("remove of a missing one: KeyError")
t = weakref.WeakSet([a, b])
print("union", len(s | t), "intersection", len(s & t), "difference", [n.name for n in t - s])
print("subset", s <= t, t <= s, s == weakref.WeakSet([b]))
s.add(Node("temporary"))
print("temporary is gone", len(s))
s.update([a, b])
popped = s.pop()
print("pop", popped in (a, b), len(s))
del a, b, popped
print("empty", len(s), len(t), 5 in t)
