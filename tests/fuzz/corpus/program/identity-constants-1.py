def same(label, a, b):
    print(f"{label:<36} {a is b}")
def f():
    return 257, 1.5, "some text", b"bytes", (1, 2), 10**20
def g():
    return 257, 1.5, "some text", b"bytes", (1, 2), 10**20
names = ("int", "float", "str", "bytes", "tuple", "folded power")
same("whole tuple, two calls", f(), f())
same("whole tuple, two functions", f(), g())
for name, x, y in zip(names, f(), g()):
    same(name + ", two functions", x, y)
a = 1000
b = 1000
same("module level, two statements", a, b)
