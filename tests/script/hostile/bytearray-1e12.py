# ends: MemoryError or stopped
bytearray(10 ** 12)
