"""More objects than the work needs.

Each small object costs a block, a reference count and the time to make and free it. Code that
wraps every intermediate value creates a crowd that lives for a moment: the heap has to be big
enough for the biggest crowd, and stays scattered when it has gone. Watch the timeline's peaks.
"""
import sys


class Sample:
    made = 0

    def __init__(self, value):
        self.value = value
        Sample.made += 1


def crowded(values):
    samples = [Sample(value) for value in values]
    scaled = [Sample(sample.value * 2) for sample in samples]
    positive = [sample for sample in scaled if sample.value > 0]
    most = sys.getallocatedblocks()
    # arenarium: snapshot "The crowd"
    return sum([sample.value for sample in positive]), most


def plain(values):
    total = 0
    for value in values:
        if value > 0:
            total += value * 2
    most = sys.getallocatedblocks()
    # arenarium: snapshot "No crowd"
    return total, most


values = list(range(-1000, 2000))
before = sys.getallocatedblocks()
total, most = crowded(values)
print("crowded:", total, "objects made:", Sample.made, "blocks at the most: over",
      (most - before) // 1000 * 1000)

Sample.made = 0
before = sys.getallocatedblocks()
total, most = plain(values)
print("plain:  ", total, "objects made:", Sample.made, "blocks more than before: under 10:",
      most - before < 10)
# arenarium: snapshot "After both"
