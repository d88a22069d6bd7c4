# ends: RecursionError or stopped
a = []
for i in range(10 ** 6):
    a = [a]
repr(a)
