import sys
from collections import deque
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
