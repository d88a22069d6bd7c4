import tracemalloc as t
for f in (t.start, t.stop, t.is_tracing, t.clear_traces, t.get_traced_memory, t.reset_peak, t.get_traceback_limit, t.get_tracemalloc_memory, t.get_object_traceback, t.take_snapshot):
    print(f.__name__, type(f).__name__, f.__module__)
# errors
def e(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as x: print(type(x).__name__, x)
e(t.start, 0); e(t.start, -1); e(t.start, 65536); e(t.start, 'a'); e(t.start, 1.5); e(t.start, 2**40); e(t.start, 2**100); e(t.start, 1, 2); e(t.start, nframe=2); e(t.is_tracing); e(t.stop); e(t.start, 65535); e(t.get_traceback_limit); t.stop(); t.stop(); e(t.get_traceback_limit)
e(t.take_snapshot); e(t.get_traced_memory); e(t.reset_peak); e(t.clear_traces); e(t.get_object_traceback, []); e(t.get_object_traceback); e(t.get_object_traceback, 1, 2); e(t.is_tracing, 1); e(t.get_traced_memory, 1)
t.start(); t.start(5); e(t.get_traceback_limit); t.stop(); t.start(True); e(t.get_traceback_limit); t.stop()
# frames by hand
F = t.Frame
a = F(('a.py', 3)); b = F(('a.py', 4)); c = F(('b.py', 1))
print(a, repr(a), a == b, a < b, b < c, a <= a, a >= b, a > b, hash(a) == hash(F(('a.py', 3))), a.filename, a.lineno, a != b, a == 3, a.__eq__(3), a.__lt__(3), a.__ge__(3), a.__gt__(3), a.__le__(3), a._frame, sorted([c, b, a]))
e(lambda: a < 3); e(lambda: a >= 3)
e(setattr, a, 'filename', 'x'); e(setattr, a, 'xx', 'x'); e(F); e(F, 'a'); e(lambda: F('ab').lineno)
T = t.Traceback
x = T([('b.py', 9), ('a.py', 2)]); y = T([('a.py', 2)]); z = T((('a.py', 1), ('a.py', 2), ('c.py', 3)), 10)
print(x, repr(x), len(x), x[0], x[-1], x[:1], x[0:5], list(x), F(('a.py', 2)) in x, x.total_nframe, z.total_nframe, repr(z), x._frames, z._frames, x == y, x < y, y <= z, x > z, x >= y, x != y, x == T([('b.py', 9), ('a.py', 2)]), hash(x) == hash(T([('b.py', 9), ('a.py', 2)])), x == 3, x.__eq__(3), x.__lt__(3))
e(lambda: x < 3); e(lambda: x[5]); e(lambda: x['a']); e(T); e(lambda: T([])); e(lambda: repr(T([]))); e(lambda: str(T([]))); e(lambda: T([]).total_nframe)
print([i for i in reversed(x)], x.index(F(('a.py', 2))), x.count(F(('a.py', 2))))
e(x.index, 5)
e(lambda: T(5)); e(lambda: hash(T([('a', [])])))
R = t.Trace
tr = R((0, 10, (('b.py', 9), ('a.py', 2)), 2)); tr2 = R((1, 10, (('b.py', 9),), 5))
print(tr, repr(tr), tr.domain, tr.size, tr.traceback, tr == tr2, hash(tr) == hash(R((0, 10, (('b.py', 9), ('a.py', 2)), 2))), tr2, repr(tr2), tr2.traceback.total_nframe, tr.__eq__(1), tr._trace)
for s in (0, 1, 9, 10, 99, 100, 1023, 1024, 1025, 1500, 10239, 10240, 10241, 99999, 102400, 1024**2, 10 * 1024**2 - 1, 10 * 1024**2, 11 * 1024**2, 1024**3, 10 * 1024**3, 1024**4, 10 * 1024**4, 1024**5, 15 * 1024**5):
    print(R((0, s, (('a', 1),), 1)), t.Statistic(y, s, 3), t.StatisticDiff(y, s, -s, 3, -3), t.StatisticDiff(y, -s, s, 3, -3))
S = t.Statistic
s1 = S(y, 100, 3); s2 = S(x, 100, 0); s3 = S(z, 0, 5)
print(s1, repr(s1), s2, repr(s2), s3, repr(s3), s1 == s2, s1 == S(y, 100, 3), hash(s1) == hash(S(y, 100, 3)), s1._sort_key(), s1.__eq__(1), s1.traceback, s1.size, s1.count)
D = t.StatisticDiff
d1 = D(y, 100, 50, 3, 1); d2 = D(y, 0, -100, 0, -3); d3 = D(x, 0, 0, 0, 0)
print(d1, repr(d1), d2, repr(d2), d3, repr(d3), d1 == d2, d1 == D(y, 100, 50, 3, 1), hash(d1) == hash(D(y, 100, 50, 3, 1)), d1._sort_key(), d1.__eq__(1), d1.size_diff, d1.count_diff, d1.size, d1.count)
e(S, 1); e(D, 1, 2); e(lambda: s1 < s2); e(setattr, s1, 'q', 1); e(lambda: s1[0])
Fi = t.Filter
f = Fi(True, 'a.py'); print(f.inclusive, f.filename_pattern, f._filename_pattern, f.lineno, f.all_frames, f.domain, repr(f)[:30])
f = Fi(False, 'abc.pyc', 12, True, 3); print(f.inclusive, f.filename_pattern, f._filename_pattern, f.lineno, f.all_frames, f.domain)
f = Fi(inclusive=0, filename_pattern='*.PYC', lineno=None, all_frames=1, domain=0); print(f.inclusive, f.filename_pattern, f._filename_pattern, f.lineno, f.all_frames, f.domain)
e(Fi); e(Fi, True); e(setattr, f, 'filename_pattern', 'z'); e(Fi, True, 5)
f.lineno = 5; f.inclusive = True; f.all_frames = False; f.x = 3; print(f.lineno, f.x)
g = t.DomainFilter(True, 5); print(g.inclusive, g.domain); e(setattr, g, 'domain', 1); e(t.DomainFilter); e(t.DomainFilter, 1); print(g._match((5, 1, (), 1)), g._match((1, 1, (), 1)), t.DomainFilter(False, 5)._match((5, 1, (), 1)))
def m(p, n, l=1, li=None, inc=True):
    return Fi(inc, p, li)._match_frame(n, l)
for p, n in [('abc', 'abc'), ('abc', 'ABC'), ('a?c', 'abc'), ('a?c', 'ac'), ('*.py', 'x.py'), ('*.py', 'x.pyc'), ('*.pyc', 'x.py'), ('*.pyc', 'x.pyc'), ('[ab]c', 'bc'), ('[!ab]c', 'bc'), ('[!ab]c', 'zc'), ('a[', 'a['), ('*', ''), ('', ''), ('a*c*e', 'abcde'), ('a*c*e', 'abde'), ('*a', '/x/a'), ('a\\b', 'a\\b'), ('a/b', 'a\\b'), ('a.b', 'axb'), ('a+b', 'a+b'), ('(a)', '(a)'), ('[a-c]x', 'bx'), ('[a-c]x', 'dx'), ('[]]', ']'), ('[]a]', 'a'), ('[!]]', 'a'), ('[c-a]', 'b'), ('a\nb', 'a\nb'), ('*', 'a\nb'), ('**', 'x'), ('?', '\n'), ('[\\]', '\\'), ('[^a]', '^'), ('[^a]', 'b'), ('[a-]', '-'), ('[--z]', 'a'), ('[[]x', '[x'), ('{a}', '{a}'), ('$', '$'), ('a*', 'abc.pyo'), ('x.pyo', 'x.py'), ('<frozen importlib._bootstrap>', '<frozen importlib._bootstrap>')]:
    print(p, n, m(p, n), m(p, n, inc=False), m(p, n, 5, 5), m(p, n, 5, 6), m(p, n, 5, 6, False))
f = Fi(True, 'a.py', 5)
print(f._match_traceback((('a.py', 5), ('b.py', 1))), f._match_traceback((('b.py', 1), ('a.py', 5))), f._match((0, 1, (('a.py', 5),), 1)), Fi(True, 'a.py', 5, domain=3)._match((0, 1, (('a.py', 5),), 1)), Fi(False, 'a.py', 5, domain=3)._match((0, 1, (('a.py', 5),), 1)), Fi(False, 'a.py', 5, domain=0)._match((0, 1, (('a.py', 5),), 1)), Fi(False, 'a.py', 5, domain=3)._match((3, 1, (('c.py', 5),), 1)))
f = Fi(True, 'a.py', 5, True)
print(f._match_traceback((('a.py', 5), ('b.py', 1))), f._match_traceback((('b.py', 1), ('a.py', 5))), Fi(False, 'a.py', 5, True)._match_traceback((('b.py', 1), ('a.py', 5))), Fi(False, 'a.py', 5, True)._match_traceback((('b.py', 1), ('a.py', 6))), f._match_traceback(()))
