# ends: MemoryError or stopped
a = []
while True:
    a.append(a[-100:])
