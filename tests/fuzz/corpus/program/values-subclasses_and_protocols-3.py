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
