# Ranges of any size, slices of them, and the iterators that are built in.
import sys

down = range(10, -5, -3)
print("range", down, list(down), down[1], down[-1], down[1:3], down[::-1], len(down), down.index(4), down.count(4))
print("members", 4 in down, 5 in down, 4.0 in down, "4" in down, list(reversed(down)), down.start, down.stop, down.step)
print("equal", down == range(10, -4, -3), hash(down) == hash(range(10, -4, -3)), range(0) == range(5, 2), bool(range(0)))
big = range(2**70, 2**70 + 10, 3)
print("big", big, list(big), big[2], big[-1], big[1:], len(big), big.index(2**70 + 3), 2**70 + 3 in big, list(reversed(big)), big[::-1])
print("cut", range(2**65)[2**64:][:3], range(2**65)[-3:], range(10)[2**70:], range(10)[-2**70:3], slice(-3, 100, 2).indices(2**70))
print("sizes", sys.getsizeof(big), sys.getsizeof(iter(big)), sys.getsizeof(iter(down)))
for edge in (range(2**63 - 3, 2**63 + 2), range(-2**63 - 2, -2**63 + 2), range(2**63 - 2, 2**63 - 1), range(5, 2**63 - 1, 2**62)):
    print("edge", list(edge), list(reversed(edge)), edge[-1])
print("slices", slice(1, None, 2), slice(3).indices(10), slice(None, None, -1).indices(5), slice(1, 2) == slice(1, 2), slice(1) < slice(2))

print("enumerate", list(enumerate("ab", 5)), list(enumerate([1], start=2**63)), list(enumerate(iterable="x")), list(enumerate("ab", 2**63 - 2)))
print("zip", list(zip([1, 2, 3], "ab", range(9))), list(zip()), list(zip([1], [2], strict=True)))
print("map", list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(max, [1], [2], [3], [4], [5], [6])))
print("filter", list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 2])))
again = set()
for pair in zip([1, 2, 3], [4, 5, 6]):
    again.add(id(pair))
kept = list(enumerate("abc"))
print("reused", len(again), kept, len({id(pair) for pair in kept}))


class Squares:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i

    def __len__(self):
        return 4


print("by __getitem__", list(Squares()), list(reversed(Squares())), 9 in Squares(), iter(Squares()).__length_hint__())
print("by call", list(iter(lambda s=[3]: s.append(1) or len(s), 6)))
for thing in ([1], (1,), {1: 1}, "a", range(1), {1: 1}.items(), {1: 1}.values()):
    print(type(thing).__name__, type(iter(thing)).__name__, iter(thing).__length_hint__(), type(reversed(thing)).__name__)
print("deep", end=" ")
nested = iter([1])
for _ in range(50000):
    nested = map(len, nested)
chain = []
for _ in range(50000):
    chain = (chain, [chain], {1: chain})
del nested, chain
print("gone")
