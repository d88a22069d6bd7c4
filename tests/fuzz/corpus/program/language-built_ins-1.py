class Plain:
    attribute = 1
p = Plain()
setattr(p, "made", 5)
print("setattr:", p.made, vars(p), hasattr(p, "made"))
delattr(p, "made")
print("delattr:", vars(p), hasattr(p, "attribute"))
it = iter([1])
print("next:", next(it), next(it, "end"))
print("iter with a sentinel:", list(iter([0, 1, 2].pop, 0)))
print("bytes:", bytes([65, 66]), bytes(3), b"ab" + b"c", b"abc"[1])
print("bytes, more:", b"abc"[1:], list(b"ab"), b"a,b".split(b","))
print("bytes methods:", b"abc".hex(), bytes.fromhex("6162"), b"abc".upper())
