# ends: stopped
import weakref

class A:
    pass

x = A()

def f():
    while True:
        pass

weakref.finalize(x, f)
