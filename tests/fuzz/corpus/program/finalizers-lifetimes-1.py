import gc, sys, weakref
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def yf():
    try:
        r = yield from inner()
        print("r", r)
    except GeneratorExit:
        print("yf exit")
        raise
def inner():
    d = D("inner")
    try:
        x = yield 1
        print("got", x)
        return 7
    finally:
        print("inner fin")
g = yf(); next(g)
g = yf(); next(g)
try:
    g.send(5)
except StopIteration as s:
    print("stop", s.value)
g = yf(); next(g); g.close()
g = yf(); next(g); g.close()
g = yf(); next(g); g.close()
g = yf(); next(g); del g
