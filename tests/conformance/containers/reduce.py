# functools.reduce: what its argument tuple holds, and when that dies; annotations that a class is asked for.
import gc, sys
from functools import reduce, wraps
log = []
class N:
    def __init__(self, n): self.n = n
    def __add__(self, o): return N(self.n + o.n)
    def __del__(self): log.append(self.n)
print(reduce(lambda a, b: a + b, [N(1), N(2), N(3)]).n, log); log.clear()
print(reduce(lambda *a: a, [1, 2, 3, 4]), reduce(lambda a, b: [a, b], [1, 2, 3]), reduce(max, [3, 1, 2], 7))
try: reduce(lambda a, b: 1 / 0, [N(5), N(6)])
except ZeroDivisionError: pass
print(log); log.clear()
try: reduce(max, [])
except TypeError as e: print(e)
print(reduce(max, [], 4), reduce(max, [9]))
print(reduce(lambda a, b: sys.getrefcount(a), [object(), object()]))
def it():
    yield N(1)
    yield N(2)
    raise KeyError
try: reduce(lambda a, b: a, it())
except KeyError: pass
print(log)
class A: pass
@wraps(A)
def f(): pass
print(f.__annotations__, A.__dict__.get("__annotations__"), f.__annotations__ is A.__annotations__)
