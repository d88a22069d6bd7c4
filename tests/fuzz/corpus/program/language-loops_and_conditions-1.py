def noisy(value):
    print("eval", value, end="; ")
    return value
print("chained, evaluated once:", noisy(1) < noisy(5) < noisy(3), noisy(9) < noisy(2) < noisy(1))
print("short circuit:", noisy(0) and noisy(1), noisy(1) or noisy(0))
print("short circuit, more:", noisy(1) if noisy(0) else noisy(2))
print("chains:", 1 < 2 == 2 != 3 > 0 <= 0, 1 in [1] == True)
print("chains, more:", "a" not in "b", None is None, [] is not [])
x = 7
