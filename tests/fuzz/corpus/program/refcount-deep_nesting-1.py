class Link:
    def __init__(self, after):
        self.after = after
class SlotLink:
    __slots__ = ("after",)

    def __init__(self, after):
        self.after = after
class Bottom:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("  bottom reached:", self.label)
def nest(label, wrap):
    node = Bottom(label)
    for _ in range(DEPTH):
        node = wrap(node)
    print(label, "built")
    del node
    print(label, "destroyed")
nest("list", lambda inner: [inner])
nest("tuple", lambda inner: (inner,))
nest("dict", lambda inner: {"k": inner})
nest("instance", Link)
nest("slotted instance", SlotLink)
nest("mixed", lambda inner: [(inner,), {"k": 1}])
def closure(inner):
    return lambda: inner
nest("closure", closure)
class Cell:
    def __init__(self, inner):
        self.inner = inner

    def __del__(self):
        Cell.seen += 1
Cell.seen = 0
node = None
for _ in range(5000):
    node = Cell(node)
del node
