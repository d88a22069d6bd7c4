# ends: MemoryError or stopped
import math

math.factorial(10 ** 7)
