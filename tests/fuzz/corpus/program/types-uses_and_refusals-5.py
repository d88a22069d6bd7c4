class P:
    @property
    def v(self): "doc v"; return 1
    @staticmethod
    def st(a): return a
    @classmethod
    def cl(cls, a=1): return cls, a
def show(label, make):
    try:
        print(label, "->", repr(make()))
    except BaseException as e:
        print(label, "!!", type(e).__name__, e.args)
show('P.st(1), P().st(2)', lambda: (P.st(1), P().st(2)))
show('P.cl(), P().cl(2)', lambda: (P.cl(), P().cl(2)))
show('ValueError(a=1)', lambda: (ValueError(a=1)))
show("AttributeError('x',name=1,foo=2)", lambda: (AttributeError('x',name=1,foo=2)))
show("AttributeError('x',name='n',obj=3).name", lambda: (AttributeError('x',name='n',obj=3).name))
show("NameError('x',nam='n').name", lambda: (NameError('x',nam='n').name))
