"""Lists of one item, all kept: two blocks each."""


def run():
    kept = [None] * 100000
    for i in range(100000):
        kept[i] = [i]
    return len(kept)
