# What built-ins need only while they work shows in the peak.
import contextlib
import gc
import tracemalloc
import weakref

gc.disable()


@contextlib.contextmanager
def managed(value):
    yield value


def measure(function):
    function()
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    held = function()
    after, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return after - before, peak - before, len(str(type(held)))


print("zeros", measure(lambda: bytearray(5000)))
print("zeros in bytes", measure(lambda: bytes(5000)))
print("encoded", measure(lambda: bytearray("text" * 90, "utf-8")))
print("sorted", measure(lambda: sorted([3, 1, 2])))
print("class", measure(lambda: type("Made", (), {"a": 1})))
print("weak values", measure(weakref.WeakValueDictionary))
print("weak keys", measure(weakref.WeakKeyDictionary))
print("weak set", measure(weakref.WeakSet))
print("manager", measure(lambda: managed(1)), sorted(vars(managed(1))))
