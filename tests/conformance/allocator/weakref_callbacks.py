import gc
import sys
import weakref


class Node:
    pass


def gone(reference):
    pass


def blocks(references):
    node = Node()
    held = [weakref.ref(node, gone) for _ in range(references)]
    plain = weakref.ref(node)
    proxy = weakref.proxy(node)
    before = sys.getallocatedblocks()
    del node
    after = sys.getallocatedblocks()
    gc.collect()
    return after - before, sys.getallocatedblocks() - after, len(held), plain() is None


gc.disable()
gc.collect()
blocks(0)
for number in (0, 1, 2, 3, 10, 11):
    gc.collect()
    print('callbacks', number, blocks(number))

order = []


class Callback:
    def __init__(self, name):
        self.name = name

    def __call__(self, reference):
        order.append('call ' + self.name)

    def __del__(self):
        order.append('del ' + self.name)


node = Node()
kept = [weakref.ref(node, Callback(name)) for name in 'xyz']
del node
print(order)
