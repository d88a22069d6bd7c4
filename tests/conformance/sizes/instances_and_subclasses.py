import sys
g = sys.getsizeof
class A: pass
out = []
keep = []
for i in range(40):
    o = A(); keep.append(o)
    out.append((g(o), g(vars(o))))
print(out)
class B:
    def __init__(self):
        self.a = 1; self.b = 2
out = []
for i in range(40):
    o = B(); keep.append(o)
    if i % 3 == 0: o.c = 1
    out.append((g(o), g(vars(o)), g(o.__dict__.copy()), g(dict(o.__dict__))))
print(out)
class C: pass
out = []
c = C()
for i in range(40):
    setattr(c, 'x%d' % i, i)
    out.append((g(c), g(c.__dict__)))
print(out)
out = []
c = C()
for i in range(5):
    setattr(c, 'x%d' % i, i)
    out.append((g(c), g(c.__dict__)))
print(out)
for i in range(5):
    delattr(c, 'x%d' % i)
    out.append((g(c), g(c.__dict__)))
print(out)
c.y = 1
print(g(c.__dict__))
class D: pass
d = D()
for i in range(40):
    setattr(d, 'x%d' % i, i)
print(g(d), g(d.__dict__))
d = D()
vars(d)[1] = 2
print(g(vars(d)))
d = D(); d.a = 1; d.b = 2
vars(d)[1] = 2
print(g(vars(d)))
d = D(); d.a = 1; d.b = 2
vars(d)['z'] = 2
print(g(vars(d)))
d = D(); d.a = 1; d.b = 2
del vars(d)['a']
print(g(vars(d)))
d = D(); d.a = 1; d.b = 2
vars(d).pop('a')
print(g(vars(d)), g(vars(d).copy()))
d = D(); d.a = 1; d.b = 2
vars(d).popitem()
print(g(vars(d)), g(vars(d).copy()))
d = D(); d.a = 1; d.b = 2
vars(d).clear()
print(g(vars(d)), g(vars(d).copy()))
d.q = 1
print(g(vars(d)), g(vars(d).copy()))
d = D(); d.a = 1; d.b = 2
vars(d).update(e=1)
print(g(vars(d)), g(vars(d).copy()))
d = D(); d.a = 1; d.b = 2
vars(d).update({i: i for i in range(10)})
print(g(vars(d)), g(vars(d).copy()))
d = D(); d.a = 1; d.b = 2
d.__dict__ = {'a': 1}
print(g(vars(d)), g(vars(d).copy()))
d.b = 1
print(g(vars(d)))
d = D()
d.__dict__.update(d2 := {'q': 1})
print(g(vars(d)), g(d2))
d = D(); d.a = 1
del d.__dict__
print(g(vars(d)))
d.a = 1
print(g(vars(d)))
d = D(); d.a = 1; d.b = 2
vars(d).setdefault('c', 3)
vars(d).setdefault('dd', 3)
print(g(vars(d)))
class L(list): pass
class Di(dict): pass
class S(set): pass
class FS(frozenset): pass
class T(tuple): pass
class St(str): pass
class I(int): pass
class F(float): pass
class By(bytes): pass
class Ba(bytearray): pass
class E(Exception): pass
class O(object): __slots__ = ()
class P: __slots__ = ('a',)
class Q: __slots__ = ('a', 'b', '__dict__')
class R: __slots__ = ('a', '__weakref__')
class U(P): pass
class V(P): __slots__ = ('b', 'c')
class W(L): __slots__ = ('b', 'c')
class X(list): __slots__ = ()
class X2(list): __slots__ = ('a',)
class X3(int): __slots__ = ()
class X4(tuple): __slots__ = ()
class X5(str): __slots__ = ()
class X6(dict): __slots__ = ('q',)
class X7(E): __slots__ = ('q',)
class X8(float): __slots__ = ()
class X9(Exception): __slots__ = ()
class XA(bytes): __slots__ = ()
class XB(StopIteration): pass
class XC(OSError): pass
class XD(A): __slots__ = ('z',)
class XE(A, P): pass
class XF(KeyError): __slots__ = ('a', 'b')
for k in (L, Di, S, FS, T, St, I, F, By, Ba, E, O, P, Q, R, U, V, W, X, X2, X3, X4, X5, X6, X7, X8, X9, XA, XB, XC, XD, XE, XF):
    o = k()
    print(k.__name__, g(o), o.__sizeof__(), g(k), type.__sizeof__(k), k.__basicsize__, k.__itemsize__, k.__dictoffset__, k.__weakrefoffset__)
    try:
        o.zz = 1
        print(g(o), g(o.__dict__))
        o.zz1 = 1
        o2 = k(); o2.zz1 = 1; o2.zz3 = 1
        print(g(o2), g(o2.__dict__))
        for i in range(35):
            setattr(o2, 'w%d' % i, 1)
        print(g(o2), g(o2.__dict__))
    except AttributeError as e: print(e)
for v in (range(3), range(9), 'abc', 'x' * 30):
    print(g(L(v)), g(S(v)), g(FS(v)), g(T(v)), g(X(v)), g(X2(v)), g(X4(v)), g(St(v)), g(X5(v)), g(Di.fromkeys(v)), g(X6.fromkeys(v)))
print(g(I(2**40)), g(X3(2**100)), g(F(1.5)), g(By(b'abc')), g(Ba(b'abc')), g(XA(b'abcd')), g(St('\xe9')), g(St('\u1234')), g(St('\U00012345a')))
