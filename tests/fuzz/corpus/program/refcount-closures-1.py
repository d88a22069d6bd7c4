import sys
def make():
    captured = object()
    before = sys.getrefcount(captured)

    def inner():
        return sys.getrefcount(captured)

    return before, sys.getrefcount(captured), inner(), inner
before, during, called, inner = make()
print("cell before def inner", before)
print("cell after def inner", during)
print("called while the frame lives", called)
print("called when the frame is gone", inner())
value = object()
