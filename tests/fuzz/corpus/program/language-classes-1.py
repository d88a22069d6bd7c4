class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def describe(self):
        return f"{self.kind} {self.name}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class Child(Base):
    kind = "child"

    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def describe(self):
        return super().describe() + f" aged {self.age}"
print("two instances:", b, c, b.describe(), c.describe())
print("kinds:", isinstance(c, Base), issubclass(Child, Base))
print("kinds, more:", isinstance(b, Child), type(c) is Child)
c.kind = "own"
print("instance attribute hides:", c.describe(), Child.kind)
del c.kind
Base.extra = lambda self: "added " + self.name
print("deleted, method added later:", c.describe(), c.extra())
print("unbound call, vars:", Base.describe(c), vars(c))
