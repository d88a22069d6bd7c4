import gc, sys, weakref, collections, functools, itertools, contextlib, tracemalloc
class C:
    pass
def traced(label, f):
    f()
    tracemalloc.start()
    try:
        a = tracemalloc.get_traced_memory()[0]
        k = f()
        b = tracemalloc.get_traced_memory()[0]
        print(label, "traced", b - a)
    finally:
        tracemalloc.stop()
P = collections.namedtuple("P", "x y")
o = C()
def gen():
    yield 1
@contextlib.contextmanager
def cm():
    yield
def cyc():
    a = []
    a.append(a)
    return a
