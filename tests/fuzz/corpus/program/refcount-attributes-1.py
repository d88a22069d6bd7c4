import sys
class Plain:
    shared = None
class Slotted:
    __slots__ = ("a", "b")
thing = object()
base = sys.getrefcount(thing)
def extra(label):
    print(f"{label:<32} {sys.getrefcount(thing) - base}")
plain = Plain()
plain.value = thing
extra("instance attribute")
plain.again = thing
extra("second attribute")
vars(plain)["third"] = thing
extra("through vars()")
plain.value = None
extra("attribute rebound")
del plain.again
extra("attribute deleted")
Plain.shared = thing
extra("class attribute")
Plain().shared
