"""Loops of small whole numbers."""


def run():
    total = 0
    i = 0
    while i < 2000000:
        if i % 3 == 0:
            total += i * 2
        else:
            total ^= i
        i += 1
    return total
