import gc
def ready():
    gc.disable()
    gc.collect(0)
    starts.clear()
    gc.enable()
def loop():
    ready()
    keep = [{1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1},
            {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}, {1}]
    for _ in (1,):
        inside = starts[:]
    return "first round", inside, "after its jump back", starts[:]
