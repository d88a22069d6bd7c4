"""Built-in functions that make nothing they need not.

map, filter, zip and enumerate give one item at a time. any and all stop at the first answer. sum,
min and max keep a single value. Each has a twin that builds a list first; the line counts here show
what that costs.
"""
import sys

made = 0


def measure(number):
    global made
    made += 1
    return (number * 7919) % 1000


def count(title, result):
    global made
    print("%-30s %6s  measured: %5d" % (title, result, made))
    made = 0


days = range(10000)

count("any, with a list:", any([measure(day) > 990 for day in days]))
count("any, one at a time:", any(measure(day) > 990 for day in days))
count("all, one at a time:", all(measure(day) < 990 for day in days))
count("max, one at a time:", max(map(measure, days)))
# arenarium: snapshot "One at a time"

hot = filter(lambda value: value > 900, map(measure, days))
count("filter(map), not asked yet:", "-")
print("    it takes", sys.getsizeof(hot), "bytes and waits")
count("the first hot one:", next(hot))
count("how many more:", sum(1 for value in hot))

ordered = sorted(map(measure, days))    # sorting needs them all: a list is made
count("sorted:", len(ordered))
# arenarium: snapshot "Sorting needs them all"
del ordered

pairs = zip(days, map(measure, days))
count("zip, the first pair:", next(pairs)[1])
count("enumerate, the last index:", max(enumerate(map(measure, days)))[0])
