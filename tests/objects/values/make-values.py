#!/usr/bin/env python3
"""Writes int.txt, float.txt, str.txt, bytes.txt and format.txt beside itself, by running every
expression in the Python that runs this: PYTHONHASHSEED=0 python3.12 make-values.py

The expressions are fixed lists and random ones (of a fixed seed), in reverse notation. There are
too many to keep: a fifth is written, and the first of each error. With --all every one is written,
for when something is changed here.
"""
import operator
import os
import random
import re
import sys
from urllib.parse import quote, unquote_to_bytes

HERE = os.path.dirname(os.path.abspath(__file__))
R = random.Random(312)
BINARY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv,
          "//": operator.floordiv, "%": operator.mod, "divmod": divmod, "<<": operator.lshift,
          ">>": operator.rshift, "&": operator.and_, "|": operator.or_, "^": operator.xor,
          "@": operator.getitem, "format": format, "<": operator.lt, "<=": operator.le,
          "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge,
          "in": lambda a, b: a in b, "is": operator.is_}
UNARY = {"neg": operator.neg, "pos": operator.pos, "~": operator.invert, "abs": abs, "repr": repr,
         "str": str, "ascii": ascii, "iter": list, "hash": hash, "len": len,
         "size": sys.getsizeof}
TYPES = {t.__name__: t for t in (int, float, str, bytes, bytearray, bool, list, set)}


def word(value):
    """The words that push a value."""
    if value is None or value is True or value is False:
        return str(value)
    if isinstance(value, int):
        return f"int:{value}" if value >= 0 else f"int:{-value} neg"
    if isinstance(value, float):
        return f"float:{value!r}"
    if isinstance(value, str):
        return "str:" + quote(value.encode("utf-8"), safe="")
    if isinstance(value, bytes):
        return "bytes:" + quote(value, safe="")
    if isinstance(value, bytearray):
        return "array:" + quote(bytes(value), safe="")
    if isinstance(value, (tuple, list)):
        name = type(value).__name__
        return " ".join([word(v) for v in value] + [f"{name}:{len(value)}"])
    if isinstance(value, dict):
        return " ".join([word(x) for pair in value.items() for x in pair] + [f"dict:{len(value)}"])
    if isinstance(value, slice):
        return " ".join([word(value.start), word(value.stop), word(value.step), "slice"])
    raise TypeError(value)


def evaluate(expression):
    stack = []

    def take(n):
        taken = stack[len(stack) - n:]
        del stack[len(stack) - n:]
        return taken

    for w in expression.split(" "):
        kind, colon, rest = w.partition(":")
        if not colon and kind in UNARY:
            stack.append(UNARY[kind](*take(1)))
        elif kind == "int":
            stack.append(int(rest))
        elif kind == "float":
            stack.append(float(rest))
        elif kind == "str":
            stack.append(unquote_to_bytes(rest).decode("utf-8"))
        elif kind == "bytes":
            stack.append(unquote_to_bytes(rest))
        elif kind == "array":
            stack.append(bytearray(unquote_to_bytes(rest)))
        elif kind in ("None", "True", "False"):
            stack.append({"None": None, "True": True, "False": False}[kind])
        elif kind == "tuple":
            stack.append(tuple(take(int(rest))))
        elif kind == "list":
            stack.append(list(take(int(rest))))
        elif kind == "dict":
            items = take(2 * int(rest))
            stack.append(dict(zip(items[::2], items[1::2])))
        elif kind == "slice":
            stack.append(slice(*take(3)))
        elif kind.startswith("."):
            self, *args = take(int(rest) + 1)
            stack.append(getattr(self, kind[1:])(*args))
        elif kind.startswith("call-"):
            stack.append(TYPES[kind[5:]](*take(int(rest))))
        elif kind == "pow":
            stack.append(pow(*take(3)))
        elif kind == "dup":
            stack.append(stack[-1])
        elif kind == "then":
            stack.pop()
        else:
            stack.append(BINARY[kind](*take(2)))
    return stack[-1]


def result(expression):
    try:
        return ascii(evaluate(expression))
    except Exception as error:
        text = str(error).encode("ascii", "backslashreplace").decode()
        return f"{type(error).__name__}: {text}"


def skip(expression, shown):
    """What the language leaves out: complex numbers, and codecs beyond the common ones."""
    return "complex" in shown or shown.startswith("(") and "j" in shown.split("'")[0]


