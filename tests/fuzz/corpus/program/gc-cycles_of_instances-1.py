import gc
class Node:
    def __init__(self):
        self.peer = None
class Slotted:
    __slots__ = ("peer", "__weakref__")
class ListChild(list):
    pass
class DictChild(dict):
    pass
class WithDel:
    def __del__(self):
        pass
def pair(cls):
    a, b = cls(), cls()
    a.peer, b.peer = b, a
    return a, b
def stored_through_vars():
    a = Node()
    vars(a)["peer"] = a
def many_attributes():
    a = Node()
    for i in range(40):
        setattr(a, f"attr{i}", a)
def slotted():
    pair(Slotted)
def list_child():
    a = ListChild()
    a.append(a)
def list_child_attribute():
    a = ListChild()
    a.me = a
def dict_child():
    a = DictChild()
    a["me"] = a
def with_del():
    pair(WithDel)
def triangle():
    a, b, c = Node(), Slotted(), Node()
    a.peer, b.peer, c.peer = b, c, a
