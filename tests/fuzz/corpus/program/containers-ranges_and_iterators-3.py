import sys
for thing in ([1], (1,), {1: 1}, "a", range(1), {1: 1}.items(), {1: 1}.values()):
    print(type(thing).__name__, type(iter(thing)).__name__, iter(thing).__length_hint__(), type(reversed(thing)).__name__)
print("deep", end=" ")
nested = iter([1])
for _ in range(50000):
    nested = map(len, nested)
chain = []
for _ in range(50000):
    chain = (chain, [chain], {1: chain})
del nested, chain
print("gone")
