import gc
gc.disable()
saved = []
class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)
        saved.append(self)
print("by reference count")
p = Phoenix("one")
print("finalized before", gc.is_finalized(p))
del p
print("saved", saved[0].name, "finalized", gc.is_finalized(saved[0]))
saved.clear()
print("second death is silent", len(saved))
print("in a cycle")
p = Phoenix("two")
p.me = p
del p
gc.collect()
