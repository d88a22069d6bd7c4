import math as m
import random
import sys
import time
from collections import deque as Ring, namedtuple
from itertools import count
from sys import maxsize
print("time passes:", time.perf_counter() > started, time.monotonic() >= before, time.time() > 1e9)
random.seed(5)
first = [random.randint(1, 6) for _ in range(5)]
random.seed(5)
print("random repeats:", first, first == [random.randint(1, 6) for _ in range(5)])
try:
    m.no_such_name
except AttributeError as error:
    print("AttributeError:", error)
print("module type:", type(m).__name__, "name", __name__)
Point = namedtuple("Point", ["x", "y"])
