import sys
class I(int): pass
class F(float): pass
class S(str):
    def __str__(self): return "S!"
class B(bytes): pass
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
class Flt:
    def __float__(self): return 2.5
class Int:
    def __int__(self): return 7
print(type(I(5) + 1), type(+I(5)), type(I(5).real), type(abs(I(-5))), type(F(1.0) + 1), type(+F(2.0)), type(S("a") + ""), type("" + S("a")), type(S("ab")[:]), type(S("ab").strip()), type(B(b"ab")[:]), type(S("a") * 1), type(S("AB").lower()))
print(int(Idx(5)), int(Int()), float(Flt()), float(Idx(3)), [1, 2, 3][Idx(1)], "abc"[Idx(2)], b"abc"[Idx(0)], "ab" * Idx(2), bytes(Idx(3)), hex(Idx(255)), Idx(1).n)
