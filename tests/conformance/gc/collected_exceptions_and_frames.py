# What gc.collect() counts of exceptions, tracebacks, frames, generators and closures.
import gc, sys
gc.disable()
def check(label, make):
    gc.collect()
    make()
    print(f"{label:<30}", gc.collect(), gc.collect())
def m():
    try: raise ValueError("x")
    except ValueError as e:
        keep = e
check("kept", m)
def m():
    try: 1/0
    except ZeroDivisionError as e: err = e
    a = [1]; b = {}
check("kept 2", m)
def inner(): raise KeyError(1)
def m():
    try: inner()
    except KeyError as e: err = e
check("two frames", m)
def m():
    try:
        try: inner()
        except KeyError as e: raise ValueError from e
    except ValueError as e: err = e
check("cause", m)
def m():
    try:
        try: inner()
        except KeyError: raise ValueError
    except ValueError as e: err = e
check("context", m)
def m():
    e = ValueError(); e.__cause__ = e
check("cause self", m)
def m():
    e = ValueError(); e.__context__ = KeyError(); e.__context__.__cause__ = e
check("context cycle", m)
def m():
    e = ValueError([]); e.args[0].append(e)
check("args cycle", m)
def m():
    e = ValueError([]); e.x = e
check("attr", m)
def m():
    e = ValueError([]); e.add_note("a"); e.__notes__.append(e)
check("note", m)
def m():
    e = AttributeError("x", name="n", obj=None); e.args = (e,)
check("AttributeError", m)
def m():
    o = type("O", (), {})()
    try: o.zork
    except AttributeError as e: o.e = e
check("AttributeError obj", m)
def m():
    e = StopIteration([]); e.value.append(e)
check("StopIteration", m)
def m():
    e = SystemExit([]); e.code.append(e)
check("SystemExit", m)
def m():
    e = OSError(1, []); e.strerror.append(e)
check("OSError", m)
def m():
    e = ImportError("x", name=[]); e.name.append(e)
check("ImportError", m)
def m():
    e = KeyError(); e.args = [e]
check("KeyError", m)
def m():
    def f():
        try: raise ValueError
        except ValueError as e: return e
    x = f()
    x.me = x
check("returned", m)
def m():
    def g():
        try: yield 1
        finally: pass
    x = g(); next(x)
    y = [x]; y.append(y)
check("gen in list", m)
def m():
    def g():
        me = yield
        yield me
    x = g(); next(x); x.send(x)
check("gen self", m)
def m():
    def g():
        me = yield
        yield me
    x = g(); next(x); x.send([x, x])
check("gen self list", m)
def m():
    def g():
        me = yield
        try: yield me
        finally: print("fin")
    x = g(); next(x); x.send(x)
check("gen self finally", m)
def m():
    l = []
    def g():
        try: yield l
        finally: print("fin", len(l))
    x = g(); next(x); l.append(x)
check("gen closure finally", m)
def m():
    def g(): yield x
    x = g()
check("gen closure unstarted", m)
def m():
    def g(): yield x
    x = g(); next(x)
check("gen closure started", m)
def m():
    def g(): yield x
    x = g(); next(x); list(x)
check("gen closure finished", m)
def m():
    def g():
        try: raise ValueError
        except ValueError as e:
            yield e
    x = g(); next(x)
check("gen handling", m)
def m():
    def g():
        try: raise ValueError
        except ValueError as e:
            k = e
            yield e
    x = g(); next(x)
check("gen handling kept", m)
def m():
    def g():
        yield from h()
    def h():
        yield x
    x = g(); next(x)
check("yield from", m)
def m():
    def r(n):
        if n: r(n-1)
        else: raise ValueError
    try: r(5)
    except ValueError as e: k = e
check("recursion", m)
def m():
    def r(n):
        k = [n]
        try:
            if n: r(n-1)
            else: raise ValueError
        except ValueError as e:
            k.append(e)
            raise
    try: r(3)
    except ValueError as e: k = e
check("recursion reraise", m)
def m():
    try: raise ValueError
    except ValueError as e: t = e.__traceback__
    t
check("traceback only", m)
def m():
    try: raise ValueError
    except ValueError as e: t = e
    e = t; t.__traceback__ = None
check("traceback cut", m)
def m():
    try: raise ValueError
    except ValueError as e: t = e.with_traceback(None)
check("with_traceback None", m)
def m():
    try: raise ValueError
    except ValueError as e: f = e.__traceback__.tb_frame if hasattr(e.__traceback__, "tb_frame") else None
check("frame kept", m)
class CM:
    def __enter__(self): return self
    def __exit__(self, *a):
        self.a = a
        return True
def m():
    with CM() as c:
        raise ValueError
check("with exit keeps", m)
def m():
    c = CM()
    with c:
        c.x = c
        inner()
check("with exit keeps 2", m)
def m():
    x = [lambda: x]
check("lambda", m)
def m():
    x = [(lambda: x) for i in range(3)]
check("lambda comp", m)
def m():
    x = [(lambda i=i: i) for i in range(3)]
check("lambda comp default", m)
def m():
    x = [(lambda: i) for i in range(3)]
check("lambda comp cell", m)
def m():
    x = {i: (lambda: i) for i in range(3)}
    x[0] = x
check("lambda comp cell", m)
