import sys
import weakref
class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name})"
n = Node("a")
r = weakref.ref(n)
print("call", r(), r() is n)
print("count not changed", sys.getrefcount(n))
again = weakref.ref(n)
print("second ref without callback is the same", again is r)
print("one weakref", weakref.getweakrefcount(n), len(weakref.getweakrefs(n)))
with_callback = weakref.ref(n, lambda ref: None)
