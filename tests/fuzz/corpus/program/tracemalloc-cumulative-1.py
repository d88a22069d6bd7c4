import gc
import tracemalloc
def leaf(n):
    return b"x" * n
def twice(n):
    a = leaf(n)
    b = leaf(n)
    return a, b
def deep(depth, n):
    if depth:
        return deep(depth - 1, n)
    return leaf(n)
def work():
    kept.append(leaf(1000))
    kept.append(twice(2000))
    kept.append(deep(3, 10000))
def run(frames):
    kept.clear()
    tracemalloc.start(frames)
    work()
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    return snapshot.filter_traces([tracemalloc.Filter(True, PATTERN)])
def show(label, stats):
    print(label)
    for stat in stats:
        if stat.size > 900:
            print("  line", stat.traceback[0].lineno, "size", stat.size, "count", stat.count)
run(1)
show("one frame, plain", run(1).statistics("lineno"))
