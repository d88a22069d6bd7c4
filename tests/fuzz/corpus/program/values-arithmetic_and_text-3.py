class S(str):
    def __str__(self): return "S!"
it = iter("héé")
print(next(it), it.__length_hint__(), list(it), list(it), type(iter("a")).__name__, type(iter("é")).__name__, type(iter(b"")).__name__, type(iter(bytearray())).__name__)
print("%(a)s %(b)5.2f" % {"a": 1, "b": 2}, "%s %s" % ("a", S("b")))
s = "x"
for _ in range(5):
    s += "y" * 3
print(s, len(s))
def build():
    r = ""
    for i in range(1000):
        r += chr(97 + i % 26)
    return r
print(build()[-30:], len(build()))
