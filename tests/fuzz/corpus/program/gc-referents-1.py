import gc
gc.disable()
class Node:
    def __init__(self, value):
        self.value = value
class Slotted:
    __slots__ = ("a", "b")
def plain(obj):
    kinds = (int, str, float, list, tuple, dict, type(None))
    return obj if isinstance(obj, kinds) else type(obj).__name__
def referents(label, *objs):
    print(f"{label:<22}", [plain(o) for o in gc.get_referents(*objs)])
referents("list", [1, "two", 3.0])
referents("tuple", (1, "two", [3]))
referents("dict, str keys", {"a": 1, "b": [2]})
