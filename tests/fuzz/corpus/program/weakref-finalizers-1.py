import gc
import weakref
class Node:
    pass
def note(*args, **named):
    print("  note", *args, *sorted(named.items()))
    return "result"
gc.collect()
print("still there", r() is not None, f.alive)
print("detached", f.detach() is not None, r() is None)
del f
a, b, c = Node(), Node(), Node()
fa = weakref.finalize(a, note, "a at exit")
fb = weakref.finalize(b, note, "b at exit")
fc = weakref.finalize(c, note, "c not at exit")
fc.atexit = False
print("end of the program: last made first")