def write(name, expressions):
    seen = set()
    choice = random.Random(name)
    with open(os.path.join(HERE, name + ".txt"), "w") as f:
        for e in expressions:
            if e in seen:
                continue
            seen.add(e)
            shown = result(e)
            kept = "--all" in sys.argv or choice.random() < .2
            if re.match("[A-Z][A-Za-z]+Error: ", shown) and shown not in seen:
                seen.add(shown)
                kept = True
            if kept and not skip(e, shown) and len(e) + len(shown) < 3000:
                f.write(f"{e}\t{shown}\n")


def call(self, method, *args):
    return " ".join([word(self), *[word(a) for a in args], f".{method}:{len(args)}"])


def binary(a, op, b):
    return f"{word(a)} {word(b)} {op}"


def random_int():
    bits = R.choice([3, 8, 29, 30, 31, 59, 60, 61, 64, 90, 120, 200, 1000, 3000])
    n = R.getrandbits(bits)
    if R.random() < .2:
        n = 1 << R.randrange(bits)
    if R.random() < .1:
        n = (1 << R.randrange(bits)) - 1
    return -n if R.random() < .4 else n


def random_float():
    kind = R.random()
    if kind < .3:
        return R.uniform(-10, 10)
    if kind < .5:
        return float(R.randrange(-10**6, 10**6)) / R.choice([1, 2, 4, 10, 100, 1000])
    if kind < .8:
        return R.uniform(-1, 1) * 10.0 ** R.randrange(-320, 308)
    if kind < .9:
        return R.choice([-1, 1]) * 2.0 ** R.randrange(-1074, 1023)
    return R.choice([0.0, -0.0, float("inf"), float("-inf"), float("nan"), 5e-324, 1.7976931348623157e308,
                     2.2250738585072014e-308, 9007199254740993.0, 1e16, 1e15, 1e22, 1e23, 0.5, 1.5, 2.5])


INTS = [0, 1, -1, 5, -5, 256, 257, -6, 2**30 - 1, 2**30, 2**60, 2**63, 2**64, -2**63, 10**18, 10**30]


def int_expressions():
    arithmetic = ["+", "-", "*", "//", "%", "divmod", "/", "&", "|", "^", "<", "<=", "==", ">"]
    for a in INTS:
        for b in INTS:
            for op in arithmetic:
                yield binary(a, op, b)
    for _ in range(1500):
        a, b = random_int(), random_int()
        yield binary(a, R.choice(arithmetic), b)
    for _ in range(200):
        yield binary(random_int(), R.choice(["<<", ">>"]), R.randrange(0, 200))
    for _ in range(150):
        yield f"{word(random_int())} {word(R.randrange(0, 40))} None pow"
        yield f"{word(random_int())} {word(random_int() % 1000)} {word(random_int() or 7)} pow"
        yield f"{word(random_int())} {word(-R.randrange(1, 30))} {word(R.choice([7, 11, 97, 10**9 + 7]))} pow"
    for a in (0, 1, -1, 2, -3, 10):
        for b in (-3, -1, 0, 1, 2, 3):
            yield f"{word(a)} {word(b)} None pow"
    for _ in range(120):
        n = random_int()
        for w in ("neg", "~", "abs", "hash", "str", "size", "call-float:1", "call-bool:1"):
            yield f"{word(n)} {w}"
        for m in ("bit_length", "bit_count", "as_integer_ratio", "conjugate", "is_integer", "__trunc__",
                  "__floor__", "__ceil__", "__round__"):
            yield call(n, m)
        yield call(n, "__round__", -R.randrange(0, 12))
        yield call(n, "__round__", R.randrange(0, 3))
    for n in (0, 1, 127, 128, 255, 256, 65535, 2**40, -1, -128, -129, -32768, -2**31):
        for size in (0, 1, 2, 4, 8):
            for order in ("big", "little"):
                yield call(n, "to_bytes", size, order)
    for _ in range(60):
        data = R.randbytes(R.randrange(0, 20))
        yield f"int:0 {word(data)} str:{R.choice(['big', 'little'])} .from_bytes:2"
    for text in ("0", "12", " 12 ", "-5", "+7", "1_000", "1__0", "_1", "1_", "", " ", "x", "0x10", "0b11", "0o17",
                 "12abc", "- 5", "--5", "9" * 50, "\u0663\u0664", "\u00a05\u2003", "1\x00", "0_0", "007", "\u00b2",
                 "z", "Zz", "1.5", "1e5"):
        yield f"{word(text)} call-int:1"
        for base in (0, 2, 8, 10, 16, 36, 37, 1, -1, 7):
            yield f"{word(text)} {word(base)} call-int:2"
    for n in (20, 60, 700, 2000, 4300, 4301):
        text = "".join(R.choice("123456789") for _ in range(n))
        yield f"{word(text)} call-int:1 int:1000007 %"
        yield f"{word(text)} int:10 call-int:2 str len"
    for n in (100, 4299, 4300, 5000):
        yield f"int:10 {word(n)} None pow str len"
        yield f"int:10 {word(n)} None pow int:1 - hash"
    for a, b in ((3000, 2000), (40000, 40000), (30000, 9000), (2200, 2200), (2130, 4290)):
        yield (f"int:3 {word(a)} None pow int:7 {word(b)} None pow * dup hash then "
               "int:1000000007 %")
        yield f"int:7 {word(a + b)} None pow int:3 {word(b)} None pow divmod int:1 @ hash"
    for value in (1.5, -2.7, 1e30, float("inf"), float("nan"), "5", b"5", bytearray(b"7"), None, [], True):
        yield f"{word(value)} call-int:1"
        yield f"{word(value)} int:10 call-int:2"
    for a in (True, False, 1):
        for b in (True, False, 2):
            for op in ("+", "&", "|", "^", "-", "*", "==", "is"):
                yield binary(a, op, b)
    for value in ("x", 1.5, None, [], b"a"):
        for op in arithmetic + ["<<", ">>"]:
            yield binary(5, op, value)
            yield binary(value, op, 5)
    yield call(5, "to_bytes", -1, "big")
    yield call(5, "to_bytes", 1, "middle")
    yield call(5, "to_bytes", "x")
    yield call(5, "from_bytes", "x", "big")
    yield call(5, "from_bytes", [1, 2, 3], "big")
    yield call(5, "bit_length", 1)
    yield "call-int:0"
    yield "call-bool:0"
    yield binary(1, "<<", -1)
    yield binary(1, ">>", -1)
    yield binary(0, "<<", 10**20)
    yield binary(1, "<<", 10**20)
    yield binary(-7, ">>", 10**20)
    for a in (10**400, -10**400):
        yield f"{word(a)} call-float:1"
        yield binary(a, "/", 3)
        yield binary(a, "/", 10**399)
        yield binary(3, "/", a)
        yield binary(a, "+", 1.0)
        yield binary(a, "<", 1.0)
        yield binary(1.0, "<", a)
        yield binary(float("inf"), ">", a)
    for _ in range(200):
        yield binary(random_int(), "/", random_int() or 1)
        yield f"{word(R.getrandbits(R.choice([54, 55, 70, 1023, 1024])))} call-float:1"
        yield binary(R.getrandbits(60) + 2**53, R.choice(["<", "==", ">="]), float(R.getrandbits(60) + 2**53))


