import sys
g = sys.getsizeof
def ap(f, n):
    out = []
    last = None
    for i in range(n):
        s = f(i)
        if s != last:
            out.append((i, s)); last = s
    return out
def mk(keys):
    d = {}
    def f(i):
        d[keys(i)] = i
        return g(d)
    return f
for nm, k in [('int', lambda i: i), ('str', lambda i: 'k%d' % i), ('mix', lambda i: i if i % 3 == 0 else str(i)), ('mix2', lambda i: str(i) if i < 7 else i), ('tup', lambda i: (i,))]:
    print(nm, ap(mk(k), 3000))
for n in (0, 1, 2, 4, 5, 6, 7, 10, 11, 21, 22, 43):
    ik = {i: i for i in range(n)}
    sk = {str(i): i for i in range(n)}
    print(n, [g(f(z)) for z in (ik, sk) for f in (dict, dict.copy, lambda z: {**z}, lambda z: z | z, lambda z: {} | z, lambda z: dict(z.items()), lambda z: dict(zip(z, z)), lambda z: dict.fromkeys(z), lambda z: dict.fromkeys(set(z)), lambda z: dict.fromkeys(list(z)), lambda z: dict.fromkeys(tuple(z), 1), lambda z: {k: v for k, v in z.items()}, lambda z: {1: 2, **z}, lambda z: {**z, 'a': 1}, lambda z: {'a': 1, **z}, lambda z: dict.fromkeys(frozenset(z)))])
    print(n, g(dict(**sk)), g(dict(sk, a=1)), g(dict(a=1, **sk)), g((lambda **k: k)(**sk)), g(dict([('a', 1)], b=3)))
    for base in (ik, sk):
        r = []
        for m in range(0, 12):
            d = dict.fromkeys(range(m))
            d.update(base)
            e = dict.fromkeys(map(str, range(m)))
            e.update(base)
            h = {str(i): 1 for i in range(m)}
            h |= base
            j = {}
            for i in range(m): j['z%d' % i] = 1
            j.update(list(base.items()))
            r += [g(d), g(e), g(h), g(j)]
        print(n, r)
    for base in (ik, sk):
        d = base.copy()
        r = []
        while d:
            d.popitem()
            r.append((g(d), g(d.copy()), g(dict(d))))
        print(n, r[::3], g(d))
        d[1] = 2
        print(g(d))
        d = base.copy()
        r = []
        for k in list(d):
            del d[k]
            r.append((g(d), g(d.copy()), g(dict(d)), g({**d}), g(d | d)))
        print(n, r)
        d['new'] = 1
        r.append(g(d))
        for i in range(20):
            d['n%d' % i] = 1
            r.append(g(d))
        for i in range(20):
            d[i] = 1
            r.append(g(d))
        d.clear()
        r.append(g(d))
        d['a'] = 1
        r.append(g(d))
        print(r[-44:])
for lit in ({}, {1: 1}, {'a': 1}, {'a': 1, 'b': 1, 'c': 3, 'd': 4, 'e': 4}, {'a': 1, 'b': 1, 'c': 3, 'd': 4, 'e': 4, 'f': 1}, {'a': 1, 'b': 1, 'c': 3, 'd': 4, 'e': 4, 'f': 1, 'g': 3, 'h': 3, 'i': 3, 'j': 3}, {'a': 1, 'b': 1, 'c': 3, 'd': 4, 'e': 4, 'f': 1, 'g': 3, 'h': 3, 'i': 3, 'j': 3, 'k': 1}, {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1}, {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}, {1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 1, 11: 1}):
    print(g(lit), g(lit.copy()))
a = 5
for lit in ({}, {1: a}, {'a': a}, {'a': a, 'b': 1, 'c': 3, 'd': 4, 'e': 4}, {'a': a, 'b': 1, 'c': 3, 'd': 4, 'e': 4, 'f': 1}, {'a': a, 'b': 1, 'c': 3, 'd': 4, 'e': 4, 'f': 1, 'g': 3, 'h': 3, 'i': 3, 'j': 3}, {'a': a, 'b': 1, 'c': 3, 'd': 4, 'e': 4, 'f': 1, 'g': 3, 'h': 3, 'i': 3, 'j': 3, 'k': 1}, {1: a, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1}, {1: a, 2: 1, 3: 1, 4: 1, 5: 1}, {1: a, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1, 10: 1, 11: 1}, {a: 1, 'b': 2, 3: 4}, {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: a, 7: a, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: 18}):
    print(g(lit), g(lit.copy()))
# setdefault, pop
d = {}
for i in range(6): d.setdefault(i, i); print(g(d))
for i in range(6): d.pop(i); print(g(d))
for i in range(7): d[i] = 1; print(g(d))
print([g(x) for x in ({}.keys(), {}.values(), {}.items(), iter({}), iter({}.items()), iter({}.values()), reversed({}))])
