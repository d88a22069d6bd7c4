print("thrown:", w.throw(ValueError("thrown")))
print("next:", next(w))
w.close()
print("closed", list(w))
def fails():
    yield 1
    raise KeyError("inside")
try:
    list(fails())
except KeyError as error:
    print("KeyError", error)
def stops():
    yield 1
    raise StopIteration("bad")
try:
    list(stops())
except RuntimeError as error:
    print("RuntimeError:", error)
def again():
    yield next(me)
me = again()
try:
    next(me)
except ValueError as error:
    print("itself:", error)
