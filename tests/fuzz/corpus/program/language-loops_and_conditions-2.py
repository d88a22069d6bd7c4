def find(items, wanted):
    for item in items:
        if item == wanted:
            result = "found"
            break
    else:
        result = "not found"
    return result
print("for else:", find([1, 2], 2), find([1, 2], 3), find([], 1))
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("steps", steps)
while True:
    steps -= 1
    if steps % 2:
        continue
    if steps < 100:
        break
else:
    print("never")
