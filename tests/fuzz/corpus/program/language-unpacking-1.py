a, b = 1, 2
a, b = b, a
print("swap:", a, b)
(c, d), [e, f] = (1, 2), "xy"
print("nested:", c, d, e, f)
first, *middle, last = range(5)
print("starred middle:", first, middle, last)
*start, end = "abc"
print("starred start:", start, end)
head, *tail = [1]
print("starred rest:", head, tail)
(p, (q, *r)), *s = (1, "hello"), 2, 3
print("nested starred:", p, q, r, s)
x = y = z = []
x.append(1)
print("chained:", x, y, z)
items = [0] * 5
items[0], items[-1] = "a", "z"
items[1:3] = "bcd"
print("index and slice:", items)
