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
try:
    with Manager("first"), Manager("second", fail="enter"), Manager("third"):
        print("  never")
except RuntimeError as error:
    print("caught", error)
try:
    with Manager("outer"), Manager("inner", fail="exit"):
        raise ValueError("original")
except RuntimeError as error:
    print("caught", error, "context", repr(error.__context__))
def returns():
    with Manager("in function"):
        return "returned"
print("value:", returns())
