"""Names for annotations, which a workload's run ignores: they can be subscripted, shown and derived
from, and check nothing."""

TYPE_CHECKING = False


def _shown(parameter):
    if isinstance(parameter, type):
        if parameter.__module__ == "builtins":
            return parameter.__qualname__
        return parameter.__module__ + "." + parameter.__qualname__
    if parameter is ...:
        return "..."
    if isinstance(parameter, list):
        return "[" + ", ".join(map(_shown, parameter)) + "]"
    return repr(parameter)


class _Name:
    """Stands for a type; with parameters for one of its forms."""

    def __init__(self, name, origin=None, parameters=None):
        self._name = name
        self.__origin__ = origin
        self.__args__ = parameters

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if self._name in ("Optional", "Union") and None in parameters:
            parameters = tuple(type(None) if p is None else p for p in parameters)
        if self._name == "Union" and len(parameters) == 1:
            return parameters[0]
        return _Name(self._name, self.__origin__, parameters)

    def __call__(self, *args, **kwargs):
        if self.__origin__ is None:
            raise TypeError(f"Cannot instantiate {self!r}")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        return (object,) if self.__origin__ is None else (self.__origin__,)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        if not isinstance(other, _Name):
            return NotImplemented
        return self._name == other._name and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self._name, self.__args__))

    def __repr__(self):
        name, parameters = self._name, self.__args__
        if parameters is None:
            return "typing." + name
        if name == "Union" and len(parameters) == 2 and type(None) in parameters:
            name = "Optional"
            parameters = tuple(p for p in parameters if p is not type(None))
        return "typing.%s[%s]" % (name, ", ".join(map(_shown, parameters)))


class TypeVar:
    """A name that stands for any type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class Generic:
    """A base of classes with parameters."""

    __slots__ = ()

    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    """A base of classes that only say which methods there are."""

    __slots__ = ()


Any = _Name("Any")
AnyStr = TypeVar("AnyStr", bytes, str)
Callable = _Name("Callable")
ClassVar = _Name("ClassVar")
Collection = _Name("Collection")
Container = _Name("Container")
Deque = _Name("Deque")
DefaultDict = _Name("DefaultDict")
Dict = _Name("Dict", dict)
Final = _Name("Final")
FrozenSet = _Name("FrozenSet", frozenset)
Generator = _Name("Generator")
Hashable = _Name("Hashable")
Iterable = _Name("Iterable")
Iterator = _Name("Iterator")
List = _Name("List", list)
Literal = _Name("Literal")
Mapping = _Name("Mapping")
MutableMapping = _Name("MutableMapping")
MutableSequence = _Name("MutableSequence")
MutableSet = _Name("MutableSet")
Never = _Name("Never")
NoReturn = _Name("NoReturn")
Optional = _Name("Optional")
Reversible = _Name("Reversible")
Self = _Name("Self")
Sequence = _Name("Sequence")
Set = _Name("Set", set)
Sized = _Name("Sized")
Text = str
Tuple = _Name("Tuple", tuple)
Type = _Name("Type", type)
TypeAlias = _Name("TypeAlias")
Union = _Name("Union")


def NewType(name, tp):
    """A name for a type that is to be told apart; calling it gives the value back."""
    def new_type(x):
        return x
    new_type.__name__ = new_type.__qualname__ = name
    new_type.__supertype__ = tp
    return new_type


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def override(method):
    return method


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    return cls
