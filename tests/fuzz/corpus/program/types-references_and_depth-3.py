import sys, gc, weakref
class RR:
    def __repr__(self): return repr(self)
try: repr(RR())
except RecursionError as e: print(e)
class RE:
    def __eq__(self, o): return self == o
try: RE() == 1
except RecursionError as e: print(e)
class RC:
    def __getattr__(self, n): return getattr(self, n)
try: RC().x
except RecursionError as e: print(e)
l = []
for i in range(3000): l = [l]
try: repr(l)
except RecursionError as e: print(e)
a = []; b = []
a = []; b = []
for i in range(3000): a = [a]; b = [b]
