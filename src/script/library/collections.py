"""Containers beside the built-in ones. `deque`, `defaultdict`, `OrderedDict` and the parts of named
tuples that are to be fast come from the module's part in C."""
from itertools import chain as _chain, repeat as _repeat

_KEYWORDS = frozenset((
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield"))


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new subclass of tuple whose items have names."""
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    field_names = list(map(str, field_names))
    typename = _intern(str(typename))
    if rename:
        seen = set()
        for index, name in enumerate(field_names):
            if (not name.isidentifier() or name in _KEYWORDS or name.startswith("_")
                    or name in seen):
                field_names[index] = f"_{index}"
            seen.add(name)
    for name in [typename] + field_names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(
                "Type names and field names must be valid identifiers: " + f"{name!r}")
        if name in _KEYWORDS:
            raise ValueError("Type names and field names cannot be a keyword: " + f"{name!r}")
    seen = set()
    for name in field_names:
        if name.startswith("_") and not rename:
            raise ValueError("Field names cannot start with an underscore: " + f"{name!r}")
        if name in seen:
            raise ValueError("Encountered duplicate field name: " + f"{name!r}")
        seen.add(name)

    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(field_names):
            raise TypeError("Got more default values than field names")
        field_defaults = dict(reversed(list(zip(reversed(field_names), reversed(defaults)))))

    field_names = tuple(map(_intern, field_names))
    count = len(field_names)
    arguments = ", ".join(field_names)
    if count == 1:
        arguments += ","
    representation = "(" + ", ".join(name + "=%r" for name in field_names) + ")"
    new_tuple = tuple.__new__
    # What the methods use, they hold: each has cells of its own, as CPython's have.
    make_dict, make_tuple, length, each, pairs = dict, tuple, len, map, zip

    # The constructor has the fields as its parameters, so that wrong calls are refused as usual.
    scope = {"_new_tuple": new_tuple, "__builtins__": {}, "__name__": "namedtuple_" + typename}
    _define("__new__ = lambda _cls, %s: _new_tuple(_cls, (%s))\n" % (arguments, arguments)
            if count else "__new__ = lambda _cls: _new_tuple(_cls, ())\n", scope)
    __new__ = scope.pop("__new__")
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({', '.join(field_names)})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    @classmethod
    def _make(cls, iterable):
        result = new_tuple(cls, iterable)
        if length(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    def _replace(self, /, **kwds):
        result = self._make(each(kwds.pop, field_names, self))
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + representation % self

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return make_dict(pairs(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return make_tuple(self)

    _make.__func__.__doc__ = f"Make a new {typename} object from a sequence or iterable"
    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    for method in (__new__, _make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"

    namespace = {
        "__doc__": f"{typename}({', '.join(field_names)})",
        "__slots__": (),
        "_fields": field_names,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": _make,
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": field_names,
    }
    for index, name in enumerate(field_names):
        namespace[name] = _tuplegetter(index, _intern(f"Alias for field number {index}"))
    result = type(typename, (tuple,), namespace)
    result.__module__ = _caller_module() if module is None else module
    return result


_MAPPINGS = dict, type(vars(tuple))


def _count_of(item):
    return item[1]


class Counter(dict):
    """Counts things: a dict from elements to numbers, in which what is missing counts 0."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        if n is None:
            return sorted(self.items(), key=_count_of, reverse=True)
        if n == 1:
            best = max(self.items(), default=None, key=_count_of)
            return [] if best is None else [best]
        if n >= len(self):
            return sorted(self.items(), key=_count_of, reverse=True)[:n]
        # Picked one by one, as heapq.nlargest does it: the list has the room that appending leaves.
        wanted = len(range(n))
        return [item for item in sorted(self.items(), key=_count_of, reverse=True)[:wanted]]

    def elements(self):
        return _chain.from_iterable(_repeat(element, number) for element, number in self.items())

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, _MAPPINGS):
                if self:
                    for element, number in iterable.items():
                        self[element] = number + self.get(element, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, _MAPPINGS):
                for element, number in iterable.items():
                    self[element] = self.get(element, 0) - number
            else:
                for element in iterable:
                    self[element] = self.get(element, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combined(self, other, combine):
        """A new Counter of the positive results, own elements first."""
        result = Counter()
        for element, number in self.items():
            number = combine(number, other[element])
            if number > 0:
                result[element] = number
        for element, number in other.items():
            if element not in self:
                number = combine(0, number)
                if number > 0:
                    result[element] = number
        return result

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, min)

    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combined(Counter(), lambda a, b: -a)

    def _keep_positive(self):
        for element in [element for element, number in self.items() if not number > 0]:
            del self[element]
        return self

    def __iadd__(self, other):
        for element, number in other.items():
            self[element] += number
        return self._keep_positive()

    def __isub__(self, other):
        for element, number in other.items():
            self[element] -= number
        return self._keep_positive()

    def __ior__(self, other):
        for element, number in other.items():
            if number > self[element]:
                self[element] = number
        return self._keep_positive()

    def __iand__(self, other):
        for element, number in self.items():
            if other[element] < number:
                self[element] = other[element]
        return self._keep_positive()
