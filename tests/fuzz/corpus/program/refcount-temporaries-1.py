import sys
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone:", self.name)

    def same(self):
        return self

    def other(self, name):
        return Loud(name)

    def __add__(self, right):
        return Loud(f"({self.name}+{right.name})")
print("  count", sys.getrefcount(Loud("e").same()))
print("operators")
total = Loud("1") + Loud("2") + Loud("3")
print("  total", total.name)
total = None
print("condition")
if Loud("f"):
    print("  in the branch")
print("comparison")
print("  equal", Loud("g") == Loud("h"))
print("list display dropped")
[Loud("i"), Loud("j")]
print("index of a temporary list")
print("  item", [Loud("k"), Loud("l")][0].name)
print("rebinding: new value first, then the old one goes")
m = Loud("m1")
m = Loud("m2")
