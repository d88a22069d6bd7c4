import math
import random
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import cache, lru_cache, partial, reduce
from itertools import accumulate, chain, combinations, count, cycle, dropwhile, islice
from itertools import permutations, product, repeat, takewhile
print("islice cycle repeat, more:", list(islice(cycle("ab"), 5)), list(repeat("x", 2)))
print("dropwhile takewhile:", list(dropwhile(lambda n: n < 3, range(5))))
print("dropwhile takewhile, more:", list(takewhile(lambda n: n < 3, range(5))))
print("permutations product:", list(permutations([1, 2, 3], 2)))
print("permutations product, more:", list(product("ab", repeat=2)), list(accumulate("abc")))
print("reduce partial:", reduce(lambda a, b: a * b, range(1, 6)))
