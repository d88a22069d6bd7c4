import tracemalloc, gc, sys, collections, itertools, functools, weakref
gc.disable()
class C:
    def __init__(self): self.a = 1
class S:
    __slots__ = ("a", "b")
class D(dict): pass
class T(tuple): pass
P = collections.namedtuple("P", "x y")
