# ends: fine or stopped
def g(x):
    yield x

x = None
for i in range(100000):
    a = g(x)
    next(a)
    x = a
del a, x
print('ok')
