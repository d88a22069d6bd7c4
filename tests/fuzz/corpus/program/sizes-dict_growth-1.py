import sys
def growth(label, table, key, last):
    sizes = []
    previous = None
    for i in range(last + 1):
        now = sys.getsizeof(table)
        if now != previous:
            sizes.append((len(table), now))
            previous = now
        table[key(i)] = i
    print(label, sizes)
growth("str, then one int at 8", {}, lambda i: i if i == 8 else "k" + str(i), 30)
growth("one int, then str", {0: 0}, lambda i: "k" + str(i), 30)
growth("from dict()", dict(), lambda i: "k" + str(i), 30)
growth("from a literal of 3", {"a": 1, "b": 2, "c": 3}, lambda i: "k" + str(i), 30)
def row(label, make, last=13):
    print(f"{label:<26}", *[sys.getsizeof(make(n)) for n in range(last)])
def keys(n):
    return ["k" + str(i) for i in range(n)]
a = 1
