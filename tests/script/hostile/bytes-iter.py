# ends: MemoryError or stopped
import itertools

bytes(itertools.repeat(1))
