import gc
import weakref
def callback(ref):
    print("  callback, dead:", ref() is None)
print("resurrected through __del__, reference count")
saved = []
class Phoenix:
    def __del__(self):
        saved.append(self)
p = Phoenix()
r = weakref.ref(p, callback)
del p
print("  ref still works", r() is saved[0])
saved.clear()
print("  dead now", r() is None)
print("resurrected through __del__, cycle")
p = Phoenix()
p.me = p
r = weakref.ref(p, callback)
del p
gc.collect()
print("  saved", len(saved), "ref was cleared", r() is None)
saved.clear()
gc.collect()
print("a new ref made inside __del__")
