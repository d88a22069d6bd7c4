# ends: MemoryError or stopped
import gc

a = [[] for i in range(2 * 10 ** 6)]
b = [0] * 10 ** 7
while True:
    gc.get_referrers(a)
