# ends: stopped
import math, itertools

math.prod(itertools.repeat(1))
