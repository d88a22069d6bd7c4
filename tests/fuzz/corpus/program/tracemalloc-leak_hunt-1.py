import gc
import tracemalloc
class Record:
    __slots__ = ("number", "payload")

    def __init__(self, number):
        self.number = number
        self.payload = b"p" * SIZE
def handle(number):
    cache[number] = Record(number)
    log.append("request " + str(number))
    scratch = [b"s" * SIZE for _ in range(100)]
    return len(scratch)
def serve(first, last):
    for number in range(first, last):
        handle(number)
def take():
    snapshot = tracemalloc.take_snapshot()
    return snapshot.filter_traces([tracemalloc.Filter(True, PATTERN)])
serve(0, 1000)
tracemalloc.start()
first = take()
serve(1000, 2000)
second = take()
cache.clear()
third = take()
tracemalloc.stop()
def show(label, diffs):
    print(label)
    for diff in diffs[:4]:
        print(" ", str(diff).split("/")[-1])
show("after a thousand requests", second.compare_to(first, "lineno"))
show("after clearing the cache", third.compare_to(second, "lineno"))
