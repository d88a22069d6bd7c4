from itertools import chain, count, islice, takewhile
print("islice:", list(islice((n * n for n in count(1) if n % 2), 5)))
print("takewhile:", sum(takewhile(lambda v: v < 100, (n**3 for n in count()))))
print("chain:", list(chain("ab", [1, 2], (x for x in "c"))))
lazy = (print("  item", i) or i for i in range(3))
print("nothing yet")
print("one, any:", next(lazy), any(lazy))
pairs = ((a, b) for a in range(3) for b in range(a))
print("exhausted:", list(pairs), list(pairs))
