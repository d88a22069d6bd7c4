# ends: ValueError
class A:

    def __lt__(self, other):
        items.append(1)
        return False

items = [A(), A(), A()]
items.sort()
