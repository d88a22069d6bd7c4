print("operators in place:", sorted(a), set() == {1} - {1}, set("hello") == set("ehlo"))
print("comprehension, equal items:", sorted({x % 3 for x in range(10)}), sorted(set([1, 1, 2])))
print("comprehension, equal items, more:", {1} == {1.0}, {1, True, 1.0})
for wrong in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} < 5,
              lambda: {1} | [2]):
    try:
        wrong()
    except (KeyError, TypeError) as error:
        print(type(error).__name__ + ":", error)
