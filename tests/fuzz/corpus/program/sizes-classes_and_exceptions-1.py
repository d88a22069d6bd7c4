import gc
import sys
import weakref
def show(label, *objs):
    print(f"{label:<30}", *[size(o) for o in objs])
show("weak dictionaries", weakref.WeakValueDictionary(), weakref.WeakKeyDictionary())
show("weak set", weakref.WeakSet())
try:
    raise ValueError("x")
except ValueError as error:
    show("raised, and its traceback", error, error.__traceback__)
