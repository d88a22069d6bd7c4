class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)
def report(label):
    print(f"{label:<26}", " ".join(log))
    log.clear()
table.clear()
report("dict.clear()")
class Holder:
    pass
holder = Holder()
holder.z = Loud("z")
holder.a = Loud("a")
holder.m = Loud("m")
del holder
report("instance attributes")
class Slots(Loud):
    __slots__ = ("q", "p")
holder = Slots("owner")
holder.p = Loud("p")
holder.q = Loud("q")
del holder
report("own __del__, then slots")
chain = Loud("1")
chain.next = Loud("2")
chain.next.next = Loud("3")
del chain
report("chain")
x, y = Loud("x"), Loud("y")
x, y = y, x
del x
report("swapped, x deleted")
y = Loud("y2")
