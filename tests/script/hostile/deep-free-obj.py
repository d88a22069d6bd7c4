# ends: fine or stopped
class A:
    pass

x = None
for i in range(300000):
    a = A()
    a.x = x
    x = a
del a, x
print('ok')
