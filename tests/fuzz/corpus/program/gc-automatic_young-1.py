import gc
def run(label, threshold, allocations):
    gc.set_threshold(*threshold)
    keep.clear()
    gc.collect()
    starts.clear()
    gc.enable()
    for _ in range(allocations):
        keep.append([])
    gc.disable()
    print(label, threshold)
    print("  generations", [generation for generation, _ in starts])
    at = [n for _, n in starts]
    print("  steps", [b - a for a, b in zip(at, at[1:])])
run("second is zero", (50, 0, 10), 500)
gc.set_threshold(100, 10, 10)
gc.collect()
starts.clear()
gc.enable()
for _ in range(5000):
    [[], {}, (keep,)]
gc.disable()
print("churn without growth", len(starts))
starts.clear()
keep.clear()
gc.collect()
starts.clear()
gc.enable()
keep.append([[] for _ in range(1000)])
gc.disable()
print("comprehension of 1000, threshold 100", [generation for generation, _ in starts])
print("count is left at", gc.get_count()[1:])
