"""A finalizer can bring its object back to life.

__del__ gets the object as self, and may put it somewhere. Then it is held again and lives on: it is
resurrected. Python notices, and does not free it. But the finalizer has had its turn: it is not
called a second time.
"""
import gc

gc.disable()
graveyard = []


class Cat:
    def __init__(self, name):
        self.name = name
        self.partner = self             # a cycle: only the collector finds it

    def __del__(self):
        print("   ", self.name, "comes back")
        graveyard.append(self)


tom = Cat("Tom")
print("finalized before:", gc.is_finalized(tom))
del tom
# arenarium: snapshot "Unreachable"

print("collected objects:", gc.collect())       # found, finalized, and found to live again
tom = graveyard.pop()
print("Tom is back, finalized:", gc.is_finalized(tom))
# arenarium: snapshot "Resurrected"

del tom
print("collected objects:", gc.collect())       # no finalizer this time
print("in the graveyard:", len(graveyard))
# arenarium: snapshot "Gone for good"
