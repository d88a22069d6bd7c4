import gc
import weakref
class Node:
    pass
def say(text):
    return lambda ref: print(" ", text, "dead:", ref() is None)
print(" ", made[0]() is other)
print("callback drops another reference with a callback")
n = Node()
refs = [weakref.ref(n, say("kept alive")), weakref.ref(n, lambda ref: refs.pop(0))]
del n
print("  left", len(refs))
