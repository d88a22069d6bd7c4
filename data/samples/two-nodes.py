"""Two objects hold each other, and nobody else holds them.

Python frees an object the moment its reference count falls to zero. Two objects that refer to
each other never let that happen: each keeps the other's count at one. They are garbage, but
counting alone cannot see it. The cycle collector can.
"""
import gc
import sys


class Node:
    def __init__(self, name):
        self.name = name
        self.next = None


gc.disable()        # so that nothing is collected before you say so

node1 = Node("node1")
node2 = Node("node2")
print("before the cycle:", sys.getrefcount(node1) - 1, sys.getrefcount(node2) - 1)

node1.next = node2
node2.next = node1  # now each is held by a name and by the other
print("in the cycle:", sys.getrefcount(node1) - 1, sys.getrefcount(node2) - 1)
# arenarium: snapshot "Held by names and by each other"

del node1
del node2           # the names are gone, both counts are still one
print("the names are gone, the two nodes are not")
# arenarium: snapshot "Unreachable, not freed"

# Press Collect now, or let this line do it:
print("unreachable objects found:", gc.collect())
