import gc
def cyclic(name, box):
    try:
        yield 1
        yield 2
    finally:
        print("  finally", name, len(box))
box.append(cyclic("d", box))
del box
print("collected", gc.collect())
print("yield inside finally")
def stubborn():
    try:
        yield 1
    finally:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print("  close:", error)
del g
print("with block in a generator")
class Guard:
    def __enter__(self):
        print("  enter")
        return self

    def __exit__(self, kind, value, tb):
        print("  exit", kind.__name__ if kind else None)
