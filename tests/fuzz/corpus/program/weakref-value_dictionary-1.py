import gc
import weakref
class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name})"
ring.me = ring
d["ring"] = ring
del ring
print("a cycle stays until collected", "ring" in d)
print("collected", gc.collect(), "ring" in d)
snapshot = list(d.items())
del other
print("kept by a list of items", sorted(d))
snapshot.clear()
print("list cleared", sorted(d))
copy = d.copy()
print("copy", type(copy) is weakref.WeakValueDictionary, sorted(copy))
del c
print("all gone", len(d), len(copy), bool(d))
live = [Node(str(i)) for i in range(5)]
d.update({i: n for i, n in enumerate(live)})
seen = []
