# OSError and its relatives: which class comes, where the fields come from, what subclasses see.
def show(label, make):
    try:
        error = make()
        print(label, type(error).__name__, error.args, error.errno, error.strerror, error.filename,
              error.filename2, str(error))
    except Exception as error:
        print(label, "raised", type(error).__name__, error)


show("none", lambda: OSError())
show("one", lambda: OSError(2))
show("two", lambda: OSError(2, "gone"))
show("three", lambda: OSError(13, "no", "file"))
show("five", lambda: OSError(1, "no", "a", None, "b"))
show("six", lambda: OSError(1, 2, 3, 4, 5, 6))
show("none as a name", lambda: OSError(17, "there", None))
show("keyword", lambda: OSError(message="x"))
show("blocked", lambda: BlockingIOError(11, "later", 3))
show("no class", lambda: OSError(9999, "odd"))
show("bool", lambda: OSError(True, "one"))
show("subclass stays", lambda: FileNotFoundError(13, "no"))

e = BlockingIOError(11, "later", 3)
print("written", e.characters_written)
e.characters_written = 5
print("written", e.characters_written)
del e.characters_written
for step in (lambda: e.characters_written, lambda: setattr(e, "characters_written", "x")):
    try:
        print(step())
    except Exception as error:
        print(type(error).__name__, error)


class ByInit(OSError):
    def __init__(self, message, more):
        super().__init__(2, message)
        self.more = more


class ByNew(OSError):
    def __new__(cls, message, more):
        made = super().__new__(cls, 13, message)
        made.more = more
        return made


class Both(OSError):
    def __new__(cls, *args, **options):
        return super().__new__(cls, *args)

    def __init__(self, *args, **options):
        super().__init__("from init")


for make in (lambda: ByInit("a", 1), lambda: ByNew("b", 2), lambda: ByNew("b", more=2), lambda: Both(2, "c"),
             lambda: ByInit(message="a", more=1)):
    try:
        made = make()
        print(type(made).__name__, made.args, made.errno, made.strerror, getattr(made, "more", None))
    except Exception as error:
        print(type(error).__name__, error)

u = UnicodeEncodeError("ascii", "abc\xe9", 3, 4, "why")
print(str(u) == "'ascii' codec can't encode character '\\xe9' in position 3: why")
u.end = 9
print(str(u))
u.reason = 42
u.encoding = 7
print(str(u))
u.start = 0
u.end = 1
print(str(u))
d = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "start")
print(d)
d.object = b"ab"
d.start, d.end = 1, 2
print(d)
for bad in (lambda: UnicodeDecodeError("a", "b", 0, 1, "c"), lambda: UnicodeEncodeError("a", b"b", 0, 1, "c"),
            lambda: UnicodeEncodeError("a", "b", 0, 1), lambda: setattr(d, "start", "x"), lambda: delattr(d, "end")):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
