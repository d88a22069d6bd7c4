# ends: fine or stopped
a = None
for i in range(10 ** 6):
    a = [a]
del a
a = None
for i in range(10 ** 6):
    a = (a,)
del a
a = None
for i in range(10 ** 6):
    a = {1: a}
del a
print('ok')
