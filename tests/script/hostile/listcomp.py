# ends: MemoryError or stopped
[x for x in range(10 ** 12)]
