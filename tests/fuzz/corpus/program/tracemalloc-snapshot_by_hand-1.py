from tracemalloc import Filter, Snapshot
def trace(size, *frames, domain=0):
    return (domain, size, tuple(frames), len(frames))
new = Snapshot([
    trace(150, (A, 1), (B, 5)),
    trace(10, (A, 1), (B, 5)),
    trace(50, (A, 2), (B, 5)),
    trace(900, (C, 9)),
    trace(5000, (B, 2)),
], 2)
def show(label, stats):
    print(label)
    for stat in stats:
        print("  ", stat)
show("old, lineno", old.statistics("lineno"))
show("old, filename", old.statistics("filename"))
show("old, traceback", old.statistics("traceback"))
show("old, lineno, cumulative", old.statistics("lineno", True))
