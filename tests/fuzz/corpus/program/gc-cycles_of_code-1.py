import gc
from functools import partial
class Node:
    def method(self):
        return self
def partial_object():
    a = []
    a.append(partial(print, a))
def class_and_instance():
    class C:
        pass

    C.instance = C()
def subclass():
    class D(Node):
        pass
def kept_exception():
    try:
        raise ValueError("x")
    except ValueError as error:
        kept = error
def kept_exception_with_locals():
    box = []
    try:
        [].pop()
    except IndexError as error:
        box.append(error)
def property_cycle():
    a = []
    a.append(property(lambda self: a))
partial_object()
gc.collect()
