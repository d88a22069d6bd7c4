import sys
for edge in (range(2**63 - 3, 2**63 + 2), range(-2**63 - 2, -2**63 + 2), range(2**63 - 2, 2**63 - 1), range(5, 2**63 - 1, 2**62)):
    print("edge", list(edge), list(reversed(edge)), edge[-1])
print("slices", slice(1, None, 2), slice(3).indices(10), slice(None, None, -1).indices(5), slice(1, 2) == slice(1, 2), slice(1) < slice(2))
print("enumerate", list(enumerate("ab", 5)), list(enumerate([1], start=2**63)), list(enumerate(iterable="x")), list(enumerate("ab", 2**63 - 2)))
