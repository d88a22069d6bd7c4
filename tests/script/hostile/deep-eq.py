# ends: RecursionError or stopped
a = []
b = []
for i in range(10 ** 6):
    a = [a]
    b = [b]
a == b
