import gc
import tracemalloc
def measure(label, make):
    kept = None
    for _ in range(3):
        kept = make()
        kept = None
    tracemalloc.start()
    kept = make()
    current, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"{label:<26} {current:>8}")
measure("bytearray of 4000", lambda: bytearray(b"abcd") * one)
