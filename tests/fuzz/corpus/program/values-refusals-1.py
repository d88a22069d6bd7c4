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
