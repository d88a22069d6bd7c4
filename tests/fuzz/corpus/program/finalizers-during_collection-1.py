import gc
class Maker:
    def __del__(self):
        made = [[] for _ in range(100)]
        made.append(made)
        print("  made", len(made))
class Collector:
    def __del__(self):
        print("  inner collect", gc.collect())
class Breaker:
    def __init__(self):
        self.me = self
        self.box = [Noisy()]

    def __del__(self):
        self.me = None
        self.box.clear()
        print("  broke its cycle")
class Noisy:
    def __del__(self):
        print("  noisy")
def cyclic(cls):
    x = cls()
    x.me = x
gc.collect()
cyclic(Maker)
print("maker", gc.collect())
print("what it made", gc.collect())
cyclic(Collector)
print("collector", gc.collect())
Breaker()
print("breaker", gc.collect())
class Appender:
    def __init__(self, box):
        self.box = box

    def __del__(self):
        self.box.append("seen")
box = []
box.append(Appender(box))
alias = box
del box
print("reachable: nothing happens", gc.collect(), len(alias))
alias.clear()
print("cleared", alias)
