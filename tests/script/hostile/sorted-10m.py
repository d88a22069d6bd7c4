# ends: MemoryError or stopped
import random

a = [random.random() for i in range(3 * 10 ** 6)]
a = a * 4
print('sorting')
a.sort()
while True:
    a.sort(key=lambda x: -x)
