# The same instruction meets operands of other types, counts and sizes than before, and goes on to do
# what the language says for each.


def add(a, b):
    return a + b


def twice(a, b):
    a -= b
    a *= b
    return a


big = 2 ** 30 - 1
print("add", [add(a, b) for a, b in
              [(1, 2), (big, 1), (-big, -1), (1.5, 2.5), (1, 2.5), (2.5, 1), ("a", "b"), (3, 4),
               ([1], [2]), ((1,), (2,)), (True, True), (2 ** 70, 5), (5, -2 ** 70), (b"x", b"y"),
               (0.5, 0.25), (0.5, 0.25), ("c", "d"), (6, 7)]])
print("twice", [twice(a, b) for a, b in
                [(9, 2), (big, -big), (1.5, 0.5), (1.5, 0.5), (7, 0.5), (9, 2), (2 ** 40, 2 ** 40),
                 ({1, 2}, {2}) and (3, 1), (True, 2)]])


class Odd:
    def __add__(self, other):
        return "odd add"

    def __lt__(self, other):
        return "odd lt"

    def __getitem__(self, key):
        return "odd item", key

    def __setitem__(self, key, value):
        print("odd store", key, value)

    def __call__(self, *args):
        return "odd call", args

    def __iter__(self):
        return iter("odd")


print("odd", add(Odd(), 1), add(1, 2), add(Odd(), "x"))


def less(a, b):
    if a < b:
        return "less"
    return "not less"


def less_value(a, b):
    return a < b, a == b, a != b, a >= b


pairs = [(1, 2), (2, 1), (1, 1), (2 ** 40, 2 ** 41), (1.0, 2.0), (2.0, float("nan")), ("a", "b"),
         (1, 2.0), (3, -3), ((1,), (2,)), (True, 5), (-2 ** 40, 3)]
print("less", [less(a, b) for a, b in pairs])
print("values", [less_value(a, b) for a, b in pairs])
print("odd less", less(Odd(), 1), Odd() < 1, less(1, 2))


def item(box, key):
    return box[key]


def keep(box, key, value):
    box[key] = value


print("items", item([10, 20, 30], 1), item([10, 20, 30], -1), item((1, 2, 3), 2), item({1: "one"}, 1),
      item("text", 2), item(b"text", 2), item([1, 2], True), item(Odd(), 5), item([4, 5], 0),
      item([1, 2, 3], slice(1, 3)), item(range(5), 3), item({"k": "v"}, "k"))
for box, key in (([1], 1), ([1], 5), ((1,), 9), ({}, "no"), ([1], "x"), ([1, 2], 2 ** 80)):
    try:
        item(box, key)
    except (IndexError, KeyError, TypeError) as error:
        print("item", type(error).__name__, error)
row = [0] * 4
table = {}
for box, key in ((row, 1), (row, -1), (table, "a"), (table, 1), (Odd(), 2), (row, 2), (row, slice(0, 1))):
    keep(box, key, [key])
print("kept", row, table)
for box, key in ((row, 4), ((1,), 0), (table, [])):
    try:
        keep(box, key, 1)
    except (IndexError, TypeError) as error:
        print("keep", type(error).__name__, error)


def walk(things):
    found = []
    for thing in things:
        found.append(thing)
    return found


def squares(n):
    for i in range(n):
        yield i * i


print("walk", walk(range(3)), walk([1, 2]), walk((3, 4)), walk("ab"), walk({5: 6}), walk(squares(4)),
      walk(range(2 ** 70, 2 ** 70 + 2)), walk(Odd()), walk(range(0)), walk([]), walk(()), walk(range(5, 0, -2)))
growing = [1]
for value in growing:
    if value < 6:
        growing.append(value + 1)
print("growing", growing)


def pair(x):
    a, b = x
    return b, a


for x in ((1, 2), [3, 4], "ab", (5, 6), {7: 8, 9: 10}, (1, 2, 3), (1,), 5, range(2)):
    try:
        print("pair", pair(x))
    except (ValueError, TypeError) as error:
        print("pair", type(error).__name__, error)


def call(function, *args):
    return function(*args)


def one(function, x):
    return function(x)


def two(a, b=2, *, c=3):
    return a, b, c


class Thing:
    def __init__(self, x):
        self.x = x

    def method(self, y):
        return self.x, y


def named(x):
    return "named", x


thing = Thing(1)
print("calls", [one(f, 5) for f in (named, lambda x: x + 1, abs, str, two, thing.method, Odd(), [1].count,
                                    named, {5: 6}.get, type, named, lambda *a: a, divmod.__class__ and named)])
print("len", [one(len, x) for x in ([], "ab", {1: 2}, range(7))])
for function in (lambda: 0, lambda x, y: 0, len, named, 5):
    try:
        print("one", one(function, 5))
    except TypeError as error:
        print("one", error)


def method(box):
    return box.count(1)


print("methods", method([1, 1]), method((1, 2)), method(range(3)), method([2]), method([1]))


class Own(list):
    def count(self, x):
        return "own"


print("own", method(Own([1])), method([1, 1, 1]))


class Noisy:
    def __del__(self):
        print("gone", end=" ")


def replace():
    x = Noisy()
    x = 1
    y = x
    x = Noisy()
    x = y = 2
    print(x, y)


for n in range(3):
    replace()


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print("depth", depth(400))
try:
    depth(2000)
except RecursionError as error:
    print("depth", error)
print("depth", depth(100))
