# Which pairs a sort compares, in which order; that it is stable; what happens when it is disturbed.
seed = 99


def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


compared = []


class Item:
    def __init__(self, value, place):
        self.value = value
        self.place = place

    def __lt__(self, other):
        compared.append((self.place, other.place))
        return self.value < other.value


kinds = {
    "random": lambda i: number(1000),
    "ascending": lambda i: i,
    "descending": lambda i: -i,
    "few values": lambda i: number(4),
    "disturbed": lambda i: i // 10 if i % 37 else number(100),
    "saw": lambda i: (i * 7919) % 31 + (i // 100) * 10,
    "runs": lambda i: i % 100 + i // 500,
}
for label, make in kinds.items():
    for n in (0, 1, 2, 3, 10, 33, 64, 65, 130, 200, 700):
        compared.clear()
        items = [Item(make(i), i) for i in range(n)]
        items.sort(reverse=n == 33)
        check = 0
        for a, b in compared:
            check = (check * 31 + a * 7 + b) % 1000007
        order = [item.place for item in items]
        print(f"{label:<10} {n:>4}", len(compared), check, order[:6], order[-3:])

asked = []


def last_digit(item):
    asked.append(item)
    return item % 10


print("by key", sorted([31, 12, 22, 51, 2, 11], key=last_digit), asked)
print("reverse keeps equals", sorted([31, 12, 22, 51, 2, 11], key=last_digit, reverse=True))
print("texts", sorted(["b", "a\u00e9", "a", "ab", "B"]) == ["B", "a", "ab", "a\u00e9", "b"])
print("numbers", sorted([2**70, 1, -2**80, 0, 2**30, 2**31]), sorted([0.5, -1.0, 3.25]), sorted([1.5, 1, True, 0]))
print("tuples", sorted([(1, "b"), (1, "a"), (0, "z")]))


class Disturber:
    def __lt__(self, other):
        victim.append(1)
        return False


victim = [Disturber(), Disturber(), Disturber()]
try:
    victim.sort()
except ValueError as error:
    print("disturbed:", error, len(victim))


class Raiser:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 5:
            raise RuntimeError("five")
        return self.n < other.n


items = [Raiser((i * 7) % 11) for i in range(11)]
try:
    items.sort()
except RuntimeError as error:
    print("raised:", error, len(items), sorted(item.n for item in items) == list(range(11)))
seen = []
empty = [3, 1, 2]
empty.sort(key=lambda x: seen.append(len(empty)) or x)
print("empty while sorting:", seen, empty)
