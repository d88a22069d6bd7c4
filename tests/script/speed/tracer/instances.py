"""Instances of two attributes that a method sets, all kept."""


class Pair:
    def __init__(self, first, second):
        self.first = first
        self.second = second


def run():
    kept = [None] * 60000
    for i in range(60000):
        kept[i] = Pair(i, kept)
    return len(kept)
