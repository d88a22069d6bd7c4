# An OrderedDict through a long row of changes: its order, its tables and its nodes.
import sys
from collections import OrderedDict

seed = 57


def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


table = OrderedDict()
sizes = errors = 0
for step in range(2500):
    kind = number(13)
    key = number(30) if number(4) else "s" + str(number(30))
    try:
        if kind < 4:
            table[key] = step
        elif kind == 4:
            del table[key]
        elif kind == 5:
            table.move_to_end(key, last=number(2) == 0)
        elif kind == 6:
            table.popitem(number(2) == 1)
        elif kind == 7:
            table.pop(key, None)
        elif kind == 8:
            table.setdefault(key, 5)
        elif kind == 9:
            table = table.copy()
        elif kind == 10:
            table.update({number(30): 1}, zz=2)
        elif kind == 11:
            table = table | {1: 2}
        elif kind == 12 and number(9) == 0:
            table.clear()
    except KeyError:
        errors += 1
    sizes += sys.getsizeof(table)
    if step % 50 == 0:
        print(f"step {step:>4}", len(table), sys.getsizeof(table), sizes, errors, list(table.items())[:4], list(reversed(table))[:3])
        assert table == dict(table) and list(table.keys()) == list(reversed(list(reversed(table))))
        assert (table == OrderedDict(reversed(table.items()))) == (len(table) < 2)

small = OrderedDict(a=1, b=2)
print(small, OrderedDict(), small == OrderedDict(b=2, a=1), small == {"b": 2, "a": 1}, small | {"c": 3}, {"z": 0} | small)
for change in (lambda k: small.update(c=1), small.move_to_end):
    try:
        for key in small:
            change(key)
    except RuntimeError as error:
        print(error)
small.tag = 5
print(small.__dict__, small.tag)


class Doubling(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)


twice = Doubling(a=1)
twice.update(b=3)
print(twice, twice.copy(), twice.pop("a"), twice, Doubling.fromkeys([1], 4), twice.setdefault("q", 1), type(twice | {}).__name__)
small["self"] = small
print(small)
