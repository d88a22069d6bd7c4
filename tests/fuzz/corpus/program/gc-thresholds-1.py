import gc
for bad in ("x", None, 1.5):
    try:
        gc.set_threshold(bad)
    except TypeError as error:
        print("refused", type(bad).__name__)
try:
    gc.collect(3)
except ValueError as error:
    print("collect(3):", error)
try:
    gc.collect(-1)
except ValueError as error:
    print("collect(-1):", error)
print("still", gc.get_threshold())
