import gc
import sys
from collections import defaultdict, namedtuple


class Node:
    count = 0

    def __init__(self, name, *children, **extra):
        self.name = name
        self.children = list(children)
        self.extra = extra
        Node.count += 1

    def __repr__(self):
        return f"{self.name}({len(self.children):>2}) {self.extra!r}"

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a


Point = namedtuple("Point", "x y")
tree = Node("root", Node("left", Node("leaf")), Node("right"), k=1)
tree.children[0].parent = tree
print([repr(node) for node in tree.walk()])
print({n.name: n for n in tree.walk()}.keys())
table = defaultdict(list)
for i in range(40):
    table[i % 3].append(Slotted(str(i) * 2))
print(sum(len(v) for v in table.values()), Point(1, 2), Point(3, y=4)._replace(x=5))
try:
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError("second") from error
except ValueError as error:
    print(type(error.__cause__), error)


def closure():
    total = 0

    def add(*values, scale=1):
        nonlocal total
        for value in values:
            total += value * scale
        return total

    return add


add = closure()
print(add(1, 2, 3), add(4, scale=10**20), sorted([3, 1, 2], key=lambda v: -v))
text = ""
for word in "the quick brown fox".split():
    text += word.title()
print(text, text[::-1], text.encode()[:4], "%d|%5.2f|%s" % (1, 2.5, None))
del tree
print(gc.collect() > 0, sys.getsizeof([]) > 0)
