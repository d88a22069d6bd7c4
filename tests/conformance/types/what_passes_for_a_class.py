# isinstance and issubclass with what only looks like a class, and with classes that claim others.
def show(label, make):
    try:
        print(label, make())
    except Exception as error:
        print(label, type(error).__name__, error)


class Looks:
    def __init__(self, *bases):
        self.bases = bases

    @property
    def __bases__(self):
        return self.bases


class Claims:
    def __init__(self, cls):
        self.cls = cls

    @property
    def __class__(self):
        return self.cls


class Raises:
    @property
    def __bases__(self):
        raise RuntimeError("no bases")


class NoTuple:
    __bases__ = 5


top = Looks()
middle = Looks(top)
bottom = Looks(middle, Looks())
show("is", lambda: isinstance(Claims(bottom), top))
show("is not", lambda: isinstance(Claims(top), bottom))
show("below", lambda: issubclass(bottom, top))
show("above", lambda: issubclass(top, bottom))
show("itself", lambda: issubclass(top, top))
show("in a tuple", lambda: issubclass(bottom, (int, middle)))
show("claims int", lambda: (isinstance(Claims(int), int), isinstance(Claims(bool), int), isinstance(Claims(3), int)))
show("raises", lambda: isinstance(1, Raises()))
show("raises below", lambda: issubclass(Raises(), int))
show("no tuple", lambda: isinstance(1, NoTuple()))
show("no class", lambda: issubclass(3, int))
show("no class above", lambda: issubclass(int, 3))
show("nested", lambda: isinstance(3, ((str, (bytes, (int,))), list)))
show("empty", lambda: isinstance(3, ()))
show("stops early", lambda: isinstance(3, (int, 5)))
show("too late", lambda: isinstance(3, (str, 5)))
