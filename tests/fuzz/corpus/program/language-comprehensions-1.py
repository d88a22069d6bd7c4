print("any all tuple set:", any(n > 2 for n in [1, 2, 3]), all(n for n in []))
print("any all tuple set, more:", tuple(n for n in "ab"), set(n % 2 for n in range(4)))
print("tuple keys:", {(a, b): a * b for a in (1, 2) for b in (3, 4)})
last = [total := 0] and [total := total + n for n in range(5)]
print("running total:", last, total)
def recursive(tree):
    return [recursive(branch) if isinstance(branch, list) else branch * 2 for branch in tree]
print("recursive:", recursive([1, [2, [3]], 4]))
