import itertools, sys, gc
o = object()
p = object()
for mk in (lambda: itertools.product([o, p], [o]), lambda: itertools.permutations([o, p]), lambda: itertools.combinations([o, p, o], 2)):
    it = mk()
    print(sys.getrefcount(o), sys.getrefcount(p))
    t = next(it)
    print("held", sys.getrefcount(t), sys.getrefcount(o), sys.getrefcount(p))
    i1 = id(t)
    t2 = next(it)
    print("again", t2 is t, sys.getrefcount(t), sys.getrefcount(t2))
    del t, t2
    ids = {id(x) for x in it}
    print(len(ids), sys.getrefcount(o))
    print(list(it), [len(r) for r in gc.get_referents(it) if not isinstance(r, type)])
    it = mk()
    print(len({id(x) for x in it}))
    print(sys.getsizeof(mk()))
print(list(itertools.product("ab", repeat=2)), list(itertools.product()), list(itertools.product([], [1])))
print(list(itertools.permutations("abc", 2)), list(itertools.permutations("ab", 3)), list(itertools.permutations("ab", 0)), list(itertools.permutations("")))
print(list(itertools.combinations("abcd", 3)), list(itertools.combinations("ab", 3)), list(itertools.combinations("ab", 0)))
