"""Dicts of one item, all kept: two blocks each."""


def run():
    kept = [None] * 80000
    for i in range(80000):
        kept[i] = {"key": i}
    return len(kept)
