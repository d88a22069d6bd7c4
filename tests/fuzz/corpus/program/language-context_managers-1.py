class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name = name
        self.swallow = swallow
        self.fail = fail

    def __enter__(self):
        print("  enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("entering " + self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("  exit", self.name, kind and kind.__name__, value)
        if self.fail == "exit":
            raise RuntimeError("leaving " + self.name)
        return self.swallow
with Manager("a") as a:
    print("  body", a)
with Manager("b"), Manager("c") as c, Manager("d"):
    print("  body", c)
with (Manager("e") as e, Manager("f") as f):
    print("  body", e, f)
with Manager("swallows", swallow=True):
    raise ValueError("lost")
print("goes on")
try:
    with Manager("passes on"):
        raise ValueError("kept")
except ValueError as error:
    print("caught", error)
