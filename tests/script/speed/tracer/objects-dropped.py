"""Bare objects, each dropped for the next."""


def run():
    for i in range(200000):
        last = object()
    return i
