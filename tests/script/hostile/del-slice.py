# ends: MemoryError or stopped
a = list(range(10 ** 7))
while True:
    del a[::3]
    a = list(range(10 ** 7))
