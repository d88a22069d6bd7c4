import gc
print("at start", gc.isenabled())
gc.disable()
print("disabled", gc.isenabled())
gc.disable()
print("twice", gc.isenabled())
gc.enable()
print("enabled", gc.isenabled())
gc.collect()
starts = []
def watch(phase, info):
    if phase == "start":
        starts.append(info["generation"])
gc.callbacks.append(watch)
gc.disable()
keep = [[] for _ in range(5000)]
print("disabled: automatic runs", len(starts), "count grew", gc.get_count()[0] > 5000)
gc.enable()
keep.append([])
again = [[] for _ in range(3)]
