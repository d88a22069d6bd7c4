# ends: fine or stopped
import weakref

class A:
    pass

a = A()
r = [weakref.ref(a, lambda r: None) for i in range(10 ** 6)]
del a
print('ok')
