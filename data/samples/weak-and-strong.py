"""A weak reference looks at an object without holding it.

It is not counted, so it never keeps anything alive; when the object goes, the weak reference
answers None and tells whoever asked to be told. A tree whose children look up to their parent
through a weak reference has no cycle: it is freed by counting alone.
"""
import gc
import sys
import weakref

gc.disable()                        # what goes here, goes by counting


class Tree:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []          # strong: a parent holds its children
        self.parent = None
        if parent is not None:
            self.parent = weakref.ref(parent)    # weak: a child only looks up
            parent.children.append(self)

    def __del__(self):
        print("  freed:", self.name)


root = Tree("root")
leaf = Tree("leaf", root)
print("root is held", sys.getrefcount(root) - 1, "time, watched", weakref.getweakrefcount(root))
print("leaf is held", sys.getrefcount(leaf) - 1, "times: by its name and by its parent")
print("the leaf's parent is", leaf.parent().name)
# arenarium: snapshot "Watched, not held"


def say(reference):
    print("  the watcher hears that root is gone")


watcher = weakref.ref(root, say)
# arenarium: pause

del root                            # the only strong reference: freed at once
print("the watcher sees", watcher())
print("the leaf's parent is", leaf.parent())
print("leaf is held", sys.getrefcount(leaf) - 1, "time")
# arenarium: snapshot "Root is gone, leaf is not"

del leaf
print("nothing was left for the collector:", gc.collect())
