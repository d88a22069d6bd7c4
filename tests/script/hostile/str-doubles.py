# ends: MemoryError or stopped
s = 'x'
while True:
    s += s
