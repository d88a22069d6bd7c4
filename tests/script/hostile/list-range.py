# ends: MemoryError or stopped
list(range(10 ** 12))
