class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def describe(self):
        return f"{self.kind} {self.name}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class X:
    pass
class Y:
    pass
class XY(X, Y):
    pass
class YX(Y, X):
    pass
try:
    type("Impossible", (XY, YX), {})
except TypeError as error:
    print("TypeError:", str(error).splitlines()[0])
made = type("Made", (Base,), {"kind": "made", "twice": lambda self: self.name * 2})
print("type() made a class:", made("m"), made("m").describe(), made("m").twice())
