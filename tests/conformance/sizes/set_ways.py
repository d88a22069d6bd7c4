import sys
g = sys.getsizeof
def tab(f, n):
    out = []; last = None
    for i in range(n):
        s = f(i)
        if s != last: out.append((i, s)); last = s
    return out
s = set()
def add(i): s.add(i); return g(s)
print(tab(add, 2000))
s = set()
def upd(i): s.update([i, i + 1, i + 2]); return g(s)
print(tab(upd, 500))
s = set()
def upd2(i): s.update({i, -i}); return g(s)
print(tab(upd2, 500))
for n in (0, 1, 3, 4, 5, 6, 8, 9, 18, 19, 20, 40, 77, 89):
    b = set(range(n))
    f = frozenset(b)
    r = [g(z) for z in (b, f, b.copy(), set(b), set(f), frozenset(range(n)), set(range(n)), b | b, b | {n + 1}, b & b, b - {1}, b - set(range(0, n, 2)), b ^ {1}, b ^ {n + 2}, {*b}, {*range(n)}, {i for i in range(n)}, set({i: 1 for i in range(n)}), b.union(range(n)), b.union({i: 1 for i in range(n + 3)}), b.union(), b.union(b, [n + 5]), b.difference(range(3)), b.intersection(range(n)), b.symmetric_difference(range(5)), f | b, b | f, f - b, f & b, set('x%d' % i for i in range(n)), frozenset(list(range(n))))]
    c = b.copy(); c.add(n + 1); r.append(g(c))
    c.update(range(n, n + 10)); r.append(g(c))
    c -= set(range(n)); r.append(g(c))
    c &= {n, n + 1}; r.append(g(c))
    c ^= {5, 6, 7}; r.append(g(c))
    c |= b; r.append(g(c))
    while c: c.pop()
    r.append(g(c)); c.add(1); r.append(g(c)); c.clear(); r.append(g(c))
    c = b.copy()
    for i in range(n): c.discard(i); 
    r.append(g(c)); r.append(g(c.copy())); c.update(range(100, 103)); r.append(g(c))
    for i in range(n): c.add(i + 200); 
    r.append(g(c))
    c = b.copy()
    for i in range(0, n, 2): c.remove(i)
    r.append(g(c)); r.append(g(c.copy())); r.append(g(c | c)); r.append(g(frozenset(c)))
    c.difference_update(range(n)); r.append(g(c))
    print(n, r)
print(g({1, 2}), g({1, 2, 3}), g({1, 2, 3, 4}), g({1, 2, 3, 4, 5}), g({1, 2, 3, 4, 5, 6}), g({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}))
a = 99
print(g({a, 2}), g({a, 2, 3}), g({a, 2, 3, 4}), g({a, 2, 3, 4, 5}), g({1, 2, 3, 4, 5, a}), g({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, a}))
print(g(iter({1})), g(set()), g(frozenset()))
