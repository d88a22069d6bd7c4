import sys
size = sys.getsizeof
def show(label, *objs):
    print(f"{label:<26}", *[size(o) for o in objs])
show("None True False", None, True, False)
show("object()", object())
show("0 1 -1", 0, 1, -1)
show("256 257", 256, 257)
show("2**29 2**30-1 2**30", 2**29, 2**30 - 1, 2**30)
show("2**60-1 2**60", 2**60 - 1, 2**60)
show("negative 2**30 2**60", -(2**30), -(2**60))
show("2**30 * k bits", *[2 ** (30 * k) for k in range(1, 8)])
show("one less", *[2 ** (30 * k) - 1 for k in range(1, 8)])
