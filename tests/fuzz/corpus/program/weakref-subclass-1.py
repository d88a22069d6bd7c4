import gc
import weakref
class Node:
    def __init__(self, name):
        self.name = name
        self.children = []
        self.up = None

    def add(self, child):
        child.up = weakref.ref(self)
        self.children.append(child)
        return child

    def __del__(self):
        print("  gone:", self.name)
class Named(weakref.ref):
    __slots__ = ("label",)

    def __new__(cls, obj, callback=None, label=""):
        self = super().__new__(cls, obj, callback)
        self.label = label
        return self

    def __init__(self, obj, callback=None, label=""):
        super().__init__(obj, callback)
print("tree with weak links upward")
root = Node("root")
leaf = root.add(Node("branch")).add(Node("leaf"))
print("up twice", leaf.up().up().name)
del root
