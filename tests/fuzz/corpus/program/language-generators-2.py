def numbers(n):
    print("  started")
    for i in range(n):
        yield i
    print("  finished")
    return "result"
g = numbers(2)
print("made")
print("first two:", next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
print("default:", next(g, "default"))
def echo():
    received = None
    while True:
        received = yield received
        if received == "end":
            return "ended"
e = echo()
