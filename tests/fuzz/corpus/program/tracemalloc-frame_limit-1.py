import gc
import tracemalloc
def leaf():
    return b"x" * 10000
def nest(depth):
    return nest(depth - 1) if depth else leaf()
def frames_kept(limit, depth):
    tracemalloc.start(limit)
    made = nest(depth)
    found = tracemalloc.get_object_traceback(made)
    reported = tracemalloc.get_traceback_limit()
    tracemalloc.stop()
    return reported, len(found), found.total_nframe
for limit in (1, 2, 3, 5, 25):
    print("limit", limit, [frames_kept(limit, depth) for depth in (0, 1, 3)])
tracemalloc.start()
print("default", tracemalloc.get_traceback_limit())
tracemalloc.start(5)
print("a second start changes nothing", tracemalloc.get_traceback_limit())
tracemalloc.stop()
print("after stop", tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
tracemalloc.stop()
print("a second stop is nothing")
