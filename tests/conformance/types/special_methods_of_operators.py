# Which special method every operator calls, on which side, and what happens when it declines.
calls = []
names = ("add sub mul truediv floordiv mod divmod pow lshift rshift and xor or matmul").split()


def record(name, answer):
    def method(self, *others):
        calls.append(name)
        return answer
    return method


def make(title, answers, base=object):
    members = {}
    for name in names:
        for prefix in ("", "r", "i"):
            if prefix in answers and (prefix, name) != ("i", "divmod"):
                members["__" + prefix + name + "__"] = record(title + ":" + prefix + name, answers[prefix])
    return type(title, (base,), members)


Both = make("Both", {"": "left", "r": "right", "i": "inplace"})
Right = make("Right", {"r": "right"})
Declines = make("Declines", {"": NotImplemented, "r": NotImplemented, "i": NotImplemented})
Derived = make("Derived", {"r": "derived right"}, Both)
operators = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
             "//": lambda a, b: a // b, "%": lambda a, b: a % b, "divmod": divmod, "**": lambda a, b: a ** b,
             "<<": lambda a, b: a << b, ">>": lambda a, b: a >> b, "&": lambda a, b: a & b,
             "^": lambda a, b: a ^ b, "|": lambda a, b: a | b, "@": lambda a, b: a @ b}
for sign, apply in operators.items():
    for left, right in ((Both(), 1), (1, Both()), (Both(), Right()), (Both(), Derived()), (Derived(), Both()),
                        (Declines(), Right()), (Declines(), Declines()), (Declines(), 1), ([], Right())):
        calls.clear()
        try:
            answer = apply(left, right)
        except TypeError as error:
            answer = error
        print(type(left).__name__, sign, type(right).__name__, "=", answer, calls)
for kind in (Both, Declines, Right):
    for sign in ("+= 1", "-= 1", "*= 1", "/= 1", "//= 1", "%= 1", "**= 1", "<<= 1", ">>= 1", "&= 1", "^= 1", "|= 1", "@= 1"):
        calls.clear()
        x = kind()
        try:
            if sign == "+= 1": x += 1
            elif sign == "-= 1": x -= 1
            elif sign == "*= 1": x *= 1
            elif sign == "/= 1": x /= 1
            elif sign == "//= 1": x //= 1
            elif sign == "%= 1": x %= 1
            elif sign == "**= 1": x **= 1
            elif sign == "<<= 1": x <<= 1
            elif sign == ">>= 1": x >>= 1
            elif sign == "&= 1": x &= 1
            elif sign == "^= 1": x ^= 1
            elif sign == "|= 1": x |= 1
            else: x @= 1
        except TypeError as error:
            x = error
        print(kind.__name__, sign, "->", x, calls)


class Unary:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __round__(self, digits="none"): return ("round", digits)
    def __trunc__(self): return 7
    def __index__(self): return 3
    def __float__(self): return 2.5
    def __bytes__(self): return b"bytes"
    def __length_hint__(self): return 4
    def __reversed__(self): return iter("reversed")
    def __contains__(self, item): return item


u = Unary()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), int(u), float(u), bytes(u), [0, 1, 2, 3][u], hex(u), list(reversed(u)))
print("x" in u, "" in u, "" not in u, range(u), "ab" * u, [1] * u, 10 >> 1, (5).__pow__(2, u))


class Truncates:
    def __trunc__(self): return True


class Wrong:
    def __int__(self): return "1"
    def __index__(self): return 1.5
    def __float__(self): return "1"
    def __bytes__(self): return "b"
    def __trunc__(self): return "t"
    def __len__(self): return 2 ** 70
    def __bool__(self): return 1
    def __hash__(self): return "h"
    def __repr__(self): return 5
    def __contains__(self, item): return 2


w = Wrong()
for step in (lambda: int(w), lambda: [1][w], lambda: float(w), lambda: bytes(w), lambda: len(w), lambda: bool(w),
             lambda: hash(w), lambda: repr(w), lambda: str(w), lambda: 5 in w, lambda: int(Truncates()), lambda: hex(w),
             lambda: range(w), lambda: "a" * w, lambda: f"{w}", lambda: "%d" % w, lambda: "%r" % w):
    try:
        print(step())
    except Exception as error:
        print(type(error).__name__, error)
