"""The same two numbers, kept in three ways.

An ordinary instance keeps its attributes in a block of values beside it, and its class knows their
names. Asked for its __dict__, it gets a real dictionary, for good. With __slots__ the values lie in
the object itself: no second block, no dictionary, and no attribute that was not announced.
"""
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class SlotPoint:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


def blocks_of(make, count):
    before = sys.getallocatedblocks()
    kept = [make(1, 2) for _ in range(count)]
    return (sys.getallocatedblocks() - before) / count, kept


plain = Point(1, 2)
slotted = SlotPoint(1, 2)
print("Point:", sys.getsizeof(plain), "bytes, and values beside it")
print("SlotPoint:", sys.getsizeof(slotted), "bytes, and that is all")

per_point, points = blocks_of(Point, 1000)
print(f"blocks for each Point: {per_point:.0f}")
# arenarium: snapshot "A thousand points"

per_slot, slots = blocks_of(SlotPoint, 1000)
print(f"blocks for each SlotPoint: {per_slot:.0f}")
# arenarium: snapshot "A thousand with slots"

fields = [point.__dict__ for point in points]      # each gets a dictionary of its own
print("a dictionary more for each:", sys.getsizeof(fields[0]), "bytes")
# arenarium: snapshot "A thousand dictionaries"

try:
    slotted.z = 3
except AttributeError as error:
    print("SlotPoint refuses:", error)
