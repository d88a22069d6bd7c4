import gc
gc.collect()
def tell(phase, info):
    print("callback", phase, info["generation"], gc.isenabled())
cycle = []
cycle.append(cycle)
gc.callbacks.append(tell)
print("last line")
