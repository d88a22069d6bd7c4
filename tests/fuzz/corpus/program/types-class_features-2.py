import sys, gc, weakref
class P:
    def __init__(self): self._x = 1
    @property
    def x(self): "the x"; return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
p = P(); p.x = 5; print(p.x, P.x.__doc__); del p.x
p = P(); p.x = 5; print(p.x, P.x.__doc__); del p.x
p = P(); p.x = 5; print(p.x, P.x.__doc__); del p.x
p = P(); p.x = 5; print(p.x, P.x.__doc__); del p.x
try: p.x
except AttributeError as e: print(e)
class Q(P):
    x = P.x.getter(lambda s: 'q')
print(Q().x)
