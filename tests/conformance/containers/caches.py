# functools.lru_cache: which result goes, what it holds, and when that dies.
import gc
import sys
from functools import cache, lru_cache

gc.disable()
gc.collect()
log = []


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)


def flush(label, *values):
    print(f"{label:<24}", *values, log)
    log.clear()


@lru_cache(maxsize=2)
def result(argument, number):
    return Loud("result %d" % number)


def key(number):
    return Loud("key %d" % number)


kept = key(1)
result(kept, 1)
result(key(2), 2)
flush("two", result.cache_info()[:2])
result(kept, 1)
flush("hit", result.cache_info()[:2])
result(key(3), 3)
flush("the oldest goes", result.cache_info()[3])
result.cache_clear()
flush("cleared, in order of use")
result(key(4), 4), result(key(5), 5)
result(kept, 6)
flush("again")
print("references to a key", sys.getrefcount(kept))
print("referents", [type(o).__name__ for o in gc.get_referents(result)][:8])
del result
flush("the cache dropped")


@cache
def unlimited(*arguments, **named):
    return Loud(len(arguments) + len(named))


unlimited(kept)
unlimited(kept, x=1)
print("references to a key", sys.getrefcount(kept))
print("hits", unlimited(kept) is unlimited(kept), unlimited.cache_info())
unlimited.cache_clear()
flush("cleared")


@lru_cache(maxsize=1)
def again(n):
    return again(n - 1) if n else Loud("bottom")


again(3)
flush("recursive", again.cache_info())
again.cache_clear()
flush("cleared")


@lru_cache(maxsize=0)
def none(x):
    return Loud(x)


none(1)
none(1)
flush("no room", none.cache_info())


@lru_cache(typed=True)
def typed(x):
    return type(x)


print("typed", typed(1), typed(1.0), typed(True), typed.cache_info()[:2])
loop = Loud("in a cycle")
loop.cached = lru_cache(lambda x: x)
loop.cached(loop)
loop = None
print("collected", gc.collect())
flush("cycle")
print(typed.cache_parameters(), typed.__wrapped__.__name__, typed.__name__)
