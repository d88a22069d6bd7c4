def same(label, a, b):
    print(f"{label:<32} {a is b}")
same("1000 - 900 twice", int("1000") - 900, int("1000") - 900)
big = 10**20
same("big - big and 0", big - big, a - a)
same("big // big and 1", big // big, a // a)
same("big % 7 twice", big % 7, big % 7)
same("16 * 16 twice", a - 184 and (a - 184) * 16, (a - 184) * 16)
same("len twice, 256", len("x" * 256), len("y" * 256))
same("len twice, 257", len("x" * 257), len("y" * 257))
same("range items, 256", list(range(300))[256], list(range(300))[256])
