import gc
def where(obj):
    return [g for g in (0, 1, 2) if any(o is obj for o in gc.get_objects(generation=g))]
class Node:
    pass
gc.freeze()
print("two freezes add up", gc.get_freeze_count() > frozen)
del n
print("a frozen cycle is not collected", gc.collect())
print("nor a second time", gc.collect())
m = Node()
m.me = m
del m
print("a new one is", gc.collect())
gc.unfreeze()
print("unfrozen", gc.get_freeze_count())
print("back in", where(mine), where(later))
print("collect(0) and (1) find", gc.collect(0), gc.collect(1))
print("a full one finds", gc.collect())
frozen_then_dropped = [[]]
gc.freeze()
count = gc.get_freeze_count()
