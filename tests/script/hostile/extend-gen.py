# ends: MemoryError or stopped
def g():
    while True:
        yield 1

a = []
a.extend(g())
