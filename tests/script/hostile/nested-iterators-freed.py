# ends: fine or stopped
import itertools

a = iter([1])
for i in range(500000):
    a = itertools.accumulate(itertools.islice(itertools.cycle(a), 5))
del a
