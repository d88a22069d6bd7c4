# ends: RecursionError or stopped
t = int
for i in range(100000):
    t = (t,)
isinstance('a', t)
