"""Names for annotations, which a workload's run ignores."""


class _Name:
    """Stands for any type, with or without parameters."""

    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __repr__(self):
        return "typing." + self._name


Any = _Name("Any")
Callable = _Name("Callable")
ClassVar = _Name("ClassVar")
DefaultDict = _Name("DefaultDict")
Deque = _Name("Deque")
Dict = _Name("Dict")
Final = _Name("Final")
FrozenSet = _Name("FrozenSet")
Generator = _Name("Generator")
Hashable = _Name("Hashable")
Iterable = _Name("Iterable")
Iterator = _Name("Iterator")
List = _Name("List")
Literal = _Name("Literal")
Mapping = _Name("Mapping")
MutableMapping = _Name("MutableMapping")
NoReturn = _Name("NoReturn")
Optional = _Name("Optional")
Sequence = _Name("Sequence")
Set = _Name("Set")
Tuple = _Name("Tuple")
Type = _Name("Type")
TypeVar = _Name("TypeVar")
Union = _Name("Union")
TYPE_CHECKING = False


def cast(typ, val):
    return val


def overload(func):
    return func


def final(func):
    return func
