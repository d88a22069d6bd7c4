# ends: MemoryError or stopped
a = set(range(10 ** 7))
b = set(range(10 ** 7))
while True:
    a & b
    a | b
    a - b
    a ^ b
    a == b
    a <= b
