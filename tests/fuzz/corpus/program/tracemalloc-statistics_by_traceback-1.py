import gc
import tracemalloc
def bottom(n):
    return b"x" * n
def middle(n):
    return bottom(n)
def top_one(n):
    return middle(n)
def top_two(n):
    first = middle(n)
    return first, middle(n * 2)
def run(frames):
    kept.clear()
    tracemalloc.start(frames)
    kept.append(top_one(1000))
    kept.append(top_two(3000))
    kept.append(bottom(500))
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    return snapshot.filter_traces([tracemalloc.Filter(True, PATTERN)])
def lines(stat):
    name = stat.traceback[0].filename
    return [line.replace(name, "FILE") for line in stat.traceback.format()]
run(1)
