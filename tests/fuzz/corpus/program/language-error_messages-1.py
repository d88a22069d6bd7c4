def attempt(label, make):
    try:
        make()
    except Exception as error:
        print(f"{label:<22} {type(error).__name__}: {error}")
    else:
        print(f"{label:<22} no error")
attempt("len of an int", lambda: len(five))
attempt("unhashable key", lambda: {[]: 1})
attempt("unhashable in a set", lambda: {1, {}})
attempt("attribute of None", lambda: None.attr)
attempt("attribute of a list", lambda: [].push)
attempt("unknown name", lambda: undefined)
attempt("chr", lambda: chr(-1))
attempt("ord", lambda: ord("ab"))
attempt("max of nothing", lambda: max([]))
attempt("next of nothing", lambda: next(iter([])))
attempt("join of ints", lambda: ",".join([1]))
