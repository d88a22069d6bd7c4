import gc
import sys
def released():
    many = [[] for _ in range(200)]
    many = None
    before = blocks()
    gc.collect(0)
    young = blocks()
    gc.collect(1)
    middle = blocks()
    gc.collect(2)
    full = blocks()
    return before - young + 1, young - middle + 1, middle - full + 1
released()
print("collect(0), (1), (2) release", released())
