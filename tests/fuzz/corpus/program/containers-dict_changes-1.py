import gc
import sys
print("order", [key.value for key in table])
class Clearer:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if active:
            target.clear()
            target["x"] = 1
        return self.value == other.value
active = False
target = {Clearer(1): 1, Clearer(2): 2}
active = True
print("cleared while looked up", target.get(Clearer(3)), target)
