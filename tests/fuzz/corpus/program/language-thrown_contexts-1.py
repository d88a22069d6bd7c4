import sys
from collections import deque
print("view & frozenset", type(keys & frozenset(["a"])).__name__, type(keys & {"a"}).__name__)
print("mapping", keys.mapping, type(keys.mapping).__name__)
d = deque()
it = iter(d)
d.append(1)
try:
    next(it)
except RuntimeError as e:
    print("deque", e)
class T(tuple):
    pass
try:
    T(sequence=())
except TypeError as e:
    print("subclass keyword", e)
