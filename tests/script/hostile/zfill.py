# ends: MemoryError
'a'.zfill(10 ** 10)
