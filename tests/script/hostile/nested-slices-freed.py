# ends: fine or stopped
a = None
for i in range(500000):
    a = slice(a)
del a
