# ends: MemoryError or stopped
import itertools

print(*itertools.count())
