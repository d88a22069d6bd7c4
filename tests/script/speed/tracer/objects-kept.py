"""Bare objects, all kept until the end."""


def run():
    kept = [None] * 150000
    for i in range(150000):
        kept[i] = object()
    return len(kept)
