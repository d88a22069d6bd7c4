# A dict through a long row of changes: its order, its tables, whether it is tracked.
import gc
import sys

seed = 777


def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


def run(label, texts_only):
    def key():
        k = number(60)
        return "k" + str(k) if texts_only or number(3) == 0 else k

    table = {}
    sizes = errors = 0
    for step in range(3000):
        kind = number(14)
        try:
            if kind < 4:
                table[key()] = number(1000)
            elif kind == 4:
                del table[key()]
            elif kind == 5:
                table.pop(key(), None)
            elif kind == 6:
                table.popitem()
            elif kind == 7:
                table.setdefault(key(), number(100))
            elif kind == 8:
                table.update({key(): i for i in range(number(12))})
            elif kind == 9:
                table = table.copy()
            elif kind == 10:
                table = table | {key(): 1, key(): [] if number(50) == 0 else 2}
            elif kind == 11 and number(10) == 0:
                table.clear()
            elif kind == 12:
                table = dict(table, **{"k1": 2}) if number(2) else dict(list(table.items()))
            elif kind == 13:
                table |= [(key(), 3), (key(), 4)]
        except KeyError:
            errors += 1
        sizes += sys.getsizeof(table)
        if step % 60 == 0:
            print(f"{label} {step:>4}", len(table), sys.getsizeof(table), sizes, errors, gc.is_tracked(table),
                  list(table.items())[:4], list(reversed(table))[:2])
            assert table == dict(table.items()) and list(table) == list(table.keys())
            for _ in range(number(20)):
                if table:
                    table.popitem()
            gc.collect()


gc.disable()
run("texts", True)
run("mixed", False)

log = []


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value % 3

    def __eq__(self, other):
        log.append((self.value, other.value))
        return self.value == other.value


table = {}
for i in range(12):
    table[Key(i)] = i
print("compared while filling", len(log), log[:8])
log.clear()
print("looked up", table[Key(7)], log)
del table[Key(4)]
table[Key(4)] = 44
print("order", [key.value for key in table])


class Clearer:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if active:
            target.clear()
            target["x"] = 1
        return self.value == other.value


active = False
target = {Clearer(1): 1, Clearer(2): 2}
active = True
print("cleared while looked up", target.get(Clearer(3)), target)
for change in (lambda d, k: d.update({k + 10: 1}), lambda d, k: (d.pop(k), d.update({k + 10: 1}))):
    table = {1: 2, 3: 4}
    try:
        for key in table:
            change(table, key)
    except RuntimeError as error:
        print(error)
