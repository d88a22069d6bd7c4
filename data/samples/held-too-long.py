"""Held longer than needed.

A local name holds its object until the function returns, even if it is not used any more. So does
the frame in a traceback that somebody keeps. Both are no leaks: everything goes in the end, but the
heap is big meanwhile.
"""
import sys


class Picture:
    alive = 0

    def __init__(self):
        self.pixels = bytearray(200_000)
        Picture.alive += 1

    def __del__(self):
        Picture.alive -= 1


def long_work(moment):
    print("   ", moment + ":", "pictures alive:", Picture.alive)


def careless():
    picture = Picture()
    size = len(picture.pixels)          # the last use of the picture
    long_work("careless, hours of work")
    # arenarium: snapshot "Held by a name"
    return size


def careful():
    picture = Picture()
    size = len(picture.pixels)
    del picture                         # not needed any more: say so
    long_work("careful, hours of work")
    # arenarium: snapshot "Let go"
    return size


careless()
careful()
print("after both calls:", Picture.alive)


def fails():
    picture = Picture()
    return picture.missing


problems = []
try:
    fails()
except AttributeError as error:
    problems.append(error)              # with its traceback, and that with the frame
print("the call is over, pictures alive:", Picture.alive)
# arenarium: snapshot "Held by a traceback"

problems[0] = str(problems[0])          # the text is all that was wanted
print("only the text is kept, pictures alive:", Picture.alive)
# arenarium: snapshot "Only the text"
