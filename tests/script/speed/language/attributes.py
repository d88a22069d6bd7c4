"""Objects with attributes and methods, with and without slots."""


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self


class Slotted:
    __slots__ = ('value', 'next')

    def __init__(self, value, next):
        self.value = value
        self.next = next


def run():
    point = Point(0, 0)
    total = 0
    chain = None
    for i in range(200000):
        total += point.move(i, -i).x
        if i % 10 == 0:
            chain = Slotted(point.y, chain)
    while chain is not None:
        total += chain.value
        chain = chain.next
    return total
