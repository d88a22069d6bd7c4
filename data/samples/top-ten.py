"""Which lines hold the memory?

tracemalloc notes for every piece of memory the line that asked for it. A snapshot sums them up by
line; two snapshots compared show what grew. The Allocations page shows the same table, and the
inspector's own trace needs no line of code for it.
"""
import tracemalloc


class Ticket:
    __slots__ = ("visitor", "seat")

    def __init__(self, visitor, seat):
        self.visitor = visitor
        self.seat = seat


def show(title, statistics):
    print(title)
    for statistic in statistics[:10]:
        line = statistic.traceback[0].lineno
        print("    line %2d: %7d bytes in %4d pieces" % (line, statistic.size, statistic.count))


own_lines = [tracemalloc.Filter(True, __file__)]
tracemalloc.start()

visitors = ["visitor number %d" % number for number in range(2000)]
index = dict.fromkeys(visitors)
shelves = [bytearray(1000) for _ in range(300)]
first = tracemalloc.take_snapshot().filter_traces(own_lines)
show("[ Top lines ]", [one for one in first.statistics("lineno") if one.size > 20000])
# arenarium: snapshot "Before the tickets"

tickets = [Ticket(visitor, 7) for visitor in visitors]
del shelves[100:]
second = tracemalloc.take_snapshot().filter_traces(own_lines)
show("[ Top lines, later ]", [one for one in second.statistics("lineno") if one.size > 20000])
# arenarium: snapshot "After the tickets"

print("[ What changed ]")
for change in second.compare_to(first, "lineno"):
    if abs(change.size_diff) > 20000:
        print("    line %2d: %+7d bytes" % (change.traceback[0].lineno, change.size_diff))
tracemalloc.stop()
