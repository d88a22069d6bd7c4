import sys
size = sys.getsizeof
class Empty:
    pass
class TwoAttributes:
    def __init__(self):
        self.x = 1
        self.y = 2
class NoSlots:
    __slots__ = ()
class OneSlot:
    __slots__ = ("x",)
class TwoSlots:
    __slots__ = ("x", "y")
class TenSlots:
    __slots__ = tuple("abcdefghij")
class WeakSlot:
    __slots__ = ("x", "__weakref__")
class DictSlot:
    __slots__ = ("x", "__dict__")
class SlotChild(TwoSlots):
    __slots__ = ("z",)
class DictChild(TwoSlots):
    pass
class Child(Empty):
    pass
