class A:
    def f(self): pass
def show(label, make):
    try:
        print(label, "->", repr(make()))
    except BaseException as e:
        print(label, "!!", type(e).__name__, e.args)
show('A.__hash__ is object.__hash__', lambda: (A.__hash__ is object.__hash__))
show("type('E',(),{'__eq__':lambda s,o:True}).__hash__", lambda: (type('E',(),{'__eq__':lambda s,o:True}).__hash__))
show("hash(type('E',(),{'__eq__':lambda s,o:True})())", lambda: (hash(type('E',(),{'__eq__':lambda s,o:True})())))
show("hash(type('E',(),{'__hash__':lambda s:'x'})())", lambda: (hash(type('E',(),{'__hash__':lambda s:'x'})())))
