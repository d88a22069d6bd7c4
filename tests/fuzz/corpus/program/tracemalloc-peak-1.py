import gc
import tracemalloc
def growing():
    tracemalloc.start()
    items = []
    base = tracemalloc.get_traced_memory()[1]
    for _ in range(10000):
        items.append(None)
    current, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak - base
growing()
print("list grown to 10000, peak ", growing() // 1000, "thousand")
def copied(n):
    items = [None] * n
    tracemalloc.start()
    base = tracemalloc.get_traced_memory()[0]
    twice = items + items
    twice = None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - base
copied(10)
print("sum of two lists of 10000 ", copied(10000))
