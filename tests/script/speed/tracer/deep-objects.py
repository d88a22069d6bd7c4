"""Bare objects, each dropped for the next, 60 calls deep."""


def below(depth):
    if depth > 0:
        return below(depth - 1)
    for i in range(200000):
        last = object()
    return i


def run():
    return below(60)
