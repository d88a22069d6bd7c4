# ends: ValueError
def g():
    yield from it

it = g()
list(it)
