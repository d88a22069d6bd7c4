import gc
keep = [[] for _ in range(100)]
print("100 lists again           ", gc.get_count()[0] - before)
