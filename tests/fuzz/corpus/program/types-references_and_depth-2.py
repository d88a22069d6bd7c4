import sys, gc, weakref
del n; print('deep ok')
del n; print('deep ok')
n = None
for i in range(100000): n = lambda n=n: n
del n
n = None
for i in range(100000): n = [].__class__.__new__.__self__ and {'k': n}
del n
e = None
for i in range(100000):
    x = ValueError(); x.__context__ = e; e = x
del e, x
m = None
class M: 
    def f(self): pass
for i in range(100000):
    o = M(); o.m = m; m = o.f
del o, m
print('all deep ok')
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
