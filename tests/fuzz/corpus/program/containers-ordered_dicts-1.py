import sys
from collections import OrderedDict
seed = 57
def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
table = OrderedDict()
sizes = errors = 0
