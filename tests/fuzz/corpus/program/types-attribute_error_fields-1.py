class A: pass
class S: __slots__=('x',)
def t(f):
    try: f()
    except AttributeError as e: print(e.args, e.name, type(e.obj).__name__)
def d1(): del A().x
def d2(): del A.x
def d3(): del S().x
def d4(): del S().y
def d5(): S().x
def d6(): (5).x = 1
def d7(): (5).real = 1
def d8(): A.x
def d9(): ValueError().x
def d10(): del ValueError().x
def d11(): A().__dict__.x
def d12(): del (5).real
def d13(): super(A, A()).zz
def d14(): import sys; sys.zzz
def d15(): t.zz
def d16(): del t.zz
def d17(): [].append.zz
def d18(): A.__dict__.zz
def d19():
    a = A(); vars(a); del a.x
def d20(): type.zz
def d21():
    class G:
        def __getattr__(self, n): raise AttributeError(n)
    G().foo
def d22():
    class G:
        @property
        def v(self): raise AttributeError("inner")
    G().v
def d23():
    class G:
        @property
        def v(self): return self.missing
    G().v
for f in (d1,d2,d3,d4,d5,d6,d7,d8,d9,d10,d11,d12,d13,d14,d15,d16,d17,d18,d19,d20,d21,d22,d23): t(f)
