import gc
import weakref
gc.disable()
class Node:
    pass
def note(*args, **named):
    print("  note", *args, *sorted(named.items()))
    return "result"
n = Node()
f = weakref.finalize(n, note, 1, 2, k="v")
print("alive", f.alive, "atexit", f.atexit)
print("peek", f.peek()[0] is n, f.peek()[1] is note, f.peek()[2:])
del n
print("dead", f.alive, f.peek(), f.detach(), f())
print("called by hand")
n = Node()
f = weakref.finalize(n, note, "hand")
print("returned", f())
print("again", f(), f.alive)
del n
print("detached")
n = Node()
