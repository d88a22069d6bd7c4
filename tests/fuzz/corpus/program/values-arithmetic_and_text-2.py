print(divmod(-7, 2), -7 // 2, -7 % 3, 7 % -3, (-7.5) // 2, -7.5 % 2, 2 ** -1, 2 ** 0.5, 10 ** 20, -2 ** 2, 0.1 + 0.2, 1e16, 1e15, 123456789012345678, 1 / 3, 1e-5, 0.0001, -0.0, 1e100, float("inf"), 5e-324)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(0.5), round(1e20), round(5.5, 0), round(True), round(-0.4))
print(int("0x1f", 16), int("0b101", 0), int(" 42 "), int("-0o17", 0), int(3.99), int(-3.99), int(True), int("1_000"))
