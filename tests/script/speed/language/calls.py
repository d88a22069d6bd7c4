"""Functions that call functions: positional, keyword and recursive."""


def add(a, b):
    return a + b


def scale(value, factor=2):
    return add(value, factor)


def depth(n):
    if n == 0:
        return 0
    return depth(n - 1) + 1


def run():
    total = 0
    for i in range(400000):
        total = scale(total, factor=i & 3)
        if i % 100 == 0:
            total = total + depth(50)
    return total
