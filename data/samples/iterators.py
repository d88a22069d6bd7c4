"""An iterator is a place in a row, and it holds the row.

iter() gives an object that knows what it walks over and how far it has come. It is small whatever
it walks over, and it keeps that alive until it has come to the end. Any class can be one: with
__iter__ and __next__.
"""
import sys


class Row(list):
    def __del__(self):
        print("    the row is freed")


row = Row(["a", "b", "c"])
walk = iter(row)
del row                                 # the iterator holds it still
print("first:", next(walk))
# arenarium: snapshot "Held by its iterator"
print("the others:", list(walk))        # at the end it lets go, before it is gone itself
print("the iterator is there:", walk is not None, "and empty:", next(walk, "nothing"))

walks = (iter([]), iter(range(10 ** 6)), enumerate([]), zip([], []), reversed([]), map(str, []))
for walk in walks:
    print("   ", type(walk).__name__, sys.getsizeof(walk), "bytes")


class Countdown:
    def __init__(self, start):
        self.left = start               # all that is remembered

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


print("a class of our own:", list(Countdown(5)))
big, small = Countdown(10 ** 6), Countdown(5)
print("a long one is no bigger than a short one:", sys.getsizeof(big) == sys.getsizeof(small))
# arenarium: snapshot "A million steps to go"
