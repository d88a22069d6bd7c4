"""Look at what the collector would throw away.

With gc.DEBUG_SAVEALL the collector frees nothing: what it finds unreachable it puts into the list
gc.garbage, where it can be looked at. That is how to find out which cycles a program makes.
Turn it off again: while it is on, no cycle is ever freed.
"""
import gc

gc.disable()


class Order:
    def __init__(self, number):
        self.number = number
        self.lines = []


class Line:
    def __init__(self, order, text):
        self.order = order              # back to the order: here is the cycle
        self.text = text
        order.lines.append(self)


def take_orders(count):
    for number in range(count):
        order = Order(number)
        Line(order, "tea")
        Line(order, "toast")


gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
take_orders(20)
print("unreachable:", gc.collect())
# arenarium: snapshot "Kept as garbage"

kinds = {}
for thing in gc.garbage:
    kinds[type(thing).__name__] = kinds.get(type(thing).__name__, 0) + 1
for name in sorted(kinds):
    print("   ", name, kinds[name])
suspect = [thing for thing in gc.garbage if isinstance(thing, Order)][0]
holders = [type(holder).__name__ for holder in gc.get_referrers(suspect)]
print("one order is held by", holders.count("Line"), "lines")

del thing, suspect
gc.set_debug(0)
gc.garbage.clear()
print("and now freed:", gc.collect())
# arenarium: snapshot "Freed after all"
