import sys
class I(int): pass
class F(float): pass
class S(str):
    def __str__(self): return "S!"
class B(bytes): pass
class A(bytearray): pass
class S2(str):
    __slots__ = ()
for o in (I(5), I(2**70), F(1.5), S("abc"), S("é"), S(""), B(b"abc"), B(), A(b"abc"), S2("xy"), S("€"), S("😀")):
    print(type(o).__name__, repr(o), str(o), sys.getsizeof(o), hash(o) == hash(o) if not isinstance(o, bytearray) else None, o == type(o).__mro__[1](o), len(o) if hasattr(o, "__len__") else None)
