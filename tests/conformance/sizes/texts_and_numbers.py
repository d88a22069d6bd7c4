import sys
g = sys.getsizeof
chars = ['a', '\x7f', '\x80', '\xe9', '\xff', '\u0100', '\u1234', '\ud800', '\uffff', '\U00010000', '\U0010ffff']
for c in chars:
    print([g(c * n) for n in (0, 1, 2, 3, 7, 8, 100)], [g(c * n + 'a') for n in (0, 1, 2, 3)], [g((c * n + 'a')[:n]) for n in (0, 1, 2, 3)], [g(('a' * n + c)[:n]) for n in range(4)], g(('a' + c)[1]), g(('a' + c)[1:]), g(('aa' + c)[::2]), g((c + 'ab').replace(c, 'x')), g('abc'.replace('b', c)), g('a,b'.replace(',', c)))
    print([g(z) for z in (c.join('abc'), ','.join([c, 'a']), 'x%sy' % c, f'x{c}y', f'{c}', f'{c:>5}', 'x{}y'.format(c), c.upper(), c.lower(), c.title(), c.center(7), c.zfill(5), (c + ' ').strip(), (c + ' ').split()[0], c.encode('utf-8', 'surrogatepass'), repr(c), ascii(c), c + c, (c * 5)[1:3], (c * 5)[-1], c.ljust(3, c), c.expandtabs(), c.swapcase(), c.casefold(), 'abc'.ljust(5, c), chr(ord(c)), str(c), c.partition('a')[0], (c + 'a' + c).partition('a')[2], (c + '\n' + 'a').splitlines()[0], (c + 'ab').removeprefix(c), ('ab' + c).removesuffix(c), (c + 'ab').lstrip(c), ''.join(reversed('ab' + c)), 'ab'.translate({97: c}), (c + 'b').translate({ord(c): 'a'}), (c + 'b').translate({ord(c): None}))])
    s = ''
    r = []
    for i in range(6):
        s += c
        r.append(g(s))
    def f():
        s = ''
        for i in range(6):
            s += c
            s += 'a'
            r.append(g(s))
    f()
    print(r)
for n in range(0, 12):
    print(g(str(10 ** n)), g(repr(1.5 * n)), g(hex(1 << n)), g(bin(1 << n)), g('%d' % 10**n), g('%5.2f' % n), g(f'{n:>{n}}'), g(b'a' * n), g(bytes(n)), g(bytearray(n)), g(bytearray(b'a' * n)), g(str(b'a' * n)), g(('a' * n).encode()), g((b'\xc3\xa9' * n).decode()), g((b'a' * n).decode('latin-1')), g((b'\xff' * n).decode('latin-1')), g(b''.join([b'a'] * n)), g((b'a' * n).hex()), g(bytes.fromhex('ab' * n)), g(bytes(range(n))), g(bytes([1] * n)), g((b'ab' * n)[1:n]), g(b'ab'.replace(b'a', b'c' * n)))
for n in (0, 1, -1, 255, 256, 2**15, 2**29, 2**30 - 1, 2**30, 2**31, 2**59, 2**60 - 1, 2**60, 2**63, 2**64, 2**89, 2**90, 2**1000, -2**30, -2**60, True, False):
    print(n, g(n), g(-n), g(n + 1), g(n * n), g(n << 30), g(n >> 30), g(n // 3), g(n % 7), g(~n), g(n ^ 5), g(n & 0xff), g(n | 1), g(int(str(int(n)))) if n < 2**600 else '', g(abs(n)), n.__sizeof__())
print(g(1.5), g(float('nan')), g(None), g(...), g(NotImplemented), g(True), g(object()), g(object), g(type), g(int), g(str), g(list))
def ba(label, f, x, n):
    out = []
    for i in range(n):
        y = f(x, i)
        if y is not None: x = y
        out.append(g(x))
    print(label, out)
ba('append', lambda x, i: x.append(65), bytearray(), 200)
ba('append10', lambda x, i: x.append(65), bytearray(10), 100)
ba('ext', lambda x, i: x.extend(b'abc'), bytearray(), 100)
ba('ext2', lambda x, i: x.extend([1, 2]), bytearray(), 100)
ba('ext3', lambda x, i: x.extend(j for j in range(3)), bytearray(), 100)
ba('ins', lambda x, i: x.insert(0, 1), bytearray(), 100)
ba('pop', lambda x, i: x.pop() and None if x else None, bytearray(b'a' * 100), 102)
ba('pop0', lambda x, i: x.pop(0) and None if x else None, bytearray(b'a' * 100), 102)
def delf(x, i): del x[:1]
def delb(x, i): del x[-1:]
def dels(x, i): del x[::2]
def iad(x, i): x += b'ab'
def imul(x, i): x *= 2
def sl(x, i): x[:] = b'a' * i
def sl2(x, i): x[1:2] = b'abc'
def rem(x, i): 
    if 97 in x: x.remove(97)
for nm, f in (('delf', delf), ('delb', delb), ('dels', dels), ('iad', iad), ('sl', sl), ('sl2', sl2), ('rem', rem)):
    ba(nm, f, bytearray(b'a' * 100), 105)
    ba(nm, f, bytearray(), 50)
    ba(nm, f, bytearray(b'abcde'), 50)
ba('imul', imul, bytearray(b'ab'), 10)
x = bytearray(b'abc'); x.clear(); print(g(x)); x.append(1); print(g(x)); x.reverse(); print(g(x + b'abc'), g(b'a' + x), g(x * 3), g(x[:]), g(x.copy()), g(bytearray(x)), g(x.replace(b'a', b'bb')), g(x.upper()), g(x.strip()), g(x.join([b'a', b'b'])), g(bytearray('abc', 'utf-8')), g(bytearray([1, 2, 3])), g(bytearray(i for i in range(10))), g(bytearray(5)), g(iter(x)), g(iter(b'')))
