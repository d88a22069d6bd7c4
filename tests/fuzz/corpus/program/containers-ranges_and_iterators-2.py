import sys
print("zip", list(zip([1, 2, 3], "ab", range(9))), list(zip()), list(zip([1], [2], strict=True)))
print("map", list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(max, [1], [2], [3], [4], [5], [6])))
print("filter", list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(bool, [0, 2])))
again = set()
for pair in zip([1, 2, 3], [4, 5, 6]):
    again.add(id(pair))
kept = list(enumerate("abc"))
