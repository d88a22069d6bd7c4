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


# Objects in the trashcan are dead for their references.
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


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return "abc"[i]

    def __reversed__(self):
        return iter("cba")


s = Sequence()
print("reversed proxy", "".join(reversed(weakref.proxy(s))))


class Named(dict):
    def __getattr__(self, name):
        return self[name]


named = Named()
print("repr without a name", "to 'Named' at" in repr(weakref.ref(named)))


class K:
    pass


keys = [K() for i in range(5)]
w = weakref.WeakKeyDictionary()
for i, k in enumerate(keys):
    w[k] = i
merged = {keys[0]: 10} | w
print("dict | weak", type(merged).__name__, len(merged), merged[keys[0]])
it = iter(w.items())
next(it)
k = None
keys.pop()
gc.collect()
print("length while walking", len(w), len(w.data))
w.popitem()
print("after popitem", len(w), len(w.data))
it = None
print("walk over", len(w), len(w.data))
