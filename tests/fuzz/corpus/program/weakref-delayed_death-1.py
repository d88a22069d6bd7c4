import gc
import weakref
class C:
    def __init__(self, parent):
        if not parent:
            return
        itself = weakref.ref(self)

        def callback(reference):
            seen.append(itself() is None)

        self.parent = weakref.ref(parent, callback)
seen = []
d = weakref.WeakKeyDictionary()
root = c = C(None)
for n in range(100):
    d[c] = c = C(c)
del root
gc.collect()
print("chain", len(d), len(seen), sum(seen))
del c
gc.collect()
print("chain gone", len(d), len(seen))
