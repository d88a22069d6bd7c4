"""A full collection that frees everything: a million instances, each holding the next, in one ring."""
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
    first.next = last


def run(state):
    return gc.collect()
