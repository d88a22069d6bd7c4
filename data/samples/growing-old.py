"""What survives grows old.

New containers are young: generation 0. A collection of a generation frees what is unreachable in it
and moves the rest one generation on. Most objects die young, so the young are looked at often and
the old seldom. Watch the colour "generation" in Arenas.
"""
import gc

gc.disable()                            # collections only where this program asks for them


def ages():
    """How many of the words each generation has."""
    counts = []
    for generation in range(3):
        members = set(map(id, gc.get_objects(generation=generation)))
        counts.append(len([word for word in words if id(word) in members]))
    return counts


gc.collect()
words = [["word %d" % number] for number in range(10)]
print("made:               ", ages())
# arenarium: snapshot "All young"

gc.collect(0)                           # the survivors move to generation 1
words.extend([["later %d" % number] for number in range(5)])
print("after collecting 0: ", ages())
# arenarium: snapshot "Five young, ten middle"

gc.collect(1)                           # collects 0 and 1: all survivors move to generation 2
print("after collecting 1: ", ages())
# arenarium: snapshot "All old"

ring = ["the only reference to me is my own"]
ring.append(ring)
gc.collect(1)                           # the ring is old by now
del ring
print("old garbage found by collecting 0 and 1:", gc.collect(0) + gc.collect(1))
# arenarium: snapshot "Old garbage stays"
print("found by a full collection:", gc.collect(2))
