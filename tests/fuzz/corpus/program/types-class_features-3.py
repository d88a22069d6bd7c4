import sys, gc, weakref
class E1(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"E1:{self.args}:{self.b}"
try: raise E1(1, 2)
except E1 as e: print(e, repr(e), e.b, vars(e))
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise KeyError('k') from e
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
