import sys
g = sys.getsizeof
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e
class A:
    def m(self, a, b=1):
        x = y = 2
        raise ValueError(x)
def h():
    try: A().m(1)
    except ValueError as e: return e
for e in (f(), h()):
    t = e.__traceback__
    while t:
        print(g(t), g(t.tb_frame), g(t.tb_frame.f_code), t.tb_lineno)
        t = t.tb_next
def gen():
    x = 1
    try:
        yield 1
        1/0
    except ZeroDivisionError as e:
        yield e
    yield e
ge = gen(); next(ge); e = next(ge)
print(g(e.__traceback__.tb_frame), g(ge.gi_frame), g(ge))
class Own:
    def __sizeof__(self): return 1000
class Own2:
    __slots__ = ()
    def __sizeof__(self): return 1000
class Own3(list):
    def __sizeof__(self): return super().__sizeof__() + 5
class Own4(int):
    def __sizeof__(self): return int.__sizeof__(self) + 1
print(g(Own()), g(Own2()), g(Own3()), g(Own3([1, 2])), g(Own4(5)), Own().__sizeof__(), object.__sizeof__(Own()))
def bad(v):
    class B:
        def __sizeof__(self):
            if isinstance(v, type): raise v('msg')
            return v
    return B()
for v in (-1, 'a', 1.5, None, ValueError, TypeError, KeyError, 2**63, 2**63 - 33, 2**100, -2**100, True, bad):
    for default in (0, 1):
        try:
            print(v if isinstance(v, (int, str, float)) else '', g(bad(v), 42) if default else g(bad(v)))
        except Exception as e:
            print(type(e).__name__, e)
class I:
    def __index__(self): return 5
for a, k in (((), {}), ((1, 2, 3), {}), ((1,), {'default': 3}), ((), {'object': 1}), ((), {'object': 1, 'default': 2}), ((1,), {'x': 1}), ((1,), {'object': 2}), ((), {'default': 2})):
    try: print(g(*a, **k))
    except TypeError as e: print(e)
class Meta: pass
class NoSize:
    __sizeof__ = None
try: print(g(NoSize()))
except TypeError as e: print(e)
print(g(NoSize(), 7))
try: print(NoSize().__sizeof__())
except TypeError as e: print(e)
class Inst:
    def __init__(self): self.__sizeof__ = lambda: 5
print(g(Inst()))
class SM:
    @staticmethod
    def __sizeof__(): return 5
class CM:
    @classmethod
    def __sizeof__(cls): return 6
class PR:
    @property
    def __sizeof__(self): return lambda: 7
print(g(SM()), g(CM()), g(PR()))
class D(dict):
    def __sizeof__(self): return 1
d = D(); print(g(d)); d.x = 1; print(g(d), d.__sizeof__())
print(g(Own), g(Own2), g(Own3), type(g(1)), g(object(), 5), g(None, None))
print([].__sizeof__(), {}.__sizeof__(), ().__sizeof__(), set().__sizeof__(), (lambda: 0).__sizeof__(), ''.__sizeof__(), (5).__sizeof__(), Own.__class__.__sizeof__(Own), int.__class__.__sizeof__(int))
