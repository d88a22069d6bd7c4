import gc
gc.disable()
class Loud:
    def __init__(self, name):
        self.name = name
        self.peer = None

    def __del__(self):
        print("  del", self.name, "peer", self.peer.name if self.peer else None)
def ring(*names):
    nodes = [Loud(n) for n in names]
    for i, node in enumerate(nodes):
        node.peer = nodes[i - 1]
gc.collect()
print("pair")
ring("a", "b")
print("collected", gc.collect())
print("five")
ring("1", "2", "3", "4", "5")
print("collected", gc.collect())
print("two rings")
