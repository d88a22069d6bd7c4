def attempt(f, *args, **named):
    try:
        return f(*args, **named)
    except TypeError as error:
        return "TypeError: " + str(error)
def two(a, b):
    return a, b
def many(a, b=2, *rest, c, d=4, **named):
    return a, b, rest, c, d, sorted(named.items())
print("keyword-only missing:", attempt(many, 1))
print("not callable:", attempt(5))
print("built-in:", attempt(len))
print("by names:", attempt(two, **{"a": 1, "b": 2}))
print("too many keywords:", attempt(many, 1, c=1, b=2, a=3))
print("not a mapping:", attempt(lambda: two(**5)))
print("not iterable:", attempt(lambda: two(*5)))
print("twice by **:", attempt(lambda: two(a=1, **{"a": 2})))
print("no arguments wanted:", attempt(lambda: None, 1))
