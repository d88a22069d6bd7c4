# ends: MemoryError or stopped
import tracemalloc

tracemalloc.start(25)
a = [[] for i in range(10 ** 6)]
while True:
    tracemalloc.take_snapshot().statistics('traceback')
