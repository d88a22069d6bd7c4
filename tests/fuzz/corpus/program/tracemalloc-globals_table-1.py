import gc
import tracemalloc
gc.disable()
tracemalloc.start()
a = None
b = None
c = None
d = None
e = None
f = None
g = None
h = None
i = None
j = None
k = None
l = None
m = None
n = None
o = None
p = None
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
print("names", len(globals()))
own = snapshot.filter_traces([tracemalloc.Filter(True, "*globals_table.py")])
for stat in own.statistics("lineno"):
    print("line", stat.traceback[0].lineno, "size", stat.size, "count", stat.count)
