import weakref
class Plain:
    pass
class SlottedWeak:
    __slots__ = ("x", "__weakref__")
def attempt(obj):
    name = type(obj).__name__
    try:
        r = weakref.ref(obj)
    except TypeError as error:
        print(f"{name:<20} no: {error}")
    else:
        print(f"{name:<20} yes {r() is obj} {weakref.getweakrefcount(obj)}")
for obj in ({1}, frozenset([1]), len, [].append, attempt, (x for x in ()), Plain, int):
    attempt(obj)
for obj in (range(3), slice(1), [], {}, (), "text", b"bytes", bytearray(1)):
    attempt(obj)
s = SlottedWeak()
s.x = 1
r = weakref.ref(s)
print("no dict", hasattr(s, "__dict__"), "weak", r().x)
try:
    s.other = 1
except AttributeError as error:
    print("other:", error)
del s
print("dead", r())
