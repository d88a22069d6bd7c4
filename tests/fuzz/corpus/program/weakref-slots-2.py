import weakref
class Plain:
    pass
class Slotted:
    __slots__ = ("x",)
class SlottedWeak:
    __slots__ = ("x", "__weakref__")
class ChildOfSlotted(Slotted):
    pass
class SlottedChildOfPlain(Plain):
    __slots__ = ("y",)
class SlottedChild(SlottedWeak):
    __slots__ = ("y",)
class EmptySlots:
    __slots__ = ()
class DictSlot:
    __slots__ = ("__dict__",)
class IntChild(int):
    pass
class ListChild(list):
    pass
class TupleChild(tuple):
    pass
class StrChild(str):
    pass
class DictChild(dict):
    pass
def attempt(obj):
    name = type(obj).__name__
    try:
        r = weakref.ref(obj)
    except TypeError as error:
        print(f"{name:<20} no: {error}")
    else:
        print(f"{name:<20} yes {r() is obj} {weakref.getweakrefcount(obj)}")
for cls in (Plain, Slotted, SlottedWeak, ChildOfSlotted, SlottedChildOfPlain, SlottedChild):
    attempt(cls())
for cls in (EmptySlots, DictSlot, IntChild, ListChild, TupleChild, StrChild, DictChild, ValueError):
    attempt(cls())
