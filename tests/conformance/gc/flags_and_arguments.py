# Flags, callbacks, generations and wrong arguments of the module gc.
import gc, sys, weakref
gc.disable()
gc.collect()
class P:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, file=sys.stderr)
class W: pass
def cyc():
    a = []; a.append(a); b = {1: a}; a.append(b)
    p = P(1); p.me = p
    t = (p, a)
    w = W(); w.me = w
gc.collect()
print(gc.get_debug(), gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
gc.set_debug(gc.DEBUG_COLLECTABLE)
cyc(); print(gc.collect())
cyc(); print(gc.collect(0))
gc.set_debug(gc.DEBUG_LEAK)
print(gc.get_debug())
cyc(); print(gc.collect(), len(gc.garbage), [type(x).__name__ for x in gc.garbage])
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_stats()[2]["uncollectable"], gc.get_stats()[2]["collections"])
print(gc.collect(), len(gc.garbage))
gc.garbage.clear()
print(gc.collect(), len(gc.garbage), [type(x).__name__ for x in gc.garbage])
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect(), len(gc.garbage))
def cb(phase, info): print(phase, sorted(info.items()), list(info))
gc.callbacks.append(cb)
gc.set_debug(gc.DEBUG_SAVEALL)
cyc()
print(gc.collect(1))
gc.set_debug(0)
x = gc.garbage[0]
del gc.garbage[:]
print(gc.collect(0), gc.collect(1), gc.collect(2))
gc.callbacks.remove(cb)
print(gc.callbacks)
def bad(phase, info):
    raise ValueError(phase)
class Bad:
    def __call__(self, phase, info): raise KeyError(phase)
    def __repr__(self): return "<Bad>"
gc.callbacks[:] = [bad, Bad(), print, 5, cb]
print(gc.collect())
gc.callbacks[:] = [lambda p, i: gc.callbacks.clear()]
print(gc.collect(), gc.callbacks)
gc.callbacks[:] = [lambda p, i: print(p, gc.collect(), gc.isenabled(), gc.get_count()[1:])]
gc.collect()
gc.collect(0); gc.collect(0); gc.collect(1); gc.collect(1)
gc.callbacks.clear()
for bad in (3, -1, 1000): 
    try: gc.collect(bad)
    except ValueError as e: print(e)
for a in (("1",), (1.5,), (None,), (1, 2)):
    try: gc.collect(*a)
    except TypeError as e: print(e)
try: gc.collect(gen=1)
except TypeError as e: print(e)
print(gc.collect(generation=1))
for a in ((1000,), (-1000,), (-1,), (3,), ("1",), (1.234,), (1, 2)):
    try: gc.get_objects(*a)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
try: gc.get_objects(gen=1)
except TypeError as e: print(e)
for f in (gc.set_threshold, gc.set_debug, gc.is_tracked, gc.is_finalized, gc.enable, gc.get_count):
    for a in ((), (1, 2, 3, 4), ("x",), (1.5,)):
        try: print(f(*a))
        except TypeError as e: print(e)
gc.set_threshold(700, 10, 10)
gc.disable()
print(gc.isenabled(), gc.enable(), gc.isenabled(), gc.disable(), gc.isenabled())
print(gc.get_threshold()); gc.set_threshold(5); print(gc.get_threshold()); gc.set_threshold(5, 6); print(gc.get_threshold()); gc.set_threshold(0, 1, 2); print(gc.get_threshold()); gc.set_threshold(-1, 0, 0); print(gc.get_threshold())
try: gc.set_threshold(2**40)
except OverflowError as e: print(e)
print(len(gc.get_objects()) == len(gc.get_objects(generation=None)), type(gc.get_objects()))
gc.freeze(); print(gc.get_freeze_count() > 0, [len(gc.get_objects(i)) for i in range(3)]); l = [[]]; print([len(gc.get_objects(i)) for i in range(3)]); gc.collect(); print([len(gc.get_objects(i)) for i in range(3)])
gc.unfreeze(); print(gc.get_freeze_count(), [len(gc.get_objects(i)) for i in range(2)])
