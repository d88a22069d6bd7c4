import gc
import sys
gc.disable()
blocks = sys.getallocatedblocks
class Thing:
    def method(self):
        return blocks()

    def same(self):
        return self
def depth(n):
    return depth(n - 1) if n else blocks()
def with_locals(a, b=2, *, c=3):
    d, e, f = a, b, c
    return blocks()
def star(*args):
    return blocks()
def named(**kwargs):
    return blocks()
def generator():
    yield blocks()
def closure():
    x = 1

    def inner():
        return x

    return blocks()
