"""A full collection that finds nothing: a million instances, each holding the next."""
import gc


class Node:
    pass


def prepare():
    gc.disable()
    first = last = Node()
    for i in range(999999):
        item = Node()
        item.next = last
        last = item
    return last


def run(state):
    return gc.collect()
