# ends: MemoryError or stopped
import itertools

list(itertools.combinations(range(100), 50))
