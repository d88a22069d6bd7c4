"""Tuples and floats that a comprehension makes, in several rounds."""


def run():
    total = 0
    for _ in range(8):
        total += len([(i, i * 0.5) for i in range(12000)])
    return total
