import gc
gc.disable()
gc.enable()
gc.collect()
print(gc.get_stats())
print(gc.garbage)