def float_expressions():
    arithmetic = ["+", "-", "*", "/", "//", "%", "divmod", "<", "<=", "==", "!=", ">", ">="]
    for _ in range(1200):
        yield f"{word(random_float())} repr"
    for _ in range(500):
        yield binary(random_float(), R.choice(arithmetic), random_float())
        yield binary(random_float(), R.choice(arithmetic), random_int())
    for _ in range(200):
        yield f"{word(R.uniform(-5, 5))} {word(float(R.randrange(-5, 6)))} None pow"
        yield f"{word(abs(random_float()))} {word(R.uniform(-5, 5))} None pow"
    for a in (0.0, -0.0, 1.0, -1.0, 2.0, -2.0, float("inf"), float("-inf"), float("nan"), 0.5):
        for b in (0.0, 1.0, -1.0, 2.0, 3.0, -3.0, float("inf"), float("-inf"), float("nan")):
            yield f"{word(a)} {word(b)} None pow"
            yield binary(a, "%", b)
            yield binary(a, "//", b)
            yield binary(a, "/", b)
            yield binary(a, "divmod", b)
    for _ in range(300):
        x = random_float()
        if x == x:
            yield f"{word(x)} hash"
        yield f"{word(x)} call-int:1"
        for m in ("is_integer", "hex", "as_integer_ratio", "__round__", "__floor__", "__ceil__", "__trunc__"):
            yield call(x, m)
        yield call(x, "__round__", R.randrange(-5, 20))
        yield f"{word(x)} neg"
        yield f"{word(x)} abs"
    for x, n in ((2.675, 2), (0.5, 0), (1.5, 0), (2.5, 0), (1e300, -300), (5e-324, 323), (1.7976931348623157e308, -308),
                 (1e22, 2), (125.0, -1), (135.0, -1), (1.005, 2), (0.125, 2), (0.375, 2), (-0.5, 0), (1e-320, 322)):
        yield call(x, "__round__", n)
    texts = ["1", "1.5", " 2.5 ", "1e5", "1E-5", ".5", "5.", "+1", "-1", "inf", "-Infinity", "nan", "+nan", "1_0.5_0",
             "1__0", "_1", "1_", "1_.5", "1e_5", "", " ", "x", "1x", "0x1p3", "1e400", "-1e400", "1e-400", "1.5e", "e5",
             ".", "1..5", "\u0661.\u0665", "\u00a01.5\u2003", "1,5", "infinit", "1\x00", "1e5.5", "--1",
             "2.2250738585072011e-308", "179769313486231580793728971405301e276", "0.1" + "0" * 400 + "1",
             "9007199254740993", "9007199254740992.99999999999999999999999"]
    for text in texts:
        yield f"{word(text)} call-float:1"
        yield f"{word(text.encode())} call-float:1"
    for text in ("0x1.8p+1", "1.8", "0x.8p0", "-0x1p-1074", "0x1p-1075", "0x1.8p-1075", "inf", "-nan", " 0x1p3 ", "0x1p1024",
                 "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x", "p5", "0x1p", "zz", "",
                 "0x123456789abcdef.123456789p-5", "0x1.00000000000008p0", "0x1.00000000000018p0",
                 "0x1.000000000000080000001p0", "0X1P3"):
        yield call(1.0, "fromhex", text)
    for value in (None, [], "1.5", b"1.5", bytearray(b"2.5"), True, 5):
        yield f"{word(value)} call-float:1"
        yield binary(1.5, "+", value)
        yield binary(1.5, "==", value)
        yield binary(1.5, "<", value)
    yield "call-float:0"
    yield "float:1.0 float:2.0 call-float:2"
    yield "float:1.0 size"
    yield "float:2.0 float:3.0 int:5 pow"


