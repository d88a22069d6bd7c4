def same(label, a, b):
    print(f"{label:<34} {a is b}")
empty = ()
same("tuple()", tuple(), empty)
same("tuple([])", tuple([]), empty)
same("tuple of a generator", tuple(x for x in []), empty)
same("(1, 2)[2:]", (1, 2)[2:], empty)
same("(1, 2) * 0", (1, 2)[:] * 0, empty)
same("() + ()", empty + empty, empty)
same("*args, none given", (lambda *args: args)(), empty)
same("zip(*[]) to tuple", tuple(zip(*[])), empty)
text = ""
word = "word"
same("str()", str(), text)
same("word[4:]", word[4:], text)
