import sys
from collections import OrderedDict
small = OrderedDict(a=1, b=2)
print(small, OrderedDict(), small == OrderedDict(b=2, a=1), small == {"b": 2, "a": 1}, small | {"c": 3}, {"z": 0} | small)
for change in (lambda k: small.update(c=1), small.move_to_end):
    try:
        for key in small:
            change(key)
    except RuntimeError as error:
        print(error)
small.tag = 5
print(small.__dict__, small.tag)
class Doubling(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)
