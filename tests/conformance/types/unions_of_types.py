# Unions of types: written with |, asked with isinstance, compared and shown.
def s(f):
    try: print(ascii(f()))
    except Exception as e: print(type(e).__name__, e)
class A: pass
import sys, gc
from collections import deque, OrderedDict
s(lambda: int|str); s(lambda: int|None); s(lambda: None|int); s(lambda: int|int); s(lambda: int|'str'); s(lambda: 1|int); s(lambda: None|None)
s(lambda: A|int|None|A); s(lambda: deque|OrderedDict); s(lambda: (int|str)==(str|int)); s(lambda: (int|str)!=(str|int)); s(lambda: (int|str)==int); s(lambda: hash(int|str)==hash(str|int)); s(lambda: (int|str)<(str|int))
s(lambda: isinstance(1,int|str)); s(lambda: isinstance(None,int|None)); s(lambda: isinstance(1.5,int|str)); s(lambda: isinstance(1,(str,int|None))); s(lambda: issubclass(bool,int|str)); s(lambda: issubclass(A,int|str))
s(lambda: (int|str).__args__); s(lambda: type(int|str)); s(lambda: type(int|str)()); s(lambda: (int|str).x); s(lambda: (int|str)()); s(lambda: (int|str)[0]); s(lambda: (int|str).__parameters__)
s(lambda: sys.getsizeof(int|str)); s(lambda: gc.is_tracked(int|str)); s(lambda: sys.getrefcount((int|str).__args__)); s(lambda: {int|str: 1}[str|int]); s(lambda: type(int|str).__name__+type(int|str).__module__+type(int|str).__qualname__); s(lambda: ValueError|TypeError); s(lambda: (int|str)|float); s(lambda: float|(int|str)); s(lambda: (int|str)|(str|bytes)|None); s(lambda: isinstance(int|str, type)); s(lambda: isinstance(1, 5|int)); s(lambda: A.__or__(int)); s(lambda: type.__or__(int, str)); s(lambda: type.__ror__(int, str)); s(lambda: type.__or__(int, 5))
def f(x: int | str | None = None) -> list[int]: return x
s(lambda: f(2))
class M:
    def __or__(self, o): return 'M or'
    def __ror__(self, o): return 'M ror'
s(lambda: M()|int); s(lambda: int|M()); s(lambda: M|int)
try: raise ValueError
except ValueError as e: print(isinstance(e, ValueError|KeyError))
try:
    try: raise ValueError
    except ValueError|KeyError: print('?')
except TypeError as e: print(e)
