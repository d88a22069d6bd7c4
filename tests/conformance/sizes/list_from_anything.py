import sys
g = sys.getsizeof
def grow(label, make, step, n):
    out = []
    last = None
    x = make()
    for i in range(n):
        s = g(x)
        if s != last:
            out.append((i, s))
            last = s
        y = step(x, i)
        if y is not None:
            x = y
    print(label, out)
def app(x, i): x.append(i)
def ins(x, i): x.insert(0, i)
def insm(x, i): x.insert(len(x) // 2, i)
def ext1(x, i): x.extend([i])
def ext3(x, i): x.extend((i, i, i))
def extg(x, i): x.extend(j for j in range(i % 5))
def extr(x, i): x.extend(range(i % 7))
def iadd(x, i): x += [i, i]
def sl(x, i): x[len(x):] = [i]
def sl2(x, i): x[1:1] = [i, i, i, i]
def imul(x, i):
    x *= 2
def sliced(x, i): x[:] = range(i)
for name, f, n in [('append', app, 400), ('insert', ins, 300), ('insm', insm, 300), ('ext1', ext1, 300), ('ext3', ext3, 200), ('extg', extg, 200), ('extr', extr, 200), ('iadd', iadd, 200), ('sl', sl, 200), ('sl2', sl2, 100), ('sliced', sliced, 60)]:
    for st in ([], [1], [1, 2, 3], list(range(17))):
        grow(name + str(len(st)), st.copy, f, n)
grow('imul', lambda: [1], imul, 10)
grow('imul3', lambda: [1, 2, 3], imul, 8)
def pop(x, i):
    if x: x.pop()
def pop0(x, i):
    if x: x.pop(0)
def rem(x, i):
    if x: x.remove(x[0])
def dele(x, i):
    if x: del x[-1]
def dele2(x, i): del x[:3]
def delest(x, i): del x[::3]
def halve(x, i): x[:] = x[::2]
for name, f in [('pop', pop), ('pop0', pop0), ('rem', rem), ('dele', dele), ('dele2', dele2), ('delest', delest), ('halve', halve)]:
    for m in (5, 9, 16, 100, 101):
        grow(name + str(m), lambda: list(range(m)), f, m + 2)
        grow(name + 'c' + str(m), lambda: [i for i in range(m)], f, m + 2)
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
class Hint(It):
    def __length_hint__(self): return 10
class Ln(It):
    def __len__(self): return 5
class Seq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError
        return i
class SeqL(Seq):
    def __len__(self): return self.n
for n in (0, 1, 2, 3, 7, 8, 9, 13, 17, 40, 1000):
    d = dict.fromkeys(range(n))
    print(n, [g(list(z)) for z in (range(n), (i for i in range(n)), tuple(range(n)), list(range(n)), d, d.items(), d.values(), set(d), frozenset(d), 'x' * n, b'x' * n, bytearray(n), map(int, range(n)), filter(None, range(n)), zip(range(n)), enumerate(range(n)), reversed(range(n)), reversed(list(range(n))), iter(range(n)), iter(list(range(n))), It(n), Ln(n), Seq(n), SeqL(n), iter(Seq(n)))])
    print(n, [g(sorted(z)) for z in (range(n), (i for i in range(n)), d, set(d))], g([i for i in range(n)]), g([*range(n)]), g([0] * n), g([1, 2] * n), g([1, *range(n)]), g([*range(n), 1, 2]), g(list(range(n)) + [1]), g(list(range(n)).copy()), g(list(range(n))[1:]), g(list(range(n))[::2]))
    a, *r = range(n + 1)
    print(n, g(r))
    *r, a = range(n + 1)
    print(n, g(r))
    a, *r, b = range(n + 2)
    print(n, g(r))
    x = [1]
    x.extend(i for i in range(n))
    y = [1, 2, 3, 4, 5]
    y.extend(It(n))
    z = []
    z.extend(map(int, range(n)))
    w = []
    w += (i for i in range(n))
    v = []
    v.extend(range(n))
    u = []
    u += range(n)
    t = [1]
    t += x
    print(n, g(x), g(y), g(z), g(w), g(v), g(u), g(t))
    q = []
    q[:] = (i for i in range(n))
    q2 = [1, 2]
    q2[0:1] = {i: 1 for i in range(n)}
    q3 = list(range(n)); q3.sort()
    q4 = [i for i in range(n)]; q4.sort(key=lambda a: -a)
    q5 = [i for i in range(n)]; q5.reverse()
    print(n, g(q), g(q2), g(q3), g(q4), g(q5))
    s = 'a ' * n
    print(n, g(s.split()), g(s.split(' ')), g(s.split('a')), g(s.split(None, 3)), g(s.splitlines()), g(s.split(' ', 2)), g(s.rsplit()), g(s.rsplit(' ')), g(('a\n' * n).splitlines()), g(s.encode().split()), g(s.encode().split(b' ')), g(bytearray(s.encode()).split()))
    print(n, g(list(dict.fromkeys(range(n)))), g(dict.fromkeys(range(n))), g(dict.fromkeys(map(str, range(n)))), g(list({})))
x = list(Hint(30)); print(g(x))
x = []; x.extend(Hint(30)); print(g(x))
x = [1, 2]; x.extend(Hint(30)); print(g(x))
x = list(Hint(3)); print(g(x))
