import gc
import tracemalloc
gc.disable()
class Node:
    def __init__(self):
        self.items = [1, 2, 3]
def make_bytes(n):
    return b"x" * n
def line(obj):
    found = tracemalloc.get_object_traceback(obj)
    return found and [frame.lineno for frame in found]
