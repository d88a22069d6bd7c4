import gc
gc.disable()
class Counted:
    calls = 0

    def __del__(self):
        Counted.calls += 1
class Slotted:
    __slots__ = ("me",)

    def __del__(self):
        Counted.calls += 1
class NoDel:
    pass
print("not finalized", gc.is_finalized(Counted()), gc.is_finalized(NoDel()))
print("nor", gc.is_finalized([]), gc.is_finalized(5))
print("calls so far", Counted.calls)
c = Counted()
c.me = c
del c
print("in a cycle", gc.collect(), Counted.calls)
s = Slotted()
s.me = s
del s
