import sys
def shrink(label, items, step, stop=0):
    sizes = []
    previous = None
    while True:
        now = sys.getsizeof(items)
        if now != previous:
            sizes.append((len(items), now))
            previous = now
        if len(items) <= stop:
            break
        step(items)
    print(f"{label:<16}", sizes)
def pop(items):
    items.pop()
def pop_front(items):
    items.pop(0)
def delete_last(items):
    del items[-1]
def remove(items):
    items.remove(0)
def delete_ten(items):
    del items[:10]
shrink("pop", [0] * 200, pop)
shrink("pop(0)", [0] * 200, pop_front)
shrink("del last", [0] * 200, delete_last)
shrink("remove", [0] * 200, remove)
shrink("del ten", [0] * 200, delete_ten)
def show(label, change, n=100):
    items = list(range(n))
    before = sys.getsizeof(items)
    change(items)
    print(f"{label:<24} {before} -> {sys.getsizeof(items)} for {len(items)}")
