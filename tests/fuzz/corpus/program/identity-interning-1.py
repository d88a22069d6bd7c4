import sys
def same(label, a, b):
    print(f"{label:<40} {a is b}")
def build(*parts):
    return "".join(parts)
first = build("first ", "of all")
same("intern keeps the first one given", sys.intern(first), first)
same("and gives it back for an equal one", sys.intern(build("first", " of all")), first)
digits = build("12", "34")
same("digits and letters only", sys.intern(digits), "1234")
class Holder:
    class_attribute = 1

    def __init__(self):
        self.instance_attribute = 2
h = Holder()
same("attribute name in vars()", list(vars(h))[0], "instance_attribute")
setattr(h, build("set_", "by_name"), 3)
