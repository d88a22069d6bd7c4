def same(label, a, b):
    print(f"{label:<32} {a is b}")
same("strip leaves one", " k ".strip(), chr(107))
same("str of a digit, not through chr", str(5), chr(53))
same("str of a digit twice", str(5), str(5))
same("upper", "k".upper(), chr(75))
same("decode", b"k".decode("ascii"), chr(107))
same("last of latin-1", chr(255), "\xff"[0])
same("latin-1 in a word", "a\xe9\xe9"[1], "a\xe9\xe9"[2])
same("first beyond, chr twice", chr(256), chr(256))
wide = "\u20ac\u20ac"
same("wide index twice", wide[0], wide[1])
