import sys


def handling():
    try:
        raise KeyError("a")
    except KeyError:
        try:
            yield "waiting"
        except ValueError as e:
            print("inside", repr(e), repr(e.__context__))
            raise


def plain():
    yield 1


def caught(label, generator, exception):
    try:
        generator.throw(exception)
    except Exception as e:
        print(label, repr(e), repr(e.__context__))


g = handling()
next(g)
caught("class", g, ValueError)
g = handling()
next(g)
caught("instance", g, ValueError("mine"))
g = plain()
next(g)
try:
    raise IndexError("outside")
except IndexError:
    caught("while the caller handles", g, ValueError("x"))


class Wrong(Exception):
    def __new__(cls, *args):
        return cls


g = plain()
caught("no instance", g, Wrong)
print("finished", next(g, "end"))
print("sys.exception", sys.exception())
try:
    raise ValueError(1)
except ValueError as e:
    print("sys.exception", sys.exception() is e)

keys = {"a": 1, "b": 2}.keys()
print("view & frozenset", type(keys & frozenset(["a"])).__name__, type(keys & {"a"}).__name__)
print("mapping", keys.mapping, type(keys.mapping).__name__)
from collections import deque
d = deque()
it = iter(d)
d.append(1)
try:
    next(it)
except RuntimeError as e:
    print("deque", e)
class T(tuple):
    pass
try:
    T(sequence=())
except TypeError as e:
    print("subclass keyword", e)
