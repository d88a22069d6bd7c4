"""When __del__ is called, and in which order.

An object that nobody holds is freed at once, and __del__ runs before. In a cycle that moment never
comes by itself: the collector finds the whole cycle, calls every finalizer while all its objects
are still whole, and only then takes them apart.
"""
import gc
import weakref

gc.disable()


class Guest:
    def __init__(self, name):
        self.name = name
        self.friend = None

    def __del__(self):
        print("    goodbye from", self.name, "whose friend is",
              self.friend.name if self.friend else "nobody")


ann = Guest("Ann")
del ann                                 # the count falls to zero
print("Ann went at once")

bob, cleo = Guest("Bob"), Guest("Cleo")
bob.friend, cleo.friend = cleo, bob
del bob, cleo
print("Bob and Cleo are garbage, and not a word from them")
# arenarium: snapshot "Garbage with finalizers"

print("the collector found", gc.collect())
# arenarium: snapshot "Both are gone"

dora = Guest("Dora")                    # a finalizer that needs no __del__
weakref.finalize(dora, print, "    and the weak reference's callback says so")
del dora
print("Dora went, and her watcher knew")
