# ends: MemoryError or stopped
x = 1
while True:
    x <<= 1000000
