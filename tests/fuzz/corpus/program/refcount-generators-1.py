import sys
class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone:", self.name)
def producer():
    local = Loud("producer local")
    try:
        yield 1
        yield 2
    finally:
        print("  finally")
print("exhausted")
for value in producer():
    print("  value", value)
print("dropped half way")
g = producer()
next(g)
del g
print("dropped before the start")
g = producer()
del g
print("closed")
g = producer()
next(g)
g.close()
print("thrown into")
g = producer()
next(g)
try:
    g.throw(KeyError("k"))
except KeyError as error:
    print("  came out", error)
print("delegation")
