# ends: RecursionError
def f():
    f()

f()
