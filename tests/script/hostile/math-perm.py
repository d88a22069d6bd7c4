# ends: MemoryError or stopped
import math

math.perm(10 ** 7)
