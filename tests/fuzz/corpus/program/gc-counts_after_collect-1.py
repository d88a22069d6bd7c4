import gc
class Plain:
    pass
before = gc.get_count()[0]
keep.clear()
print("dropped: count goes back by", before - gc.get_count()[0])
gc.collect()
keep = [Plain() for _ in range(20)]
gc.collect(0)
start = gc.get_count()[0]
keep.clear()
print("count never goes below zero", start, gc.get_count()[0])
for _ in range(3):
    gc.collect(0)
keep = [Plain() for _ in range(5)]
print("second number", gc.get_count()[1])
