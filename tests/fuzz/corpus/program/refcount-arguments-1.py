import sys
from functools import partial
def positional(a):
    return sys.getrefcount(a)
print("bound method kept", sys.getrefcount(thing), bound())
hold = partial(positional, x)
print("partial keeps", sys.getrefcount(x), hold())
del hold, bound
print("after all", sys.getrefcount(x), sys.getrefcount(thing))
