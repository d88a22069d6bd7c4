"""A full collection that finds nothing: a million dicts, each holding the next."""
import gc


def prepare():
    gc.disable()
    first = last = {"next": None}
    for i in range(999999):
        item = {"next": last}
        last = item
    return last


def run(state):
    return gc.collect()
