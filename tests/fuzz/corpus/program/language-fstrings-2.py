name, n, x, items = "World", 42, 3.14159, [1, 2]
print(f"Hello {name}", f"{n}", f"{x}", f"{items}", f"{name!r}", f"{name!s}", f"{{literal}}")
print("str:", f"{name:>10}|{name:<10}|{name:^11}|{name:*^11}|{name:.3}|{name:>8.2}|")
print("int:", f"{n:5}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n: }|{-n:05}")
print("int, bases:", f"{n:x}|{n:#x}|{n:X}|{n:b}|{n:#010b}|{n:c}")
print("separators:", f"{1234567:,}|{1234567:_}|{1234567.891:,.2f}")
print("percent, padding:", f"{0.256:.1%}|{255:08b}|{-255:#x}")
