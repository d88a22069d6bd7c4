def many(a, b=2, *rest, c, d=4, **named):
    return a, b, rest, c, d, sorted(named.items())
def evaluated(label):
    print("  evaluated", label)
    return label
many(evaluated("a"), c=evaluated("c"), *[evaluated("star")], x=evaluated("x"))
print("defaults are evaluated once, at def")
def with_default(a=evaluated("default")):
    return a
print("calls:", with_default(), with_default())
