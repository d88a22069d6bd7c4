# ends: fine
class A:

    def __eq__(self, other):
        items.clear()
        return False

items = [A() for i in range(1000)]
print(3 in items, items)
items = [A() for i in range(1000)]
print(items == [1] * 1000, items)
items = [A() for i in range(1000)]
try:
    items.index(5)
except ValueError as e:
    print(e)
