import sys
import weakref
class Box:
    def __init__(self, items):
        self.items = items

    def total(self):
        return sum(self.items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __contains__(self, v):
        return v in self.items

    def __iter__(self):
        return iter(self.items)

    def __eq__(self, other):
        return self.items == other.items

    def __add__(self, other):
        return Box(self.items + other.items)

    def __str__(self):
        return "box " + str(self.items)

    def __call__(self, x):
        return x * 2
