"""Off, on, and what was done so far.

gc.disable() stops automatic collections; counting goes on, and objects without cycles are freed as
ever. gc.collect() works all the time. gc.get_stats() has the totals of each generation: how often
it was collected, and how much was found. The Generations page shows both.
"""
import gc


def tangle(count):
    for _ in range(count):
        one = []
        one.append(one)                 # each leaves one unreachable list behind


def total(what):
    return sum(generation[what] for generation in gc.get_stats())


print("switched on:", gc.isenabled())
gc.disable()
gc.collect()
runs, found = total("collections"), total("collected")

tangle(5000)
print("switched off, 5000 tangles: collections", total("collections") - runs)
print("waiting in generation 0:", gc.get_count()[0] >= 5000)
# arenarium: snapshot "Nobody collects"

print("asked to: found", gc.collect(), "in all", total("collected") - found)
# arenarium: snapshot "Collected once"

runs, found = total("collections"), total("collected")
gc.enable()
tangle(5000)
gc.disable()
found = total("collected") - found
print("switched on, 5000 tangles: collections", total("collections") - runs)
print("of them found on the way:", found, "and left:", gc.collect())
# arenarium: snapshot "Collected on the way"
gc.enable()
