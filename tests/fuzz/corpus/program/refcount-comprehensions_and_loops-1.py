import sys
def show(label, value):
    print(f"{label:<34} {value}")
x = object()
show("list comprehension, temporaries", [sys.getrefcount(o) for o in [object(), object()]])
show("list comprehension, a name", [sys.getrefcount(o) for o in (x,)])
show("set comprehension", {sys.getrefcount(o) for o in (x,)})
show("dict comprehension", {k: sys.getrefcount(o) for k, o in {"k": x}.items()})
show("generator expression", list(sys.getrefcount(o) for o in (x,)))
show("comprehension name leaves nothing", sys.getrefcount(x))
