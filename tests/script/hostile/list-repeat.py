# ends: MemoryError or stopped
import itertools

list(itertools.repeat(1))
