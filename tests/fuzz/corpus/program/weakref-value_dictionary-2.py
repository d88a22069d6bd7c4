import gc
import weakref
class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name})"
print("items", sorted((k, v.name) for k, v in d.items()))
print("values", sorted(v.name for v in d.values()))
d["a"] = c
print("value replaced", d["a"], weakref.getweakrefcount(c))
del a
print("old value dead, key stays", sorted(d.keys()))
del d["a"]
print("deleted", sorted(d))
print("pop", d.pop("c"), len(d))
print("setdefault", d.setdefault("n", c) is c, len(d))
other = Node("other")
d.update({"o": other, "t": Node("temporary")})
print("update drops a temporary", sorted(d))
ring = Node("ring")
