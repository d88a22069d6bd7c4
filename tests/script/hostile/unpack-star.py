# ends: MemoryError or stopped
import itertools

a, *b = itertools.count()
