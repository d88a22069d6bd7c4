import gc
gc.disable()
def counted(*things):
    gc.collect()
    gc.get_count()
    before = gc.get_count()[0]
    print(*things)
    first = gc.get_count()[0] - before
    print(*things)
    return first, gc.get_count()[0] - before - first
results = [counted(), counted("one"), counted("one", "two"), counted("one", "two", "three")]
print("counts of first and second print:", results)
gc.collect()
gc.get_count()
before = gc.get_count()[0]
print("a", "b", "c", sep="-", end="!\n", flush=False)
