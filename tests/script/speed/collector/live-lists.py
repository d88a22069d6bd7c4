"""A full collection that finds nothing: a million lists, each holding the next."""
import gc


def prepare():
    gc.disable()
    first = last = []
    for i in range(999999):
        item = [last]
        last = item
    return last


def run(state):
    return gc.collect()
