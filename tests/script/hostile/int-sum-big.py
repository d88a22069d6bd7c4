# ends: MemoryError or stopped
sum([1 << 1000000] * 10 ** 6)