TEXTS = ["", "a", "ab", "abc", "Hello, World", "  padded  ", "one two  three", "a,b,,c", "aaaa", "tab\tand\nline",
         "quote's", 'double"', "both'\"", "back\\slash", "\x00\x01\x7f", "\u00e9", "na\u00efve caf\u00e9", "\u00df",
         "\u20ac100", "\u4e2d\u6587", "\U0001f600 smile", "mixed \u00e9 \u20ac \U0001f600", "\u0130\u0131", "\u03a3\u0391\u03a3",
         "\u01c5", "\u01c6", "\ufb01nd", "\u00a0 \u2003", "\u0663\u0664", "\u00b2\u00bd", "12", "1.5", "_id1", "9x", "TITLE Case",
         "Title Case", "UPPER", "lower", "x" * 50, "line1\nline2\r\nline3\rline4\x0bline5\x1cend", "\u2028sep", "+5", "-42",
         "\u1e9e", "\u0149", "a.b.c", "prefix-body-suffix", "\ufeffbom", "\u0301a", "\ud7ff", "\ue000"]
PARTS = ["", "a", "b", "ab", ",", " ", "  ", "l", "o, ", "\u00e9", "\u20ac", "\U0001f600", "zz", "aa", "x", "\n", "."]


def str_expressions():
    plain = ["lower", "upper", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "split",
             "rsplit", "splitlines", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower",
             "isnumeric", "isprintable", "isspace", "istitle", "isupper", "expandtabs", "encode", "__getnewargs__"]
    for t in TEXTS:
        for w in ("len", "hash", "size", "repr", "ascii", "iter", "str"):
            yield f"{word(t)} {w}"
        for m in plain:
            yield call(t, m)
        yield call(t, "splitlines", True)
        for width in (0, 3, 8, 13):
            for m in ("center", "ljust", "rjust"):
                yield call(t, m, width)
                yield call(t, m, width, "\u20ac")
            yield call(t, "zfill", width)
        yield call(t, "expandtabs", 4)
        for index in (0, 1, -1, 5, -7, 100):
            yield binary(t, "@", index)
        for s in (slice(None, None, None), slice(1, None, None), slice(None, -1, None), slice(None, None, 2),
                  slice(None, None, -1), slice(1, 3, None), slice(-3, None, None), slice(5, 1, -2), slice(0, 0, None)):
            yield binary(t, "@", s)
            yield f"{word(t)} dup {word(s)} @ is"
        for n in (-1, 0, 1, 2, 5):
            yield binary(t, "*", n)
        for encoding in ("utf-8", "ascii", "latin-1"):
            for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
                yield call(t, "encode", encoding, errors)
                yield call(t.encode(), "decode", encoding, errors) if errors != "xmlcharrefreplace" else call(t, "title")
        for p in PARTS:
            for m in ("find", "rfind", "index", "count", "startswith", "endswith", "split", "rsplit", "partition",
                      "rpartition", "strip", "lstrip", "removeprefix", "removesuffix"):
                yield call(t, m, p)
            yield call(t, "find", p, 1)
            yield call(t, "rfind", p, 1, -1)
            yield call(t, "count", p, 2, 5)
            yield call(t, "startswith", p, 1, 3)
            yield call(t, "endswith", p, 1, 3)
            yield call(t, "split", p, 1)
            yield call(t, "rsplit", p, 1)
            for new in ("", "X", "\u20ac\u20ac"):
                yield call(t, "replace", p, new)
                yield call(t, "replace", p, new, 1)
            yield binary(p, "in", t)
            yield binary(t, "+", p)
            yield binary(t, "<", p)
            yield binary(t, "==", p)
            yield call(p, "join", [t, p, t])
        for m in ("strip", "lstrip", "rstrip"):
            yield f"{word(t)} dup .{m}:0 is"
        yield f"{word(t)} dup int:2 .ljust:1 is"
        yield f"{word(t)} dup str:zz str:y .replace:2 is"
        yield f"{word(t)} dup str: + is"
        yield f"{word(t)} dup int:1 * is"
        yield f"{word(t)} dup call-str:1 is"
        yield call(t, "translate", {97: "A", 98: None, 0x20ac: 36, 108: "LL"})
    for _ in range(400):
        alphabet = R.choice(["ab", "ab ", "a\u00e9b", "a\u20ac", "a\U0001f600b", "aA1 _.\n"])
        t = "".join(R.choice(alphabet) for _ in range(R.randrange(0, 30)))
        p = "".join(R.choice(alphabet) for _ in range(R.randrange(0, 4)))
        m = R.choice(["find", "rfind", "count", "split", "rsplit", "partition", "rpartition", "replace", "strip"])
        yield call(t, m, p, *(["<\u20ac>"] if m == "replace" else []))
        yield call(t, "split")
        yield call(t, "rsplit", None, 2)
        yield call(t, "split", None, 2)
        yield f"{word(t)} hash"
        yield call(t, "title")
    for value in (5, None, 1.5, [], b"a"):
        for m in ("find", "index", "count", "startswith", "split", "strip", "partition", "join", "removeprefix", "replace",
                  "center", "zfill", "encode", "translate", "ljust", "format_map", "rstrip", "endswith"):
            yield call("abc", m, value)
        yield binary("abc", "+", value)
        yield binary("abc", "*", value)
        yield binary("abc", "@", value)
        yield binary("abc", "<", value)
        yield binary("abc", "==", value)
        yield binary(value, "in", "abc")
        yield call("abc", "replace", "a", value)
        yield call("abc", "replace", "a", "b", value)
        yield call("abc", "center", 10, value)
        yield call("abc", "split", "a", value)
        yield call("abc", "find", "a", value)
        yield call("abc", "join", ["a", value])
        yield call("a", "maketrans", value)
        yield f"{word(value)} call-str:1"
        yield f"{word(value)} str:utf-8 call-str:2"
        yield f"{word(b'abc')} {word(value)} call-str:2"
        yield call("abc", "startswith", ("x", value))
    yield call("abc", "startswith", ("x", "ab"))
    yield call("abc", "endswith", ("x", "bc"))
    yield call("abc", "startswith", ())
    yield call("a", "maketrans", "ab", "xy")
    yield call("a", "maketrans", "ab", "xy", "z")
    yield call("a", "maketrans", "a", "xy")
    yield call("a", "maketrans", {"a": 1, 98: "x"})
    yield call("a", "maketrans", {"ab": 1})
    yield call("a", "maketrans", {1.5: 1})
    yield call("a", "maketrans", "a", 5)
    yield call("a", "maketrans", 5, "a")
    yield call("abc", "translate", {97: 1.5})
    yield call("abc", "translate", {97: -1})
    yield call("abc", "translate", {97: 0x110000})
    yield call("abc", "translate", "xyz")
    yield call(" ", "join", [])
    yield call("", "join", ["abc"])
    yield call(", ", "join", ("a", "b"))
    yield call("-", "join", "abc")
    yield call("abc", "center", 10, "xy")
    yield call("abc", "encode", "nonsense")
    yield call("\u00e9", "encode", "ascii", "nonsense")
    yield call(b"abc", "decode", "nonsense")
    yield call("abc", "upper", 1)
    yield call("abc", "ljust")
    yield "call-str:0"
    for data in (b"\xff", b"abc\x80", b"\xc3", b"\xc3(", b"\xe2\x82", b"\xe2(\xa1", b"\xf0\x9f\x98", b"\xf0\x28\x8c\xbc",
                 b"\xed\xa0\x80", b"\xf5\x80", b"\xc0\x80", b"\xe0\x80\x80", b"a\xe9b", b"\xf4\x90\x80\x80",
                 b"\x80\x80", b"ok\xf0\x90\x28end"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "nonsense"):
            yield call(data, "decode", "utf-8", errors)
            yield call(data, "decode", "ascii", errors)
    for data in (b"\xff\xfe", b"a\x80b"):
        yield f"{word(data)} str:utf-8 str:surrogateescape .decode:2 str:utf-8 str:surrogateescape .encode:2"
        yield f"{word(data)} str:utf-8 str:surrogateescape .decode:2 .encode:0"
        yield f"{word(data)} str:utf-8 str:surrogateescape .decode:2 str:utf-8 str:replace .encode:2"
        yield f"{word(data)} str:utf-8 str:surrogateescape .decode:2 str:utf-8 str:backslashreplace .encode:2"
        yield f"{word(data)} str:utf-8 str:surrogateescape .decode:2 str:utf-8 str:surrogatepass .encode:2"
    names = ["a", "bb", "ccc", "alpha", "beta", "gamma", "delta", "x1", "x2", "x3", "key", "value", "\u00e9t\u00e9", "\u4e2d"]
    for n in (3, 5, 8, 14):
        yield f"{word(names[:n])} call-set:1"
    for word_ in ("spam and eggs", "a b c d e f g h i j k l m n", "a,b,c", "x"):
        yield f"{word(word_)} .split:0 size"
        yield f"{word(word_)} str:, .split:1 size"
        yield f"{word(word_)} .rsplit:0 size"
        yield f"{word(word_.encode())} .split:0 size"
        yield f"{word(word_)} .splitlines:0 size"


