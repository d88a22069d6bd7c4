class A:
    def f(self): pass
def show(label, make):
    try:
        print(label, "->", repr(make()))
    except BaseException as e:
        print(label, "!!", type(e).__name__, e.args)
show("delattr(A(),'__class__')", lambda: (delattr(A(),'__class__')))
show('(1).x', lambda: ((1).x))
show("setattr(1,'x',2)", lambda: (setattr(1,'x',2)))
show("delattr(1,'real')", lambda: (delattr(1,'real')))
show("setattr(1,'real',3)", lambda: (setattr(1,'real',3)))
show('setattr(A(),1,2)', lambda: (setattr(A(),1,2)))
show('getattr(A(),1)', lambda: (getattr(A(),1)))
show('object().x', lambda: (object().x))
show("setattr(object(),'x',1)", lambda: (setattr(object(),'x',1)))
