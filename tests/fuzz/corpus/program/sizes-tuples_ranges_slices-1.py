import sys
def show(label, *objs):
    print(f"{label:<26}", *[size(o) for o in objs])
def star(*args):
    return size(args)
show("zip of many", zip(), zip([]), zip([], [], []))
show("reversed", reversed([]), reversed(()), reversed(range(3)), reversed("ab"))
show("iterators list tuple str", iter([]), iter(()), iter("ab"), iter("\u20ac"))
show("iterators dict set", iter({}), iter({}.items()), iter(set()))
show("iterators range bytes", iter(range(3)), iter(range(2**70)), iter(b"ab"), iter(bytearray(2)))
show("callable iterator", iter(star, 1))
show("dict views", {}.keys(), {}.values(), {}.items())
