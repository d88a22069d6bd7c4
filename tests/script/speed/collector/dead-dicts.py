"""A full collection that frees everything: a million dicts, each holding the next, in one ring."""
import gc


def prepare():
    gc.disable()
    first = last = {"next": None}
    for i in range(999999):
        item = {"next": last}
        last = item
    first["next"] = last


def run(state):
    return gc.collect()
