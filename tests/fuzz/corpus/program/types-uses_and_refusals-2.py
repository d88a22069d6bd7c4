def show(label, make):
    try:
        print(label, "->", repr(make()))
    except BaseException as e:
        print(label, "!!", type(e).__name__, e.args)
show("iter(type('E',(),{'__iter__':lambda s:1})())", lambda: (iter(type('E',(),{'__iter__':lambda s:1})())))
show("type('E',(),{'__init__':lambda s:1})()", lambda: (type('E',(),{'__init__':lambda s:1})()))
show("type('E',(),{'__index__':lambda s:'x'})().__index__()", lambda: (type('E',(),{'__index__':lambda s:'x'})().__index__()))
show("[1,2,3][type('E',(),{'__index__':lambda s:'x'})()]", lambda: ([1,2,3][type('E',(),{'__index__':lambda s:'x'})()]))
