"""Some types keep their dead for the next birth.

Making a float, a list, a tuple or a dictionary is so common that Python keeps some freed ones and
hands them out again, without asking the allocator. Each type's list has a limit; a full collection
empties them all. Arenas shows them beside the map.
"""
import gc
import sys


def blocks_given_back(count):
    floats = [number / 7 for number in range(count)]
    before = sys.getallocatedblocks()
    floats.clear()                      # all die at once; the first hundred are kept
    return before - sys.getallocatedblocks()


blocks_given_back(300)
print("of 300 dead floats went back:", blocks_given_back(300))
# arenarium: snapshot "A hundred floats in waiting"

seven = 7
first = 22 / seven
place = id(first)
del first
second = 23 / seven                     # takes the place of the last one freed
print("a new float in the old place:", id(second) == place)

pair = [1, 2]
place = id(pair)
del pair
print("a new list in the old place:", id([3, 4, 5]) == place)

lists = [[number] for number in range(200)]
lists.clear()                           # up to 80 lists are kept, without their items
# arenarium: snapshot "Eighty lists in waiting"

before = sys.getallocatedblocks()
gc.collect()                            # a full collection empties all free lists
print("it gave back the lists and the floats:", before - sys.getallocatedblocks() >= 179)
# arenarium: snapshot "All given back"
