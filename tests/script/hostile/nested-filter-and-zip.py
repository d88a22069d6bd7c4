# ends: RecursionError or stopped
it = iter([1])
for i in range(500000):
    it = zip(filter(None, it))
next(it)
