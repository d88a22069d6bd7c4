"""The smallest cycle there is: a list with itself in it.

One object is enough for a cycle. When the name goes, the list's own slot still holds it.
"""
import gc
import sys

gc.disable()                        # nothing is collected before you say so

chain = []
print("an empty list:", sys.getrefcount(chain) - 1, "reference")

chain.append(chain)                 # its first item is the list
print("with itself in it:", sys.getrefcount(chain) - 1, "references")
print("it is its own item:", chain[0] is chain)
print("as text:", chain)            # Python sees the loop, and writes [...]
# arenarium: snapshot "A name and itself"

del chain                           # only itself is left
print("the name is gone, the list is not")
# arenarium: snapshot "Held by itself alone"

print("unreachable objects found:", gc.collect())
