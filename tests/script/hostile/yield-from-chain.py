# ends: RecursionError or stopped
def chain(n):
    if n:
        yield from chain(n - 1)
    yield n

list(chain(10 ** 6))
