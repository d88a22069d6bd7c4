def show(label, make):
    try:
        print(label, "->", repr(make()))
    except BaseException as e:
        print(label, "!!", type(e).__name__, e.args)
show('print(foo=1)', lambda: (print(foo=1)))
show('sorted()', lambda: (sorted()))
show('int(1,2,3)', lambda: (int(1,2,3)))
show('int(x=1)', lambda: (int(x=1)))
show("float('x')", lambda: (float('x')))
show('getattr(1)', lambda: (getattr(1)))
show('range()', lambda: (range()))
show('enumerate()', lambda: (enumerate()))
show('zip(1)', lambda: (zip(1)))
show('map()', lambda: (map()))
show('type(1,2)', lambda: (type(1,2)))
show('type()', lambda: (type()))
