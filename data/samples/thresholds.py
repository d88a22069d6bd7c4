"""When the collector starts by itself: 700, 10, 10.

Generation 0 is collected when more than 700 containers were made than freed. When that happened
more than ten times the middle one is collected too, and after more than ten of those the old one.
Here the thresholds are smaller, so that you can watch: 20, 2, 1. Generations shows the counts
climb, and lets you change them.
"""
import gc

print("as Python starts:", gc.get_threshold())

collections = [0, 0, 0]


def count(phase, info):
    if phase == "stop":
        collections[info["generation"]] += 1


gc.freeze()                             # what was there before shall not count
gc.collect()
gc.callbacks.append(count)
gc.set_threshold(20, 2, 1)
# arenarium: snapshot "Before the first"

kept = []
for number in range(300):
    kept.append([number])               # one container more
    if number == 50:
        print("counts after 50:", gc.get_count()[1:], "collections:", collections)
        # arenarium: snapshot "After fifty"
print("kept all 300, collections:", collections)
# arenarium: snapshot "Three hundred kept"

before = list(collections)
for number in range(300):
    [number]                            # made and freed: the count goes up and down
more = sum(collections) - sum(before)
print("threw 300 away, collections:", more)

gc.callbacks.remove(count)
gc.set_threshold(700, 10, 10)
gc.unfreeze()
# arenarium: snapshot "As at the start"
