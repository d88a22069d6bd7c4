# What nobody can catch is told through sys.stderr, whatever that is.
import sys, gc
class Out:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): pass
class D:
    def __repr__(self): return "<D>"
    def __del__(self): raise ValueError("bad")
old = sys.stderr
sys.stderr = o = Out()
D()
import weakref
class P: pass
p = P(); r = weakref.ref(p, lambda r: 1/0); del p
def g():
    try: yield
    finally: raise KeyError("g")
x = g(); next(x); del x
gc.set_debug(gc.DEBUG_STATS)
gc.collect()
gc.set_debug(gc.DEBUG_COLLECTABLE)
l = []; l.append(l); del l
gc.collect()
gc.set_debug(0)
sys.stderr = None
D()
sys.stderr = old
text = "".join(o.parts)
for line in text.split("\n"):
    if line.lstrip().startswith("File "): line = "  File, line" + line.split(", line")[-1]
    line = line.split(" 0x")[0]
    if "elapsed" in line: line = line.split(", ")[0]
    if "objects in" in line: line = line.split(":")[1]
    print("|", line)
class Bad:
    def write(self, s): raise TypeError("no")
sys.stderr = Bad()
D()
sys.stderr = old
print("end", file=sys.stderr)
