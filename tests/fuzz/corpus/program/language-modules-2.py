import math as m
import random
import sys
import time
from collections import deque as Ring, namedtuple
from itertools import count
from sys import maxsize
print("namedtuple:", Point(1, y=2), Point(1, 2)._replace(x=5))
