import gc
def watch(phase, info):
    if phase == "start":
        starts.append((info["generation"], len(keep)))
def run(label, old, new):
    gc.disable()
    keep.clear()
    keep.extend([] for _ in range(old))
    gc.collect()
    starts.clear()
    gc.enable()
    for _ in range(new):
        keep.append([])
    gc.disable()
    print(label, "old objects", old, "new", new)
    numbers = [generation for generation, _ in starts]
    print("  young, middle, full runs", numbers.count(0), numbers.count(1), numbers.count(2))
    full = [round((n - old) / 100) for generation, n in starts if generation == 2]
    print("  full ones after about (hundreds)", full)
gc.callbacks.append(watch)
run("few", 0, 6000)
run("some", 4000, 6000)
run("many", 10000, 6000)
run("very many", 40000, 6000)
