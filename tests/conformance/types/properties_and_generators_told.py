# What properties of derived classes, bound methods and generators say of themselves.
class Derived(property):
    """the derived kind"""


class Slotted(property):
    __slots__ = ()


class WithDoc(property):
    __slots__ = ("__doc__",)


def getter(self):
    "of the getter"
    return 1


def bare(self):
    return 2


for kind in (property, Derived, Slotted, WithDoc):
    for arguments in ((getter,), (bare,), (getter, None, None, "given"), (bare, None, None, "given"), ()):
        try:
            print(kind.__name__, len(arguments), kind(*arguments).__doc__)
        except Exception as error:
            print(kind.__name__, len(arguments), type(error).__name__, error)


class Holder:
    p = Derived(getter)
    q = p.getter(bare)
    r = p.setter(lambda self, value: None)

    @property
    def plain(self):
        return self.missing


print(Holder.p.__doc__, Holder.q.__doc__, Holder.r.__doc__)
for step in (lambda: setattr(Holder(), "p", 1), lambda: delattr(Holder(), "r"), lambda: Holder().plain,
             lambda: setattr(Holder(), "q", 1), lambda: property().__get__(Holder()), lambda: property().__set_name__(1)):
    try:
        print(step())
    except Exception as error:
        print(type(error).__name__, error)


class A:
    def method(self, *rest): return rest


class B:
    by_class = classmethod(A().method)
    bound = A().method


print(B.by_class() == (B,), B().by_class() == (B,), B().bound(), "__get__" in type(A().method).__dict__)


def numbers():
    got = yield 1
    try:
        yield got
    except ValueError as error:
        yield error.args
    yield from (8, 9)


g = numbers()
print(g.__name__, g.__qualname__, g.gi_running, g.gi_suspended, g.gi_yieldfrom)
g.__name__, g.__qualname__ = "renamed", "further.renamed"
print(g.__name__, g.__qualname__, numbers.__name__, next(g), g.gi_suspended, g.send("sent"))
for wrong in (lambda: setattr(g, "__name__", 1), lambda: delattr(g, "__qualname__"), lambda: g.throw(5),
              lambda: g.throw(ValueError(), 5), lambda: g.throw(ValueError, None, 5), lambda: g.throw()):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
print(g.throw(ValueError, ("a", "b")), next(g), g.gi_yieldfrom is None, next(g), list(g), g.gi_suspended, g.gi_frame)
