"""Many small texts into one: join, not "+" in a loop.

A text cannot be changed. a + b makes a new one and copies both into it; in a loop the beginning is
copied again and again. join() adds up the lengths first, asks for memory once, and copies every
piece once. Step through, and watch the large requests under the map.
"""
import sys

pieces = ["piece %04d;" % number for number in range(1000)]
print(len(pieces), "pieces,", sum(len(piece) for piece in pieces), "characters")
# arenarium: snapshot "The pieces"


class Report:
    text = ""


def add_up(pieces):
    report = Report()
    made = copied = 0
    for piece in pieces:
        before = report.text
        report.text = report.text + piece       # a new text, and the old one is thrown away
        made += report.text is not before
        copied += len(report.text)
    return report.text, made, copied


added, made, copied = add_up(pieces)
print("with +:    texts made:", made, "characters copied:", copied)
# arenarium: snapshot "Added up"

joined = "".join(pieces)
print("with join: texts made: 1 characters copied:", len(joined))
print("the result is the same:", joined == added, "and as big:",
      sys.getsizeof(joined) == sys.getsizeof(added))
# arenarium: snapshot "Joined"

row = ", ".join(piece.strip(";") for piece in pieces[:3])       # with something between them
print("joined by commas:", row)
