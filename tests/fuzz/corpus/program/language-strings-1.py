s = "The quick brown fox"
print("case:", s.upper(), s.lower(), s.swapcase(), s.title(), "hELLO".capitalize())
print("split:", s.split(), s.split("o"), s.split(" ", 1), s.rsplit(" ", 1), "a,b,,c".split(","))
print("strip:", "  pad ".strip() + "|", "xxhixx".strip("x"))
print("strip, more:", "xxhi".lstrip("x"), "hixx".rstrip("x"))
print("find and count:", s.find("quick"), s.find("zzz"), s.index("fox"))
print("find and count, more:", s.rfind("o"), s.count("o"), s.count("zz"))
