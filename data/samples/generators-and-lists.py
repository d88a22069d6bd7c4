"""A list holds all its items, a generator only the next one.

A list comprehension makes everything at once. A generator makes one item when it is asked for it,
and forgets it: its memory is that of one frame, however many items it gives. But it can be read
only once, and it has no length. Watch the timeline: a mountain, and a flat line.
"""
import sys
import tracemalloc

COUNT = 20000


def squares(count):
    for number in range(count):
        yield number * number


def peak_of(work):
    tracemalloc.start()
    result = work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return result, peak


made = [number * number for number in range(COUNT)]
print("list:", len(made), "items,", sys.getsizeof(made), "bytes for their places alone")
# arenarium: snapshot "All there at once"
del made

lazy = squares(COUNT)
print("generator:", sys.getsizeof(lazy), "bytes")
print("its first items:", next(lazy), next(lazy), next(lazy))
# arenarium: snapshot "One at a time"
print("the rest:", sum(lazy), "and then nothing:", list(lazy))

from_list, list_peak = peak_of(lambda: sum([number * number for number in range(COUNT)]))
from_lazy, lazy_peak = peak_of(lambda: sum(number * number for number in range(COUNT)))
print("the same sum:", from_list == from_lazy)
print("the list took a hundred times more memory:", list_peak > 100 * lazy_peak)
