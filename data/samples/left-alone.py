"""What the collector does not look at.

Only containers can be in a cycle: numbers and texts are not tracked at all. A tuple or dictionary
with nothing but such things in it cannot be in one either, and is left alone. gc.freeze() puts all
that lives aside for good: a server does that when it has started, before the work begins.
"""
import gc

gc.collect()
gc.disable()

number, text = int("1000"), "".join(["te", "xt"])
print("a number, a text:", gc.is_tracked(number), gc.is_tracked(text))
print("a list, even empty:", gc.is_tracked([]))

plain = {"name": text, "count": number}
print("a dict of numbers and texts:", gc.is_tracked(plain))
plain["items"] = []                     # now a cycle could go through it
print("with a list in it:", gc.is_tracked(plain))

pair = (text, number)
print("a tuple, just made:", gc.is_tracked(pair))
gc.collect()                            # finds that it holds nothing that could lead back
print("after a collection:", gc.is_tracked(pair))
# arenarium: snapshot "Tracked and untracked"

settings = [["setting %d" % number] for number in range(500)]
gc.freeze()
print("frozen with all the rest:", gc.get_freeze_count() >= 501)
print("left for the collector:", len([one for one in gc.get_objects() if one is settings]))
# arenarium: snapshot "Frozen"

settings.append(settings)
del settings                            # garbage, but nobody looks there
print("found among the frozen:", gc.collect())
gc.unfreeze()
print("found when thawed:", gc.collect())
# arenarium: snapshot "Thawed"
