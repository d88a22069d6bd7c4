# ends: RecursionError or stopped
it = iter([1])
for i in range(10 ** 6):
    it = map(abs, it)
next(it)
