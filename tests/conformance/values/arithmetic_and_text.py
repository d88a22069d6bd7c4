# Numbers and texts as a program uses them: rounding, conversion, iteration, concatenation.
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
print(divmod(-7, 2), -7 // 2, -7 % 3, 7 % -3, (-7.5) // 2, -7.5 % 2, 2 ** -1, 2 ** 0.5, 10 ** 20, -2 ** 2, 0.1 + 0.2, 1e16, 1e15, 123456789012345678, 1 / 3, 1e-5, 0.0001, -0.0, 1e100, float("inf"), 5e-324)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(0.5), round(1e20), round(5.5, 0), round(True), round(-0.4))
print(int("0x1f", 16), int("0b101", 0), int(" 42 "), int("-0o17", 0), int(3.99), int(-3.99), int(True), int("1_000"))
print((255).bit_length(), (255).bit_count(), (-5).bit_length(), (10).as_integer_ratio(), (0.75).as_integer_ratio(), (5).numerator, (5).denominator, (5).imag, 1.5.real, 1.5.imag, (3.0).is_integer())
print(hex(255), oct(8), bin(5), hex(-255), ord("€"), chr(8364), ascii("é€😀"), repr("é\x00\n'"), abs(-5), abs(-1.5), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), sum([0.1] * 10), max("abc"), min(b"abc"))
print(True + True, True & False, True ^ True, ~5, not 5, 5 and 0, "" or "x", 1 < 2 < 3, 1 == 1.0, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(-1), hash(2**100), hash(1.5), hash(float("inf")), hash(-2.0**70))
