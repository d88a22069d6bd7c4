# ends: stopped
import math, itertools

math.fsum(itertools.repeat(1))
