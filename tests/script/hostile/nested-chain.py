# ends: RecursionError or stopped
import itertools

it = iter([1])
for i in range(10 ** 6):
    it = itertools.chain(it)
next(it)
