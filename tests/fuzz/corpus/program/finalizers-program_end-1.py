import gc
import weakref
gc.disable()
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)
first = Loud("first global")
second = Loud("second global")
_under = Loud("underscore global")
third = [Loud("in a list"), Loud("in a list too")]
table = {"k": Loud("in a dict")}
def function(default=Loud("default value")):
    pass
class Holder:
    attribute = Loud("class attribute")
cycle = Loud("cycle")
cycle.me = cycle
orphan = Loud("orphan cycle")
orphan.me = orphan
