# ends: MemoryError
'a'.ljust(10 ** 12)
