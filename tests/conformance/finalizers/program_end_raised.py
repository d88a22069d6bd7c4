# The end by an exception: what its traceback holds dies last.
# exit: 1
import gc, sys
class L:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a = L("a")
def f(x):
    y = L("local")
    b = [y]
    raise ValueError("end")
c = L("c")
cyc = L("cyc"); cyc.c = cyc; del cyc
f(L("arg"))
