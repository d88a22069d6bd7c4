# ends: MemoryError or stopped
import itertools

itertools.product(range(10 ** 9))
