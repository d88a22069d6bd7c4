"""A full collection that frees everything: a million lists, each holding the next, in one ring."""
import gc


def prepare():
    gc.disable()
    first = last = []
    for i in range(999999):
        item = [last]
        last = item
    first.append(last)


def run(state):
    return gc.collect()
