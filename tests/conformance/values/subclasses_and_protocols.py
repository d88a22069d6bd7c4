# Subclasses of the value types, and objects that stand in for values.
import sys
class I(int): pass
class F(float): pass
class S(str):
    def __str__(self): return "S!"
class B(bytes): pass
class A(bytearray): pass
class S2(str):
    __slots__ = ()
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class Flt:
    def __float__(self): return 2.5
class Int:
    def __int__(self): return 7
class Trunc:
    def __trunc__(self): return 9
class Fmt:
    def __format__(self, spec): return "<" + spec + ">"
    def __str__(self): return "fmt-str"
    def __repr__(self): return "fmt-repr"
class Bts:
    def __bytes__(self): return b"bts"
for o in (I(5), I(2**70), F(1.5), S("abc"), S("é"), S(""), B(b"abc"), B(), A(b"abc"), S2("xy"), S("€"), S("😀")):
    print(type(o).__name__, repr(o), str(o), sys.getsizeof(o), hash(o) == hash(o) if not isinstance(o, bytearray) else None, o == type(o).__mro__[1](o), len(o) if hasattr(o, "__len__") else None)
print(type(I(5) + 1), type(+I(5)), type(I(5).real), type(abs(I(-5))), type(F(1.0) + 1), type(+F(2.0)), type(S("a") + ""), type("" + S("a")), type(S("ab")[:]), type(S("ab").strip()), type(B(b"ab")[:]), type(S("a") * 1), type(S("AB").lower()))
print(int(Idx(5)), int(Int()), float(Flt()), float(Idx(3)), [1, 2, 3][Idx(1)], "abc"[Idx(2)], b"abc"[Idx(0)], "ab" * Idx(2), bytes(Idx(3)), hex(Idx(255)), Idx(1).n)
print(f"{Fmt()}", f"{Fmt():abc}", f"{Fmt()!r:>10}", f"{Fmt()!s:5}|", "{:x{}}".format(Fmt(), 5), "%s %r" % (Fmt(), Fmt()), format(Fmt(), "q"), format(Fmt()))
print(bytes(Bts()), b"%b" % Bts(), b"%s" % Bts())
print(I.from_bytes(b"\x05", "big"), type(I.from_bytes(b"\x05", "big")), I(5).to_bytes(2, "little"), F.fromhex("0x1p3"), type(F.fromhex("0x1p3")))
print(f"{I(5):03d}", f"{S('ab'):>5}", f"{F(1.5):.3f}", "%d" % I(7), "%s" % S("x"), "{}".format(S("x")), S("x").join(["a", "b"]), ",".join([S("q")]), type(",".join([S("q")])))
d = {S("k"): 1, "k2": 2, 1: "one", True: "t", 1.0: "f"}
print(d, d["k"], S("k2") in d, hash(S("k")) == hash("k"))
print(sys.getsizeof(I(0)), sys.getsizeof(I(2**40)), sys.getsizeof(F()), sys.getsizeof(B(b"x")))
