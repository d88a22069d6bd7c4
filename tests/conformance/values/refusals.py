# What conversions and methods of values refuse, and with which words.
class Bad:
    def __index__(self): return "x"
class Bad2:
    def __int__(self): return 1.5
class Bad3:
    def __float__(self): return 1
class Bad4:
    def __str__(self): return 5
class Bad5:
    def __format__(self, s): return 5
class Bad6:
    def __bytes__(self): return "x"
for f in (lambda: int(Bad()), lambda: int(Bad2()), lambda: float(Bad3()), lambda: str(Bad4()), lambda: format(Bad5()), lambda: bytes(Bad6()), lambda: "a"[Bad()], lambda: "%s" % Bad4(), lambda: f"{Bad5()}", lambda: "a".center(Bad()), lambda: round(Bad()), lambda: "{:5}".format(object()), lambda: format([], "5"), lambda: "x".join([1]), lambda: int("5", base=Bad()), lambda: int(x="5"), lambda: int("5", bas=5), lambda: float(x=1), lambda: str(b"a", "utf-8", "strict", 5), lambda: "a".split(sep=",", foo=1), lambda: "a".encode(5), lambda: (5).to_bytes(), lambda: (5).to_bytes(2, "big", signed=1, x=2), lambda: "abc".replace("a"), lambda: "abc".find(), lambda: "a".join(), lambda: "".format_map(), lambda: b"".join(), lambda: bytes(1, 2, 3, 4), lambda: bytearray(1, 2, 3, 4), lambda: bool(1, 2), lambda: bool(x=1), lambda: "a".startswith(), lambda: "a".zfill(), lambda: "a".center(1, "b", 3), lambda: int(1, 2, 3), lambda: "a".expandtabs(tabsize="x"), lambda: (1).bit_length(2), lambda: (1.5).hex(1), lambda: bytes.fromhex(), lambda: str.maketrans(), lambda: "a".lower(x=1), lambda: "a".upper(*[1, 2])):
    try:
        print("no error", f())
    except Exception as e:
        print(type(e).__name__, e)
