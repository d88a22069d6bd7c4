# ends: stopped
a = []
while True:
    try:
        a.append('x' * 10 ** 6)
    except MemoryError:
        pass