DATA = [b"", b"a", b"ab", b"abc", b"Hello, World", b"  padded  ", b"a,b,,c", b"aaaa", b"tab\tand\nline", b"quote's", b'"',
        b"both'\"", b"\\", bytes(range(256)), b"line1\nline2\r\nline3\r", b"+5", b"-42", b"Title Case", b"x" * 40]


def bytes_expressions():
    plain = ["lower", "upper", "title", "capitalize", "swapcase", "strip", "lstrip", "rstrip", "split", "rsplit",
             "splitlines", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper",
             "expandtabs", "hex"]
    parts = [b"", b"a", b",", b" ", b"aa", b"l", 97, 300, b"\n", b"zz"]
    for d in DATA:
        for t in (d, bytearray(d)):
            for w in ("len", "hash", "size", "repr", "str", "iter", "call-bytes:1", "call-bytearray:1"):
                yield f"{word(t)} {w}"
            for m in plain:
                yield call(t, m)
            for width in (0, 3, 8):
                for m in ("center", "ljust", "rjust"):
                    yield call(t, m, width)
                    yield call(t, m, width, b"*")
                yield call(t, "zfill", width)
            for index in (0, -1, 5, 100):
                yield binary(t, "@", index)
            for s in (slice(None, None, None), slice(1, None, None), slice(None, -1, None), slice(None, None, 2),
                      slice(None, None, -1), slice(5, 1, -2)):
                yield binary(t, "@", s)
            for n in (-1, 0, 1, 3):
                yield binary(t, "*", n)
            for p in parts:
                for m in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "split", "rsplit", "partition",
                          "rpartition", "strip", "removeprefix", "removesuffix"):
                    yield call(t, m, p)
                if isinstance(p, bytes):
                    yield call(t, "replace", p, b"XY")
                    yield call(t, "replace", p, b"", 1)
                    yield call(t, "split", p, 1)
                    yield call(t, "rsplit", p, 1)
                    yield binary(t, "+", p)
                    yield binary(t, "<", p)
                    yield call(t, "join", [p, t])
                yield binary(p, "in", t)
                yield binary(t, "==", p)
            yield call(t, "hex", ":")
            yield call(t, "hex", ":", 2)
            yield call(t, "hex", ":", -3)
            yield call(t, "translate", None, b"al")
            yield call(t, "translate", bytes(range(255, -1, -1)))
        for m in ("strip", "rstrip"):
            yield f"{word(d)} dup .{m}:0 is"
        yield f"{word(d)} dup bytes: + is"
    for value in (5, -1, None, "a", 1.5, [1, 2], [256], ["x"], (3, 4), bytearray(b"q"), True, {1: 2}):
        yield f"{word(value)} call-bytes:1"
        yield f"{word(value)} call-bytearray:1"
        yield f"{word(value)} call-bytearray:1 size"
        yield f"{word(value)} str:utf-8 call-bytes:2"
        yield binary(b"ab", "+", value)
        yield binary(bytearray(b"ab"), "+", value)
        yield binary(b"ab", "*", value)
        yield binary(b"ab", "@", value)
        yield binary(bytearray(b"ab"), "@", value)
        yield binary(value, "in", b"ab")
        for m in ("find", "startswith", "split", "strip", "partition", "join", "removeprefix", "center", "decode", "translate",
                  "hex"):
            yield call(b"ab", m, value)
        for m in ("append", "extend", "remove", "pop", "insert"):
            yield f"{word(bytearray(b'abc'))} dup {word(value)} .{m}:1 then"
    for text in ("", "00", "ff 0A", "abc", "zz", "0 1", " 01 02 ", "0\u00e9", "\t0a\n0b"):
        yield call(b"", "fromhex", text)
        yield call(bytearray(), "fromhex", text)
    for n in (0, 1, 2, 3, 8, 9, 20, 100):
        base = bytearray(range(n % 256))
        yield f"{word(base)} size"
        for steps in (1, 3, 10):
            yield " ".join([word(base)] + ["dup int:7 .append:1 then"] * steps + ["size"])
        yield " ".join([word(base), "dup", word(b"xyz"), ".extend:1 then size"])
        yield " ".join([word(base), "dup", word([1, 2, 3]), ".extend:1 then size"])
        if n > 3:
            yield " ".join([word(base)] + ["dup .pop:0 then"] * 3 + ["dup size"])
            yield " ".join([word(base)] + ["dup int:0 .pop:1 then"] * (n // 2 + 1) + ["size"])
            yield " ".join([word(base), "dup .reverse:0 then"])
            yield " ".join([word(base), "dup int:1 int:9 .insert:2 then"])
            yield " ".join([word(base), "dup int:2 .remove:1 then"])
            for s in (slice(0, 2, None), slice(1, 3, None), slice(None, None, 2), slice(None, None, -2), slice(2, None, None)):
                yield " ".join([word(base), "dup", word(s), ".__delitem__:1 then"])
                yield " ".join([word(base), "dup", word(s), ".__delitem__:1 then size"])
                for v in (b"", b"Q", b"QRSTUVWXYZ", bytearray(b"ab"), [1, 2], "x", 5):
                    yield " ".join([word(base), "dup", word(s), word(v), ".__setitem__:2 then"])
            for i in (0, -1, 50, 2):
                for v in (7, 300, "x"):
                    yield " ".join([word(base), "dup", word(i), word(v), ".__setitem__:2 then"])
        yield " ".join([word(base), "dup .clear:0 then size"])
        yield " ".join([word(base), ".copy:0 size"])
        yield " ".join([word(base), "int:3 * size"])
    yield call(b"ab", "maketrans", b"ab", b"xy")
    yield call(b"ab", "maketrans", b"ab", b"x")
    yield call(b", ", "join", [b"a", bytearray(b"b")])
    yield call(b"", "join", [b"a"])
    yield call(b"a\tb\tc", "expandtabs", 3)
    yield "call-bytes:0"
    yield "call-bytearray:0"
    yield "call-bytearray:0 size"


def format_expressions():
    types = ["", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "y"]
    values = [0, 1, -1, 5, 42, -255, 1234567, 2**40, -10**20, 0.0, -0.0, 1.0, -1.5, 3.14159, 1e10, 1e-10, 123456.789, 1e300,
              float("inf"), float("-inf"), float("nan"), "hi", "", "h\u00e9llo", True, None]
    flags = ["", "+", " ", "-", "#", "0", "+#", "#0", "z"]
    for v in values:
        for t in types:
            for f in ("", "10", "<10", "^10", ">10", "=10", "010", "*^12", "\u20ac>9", ",", "_", "012,", ".2", "10.3", ".0", "+.1", "z.1"):
                yield f"{word(v)} {word(f + t)} format"
    for _ in range(1500):
        v = R.choice([random_int(), random_float(), R.choice(values)])
        spec = (R.choice(["", "", "<", ">", "^", "=", "*<", "0>"]) + R.choice(flags) + R.choice(["", "", "5", "12", "20"]) +
                R.choice(["", "", "", ",", "_"]) + R.choice(["", "", ".0", ".1", ".3", ".10", ".20"]) + R.choice(types))
        yield f"{word(v)} {word(spec)} format"
    conversions = "diouxXeEfFgGcrsab%y"
    for v in values + ["a", b"a", [1], (1,), (1, 2), {"k": 1}, b"\xff"]:
        for c in conversions:
            for f in ("", "5", "-5", "05", "+", " ", "#", ".2", "8.3", "-8.1", "+08.2", ".0", "#.3"):
                yield f"{word('<%' + f + c + '>')} {word(v)} %"
                if f in ("", "5", "-8.1", "+08.2"):
                    yield f"{word(('<%' + f + c + '>').encode())} {word(v)} %"
    for fmt, args in (("%s %s", (1,)), ("%s", (1, 2)), ("%(a)s %(b)d", {"a": 1, "b": 2}), ("%(a)s", {}), ("%(a", {}), ("%", ()),
                      ("%%", ()), ("100%%", ()), ("%5%", (1,)), ("%*d", (5, 1)), ("%-*d|", (5, 1)), ("%*d", (-5, 1)), ("%.*f", (2, 1.2345)),
                      ("%*d", ("a", 1)), ("%(a)s", 5), ("%ld", 5), ("x", {}), ("x", ()), ("x", 5), ("x", []), ("%s", ()),
                      ("%(a)s%(a)r", {"a": "\u00e9"}), ("\u20ac%s", "a"), ("%s\u20ac", "a"), ("%((a))s", {"(a)": 1}),
                      ("%.999999999999d", 1), ("%99999999999999999999d", 1), ("%c", "ab"), ("%c", 0x110000), ("%c", -1), ("%c", 1.5),
                      ("%s|%r|%a", ("x", "x", "\u20ac")), ("%5s|%-5s|%.1s", ("a", "b", "cde")), ("% 05d", 3), ("%\u00e9", 1)):
        yield f"{word(fmt)} {word(args)} %"
    a, b = "first", "second"
    for template, args in (
            ("{}", (a,)), ("{} {}", (a, b)), ("{1} {0}", (a, b)), ("{0}{}", (a, b)), ("{}{0}", (a, b)), ("{}", ()), ("{2}", (a, b)),
            ("{{}}", ()), ("{{{}}}", (a,)), ("{", ()), ("}", ()), ("a}b", ()), ("{!r}", (a,)), ("{!s:>10}", (5,)), ("{!a}", ("\u20ac",)),
            ("{!x}", (a,)), ("{!}", (a,)), ("{!r", (a,)), ("{:>10}|", (a,)), ("{:{}}|", (a, 10)), ("{:{}.{}f}", (3.14159, 10, 2)),
            ("{0[0]}", ([1, 2],)), ("{0[5]}", ([1, 2],)), ("{0[k]}", ({"k": 5},)), ("{0[x]}", ({"k": 5},)), ("{0.real}", (5,)),
            ("{0.nope}", (5,)), ("{[0]}", ([7],)), ("{.imag}", (7,)), ("{0[}", (a,)), ("{0]}", (a,)), ("{0[]}", ([1],)), ("{0.}", (a,)),
            ("{0[0]x}", ([1],)), ("{:{:{}}}", (1, 2, 3)), ("{name}", (a,)), ("{0!r:{1}}", (a, 12)), ("{:", (a,)), ("{0:d}", (True,)),
            ("{0!rx}", (a,)), ("}{", (a,)), ("{-1}", (a,)), ("{ }", (a,)), ("{:<<5}", (1,)), ("no fields", (a,)), ("", ()),
            ("{}\u20ac{}", (a, b)), ("{:,}", (1234567,)), ("{:s}", (5,)), ("{:d}", ("x",)), ("{99999999999999999999}", (a,)),
            ("{:99999999999999999999}", (1,)), ("{:.99999999999}", (1.0,)), ("{0{1}}", (a, b)), ("{:{", (a,)), ("{:}}", (a,))):
        yield call(template, "format", *args)
    for template, mapping in (("{a}", {"a": 1}), ("{a[0]}{b.real}", {"a": [1], "b": 2}), ("{a}", {}), ("{}", {}), ("{0}", {}),
                              ("{a!r:>{w}}", {"a": "x", "w": 6})):
        yield call(template, "format_map", mapping)
    for t in ("some text", "\u00e9", ""):
        yield f"{word(t)} dup str: format is"
        yield f"{word(t)} dup str:s format is"
        yield f"str:{{}} {word(t)} .format:1 {word(t)} =="


if __name__ == "__main__":
    write("int", int_expressions())
    write("float", float_expressions())
    write("str", str_expressions())
    write("bytes", bytes_expressions())
    write("format", format_expressions())
