import gc
import sys
def delta(label, make):
    for _ in range(3):
        made = make()
        made = None
    before = blocks()
    made = make()
    during = blocks()
    print(f"{label:<30} {during - before - 1:>3}")
delta("set of 100", lambda: set(range(100)))
def change(label, items, act):
    act(items.copy())
    before = blocks()
    act(items)
    after = blocks()
    print(f"{label:<30} {after - before - 1:>3}  length {len(items)}")
def cut(items):
    del items[3:]
change("large list grows", [None] * 100, lambda items: items.extend([None] * 1000))
change("large list shrinks to small", [None] * 100, cut)
change("small list grows large", [None] * 10, lambda items: items.extend([None] * 100))
