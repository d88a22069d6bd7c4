"""A slice is a copy.

numbers[a:b] makes a new list, with a place for each item; the items themselves are shared. For a
short look at a long list that is fine, for each step of a loop it is not: it copies over and over.
Indexes, itertools.islice, or a memory of where you are, copy nothing.
"""
import sys
from itertools import islice

numbers = list(range(1000, 21000))
half = numbers[:10000]
print("the list:", sys.getsizeof(numbers), "bytes; half of it:", sys.getsizeof(half), "bytes more")
print("the items are the same objects:", half[500] is numbers[500])
# arenarium: snapshot "A list and half of it"

whole = numbers[:]
print("a slice of everything is a copy too:", whole == numbers, whole is not numbers)
frozen = tuple(half)
print("but a tuple, which nobody can change, is not copied:", frozen[:] is frozen)
del half, whole, frozen


def sum_by_slicing(items):
    copied = total = 0
    while items:
        total += sum(items[:1000])
        items = items[1000:]            # the rest, copied again
        copied += len(items)
    return total, copied


def sum_by_walking(items):
    total = 0
    walk = iter(items)
    for _ in range(0, len(items), 1000):
        total += sum(islice(walk, 1000))
    return total, 0


print("sum and items copied, by slicing:", *sum_by_slicing(numbers))
print("sum and items copied, by walking:", *sum_by_walking(numbers))

del numbers[::2]                        # in place: no copy, every second item goes
print("every second one deleted:", len(numbers), "left")
numbers[10:] = []                       # the same list, made short
print("cut short:", len(numbers), "items,", sys.getsizeof(numbers), "bytes")
# arenarium: snapshot "Cut short"
