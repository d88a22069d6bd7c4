"""Weak collections, methods and finalizers, in terms of weak references.

`ref`, `proxy`, `getweakrefcount`, `getweakrefs` and the types come from the module's part in C.
"""
from itertools import count as _count

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method: dead when the object or its function is."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        try:
            owner = meth.__self__
            function = meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def died(_):
            # Whichever of the two goes first tells, and only once.
            this = this_ref()
            if this is not None and this._alive:
                this._alive = False
                if callback is not None:
                    callback(this)

        self = ref.__new__(cls, owner, died)
        self._func_ref = ref(function, died)
        self._meth_type = type(meth)
        self._alive = True
        this_ref = ref(self)
        return self

    def __call__(self):
        owner = super().__call__()
        function = self._func_ref()
        if owner is None or function is None:
            return None
        return self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return self is other

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows under which key it is kept."""

    __slots__ = ("key",)

    def __new__(cls, referent, callback, key):
        self = ref.__new__(cls, referent, callback)
        self.key = key
        return self

    def __init__(self, referent, callback, key):
        super().__init__(referent, callback)


class _Walk:
    """While one is open, a weak collection keeps its dead entries, so that a loop over it goes on."""

    def __init__(self, owner):
        self.owner = ref(owner)

    def __enter__(self):
        owner = self.owner()
        if owner is not None:
            owner._iterating.add(self)
        return self

    def __exit__(self, *what):
        owner = self.owner()
        if owner is not None:
            owner._iterating.remove(self)
            if not owner._iterating:
                owner._drop_dead()


def _remove_dead(table, dead):
    if table.get(dead.key) is dead:
        del table[dead.key]


class WeakValueDictionary:
    """A dictionary that does not keep its values alive."""

    def __init__(self, other=(), /, **kwargs):
        def remove(dead, this=ref(self), remove_dead=_remove_dead):
            owner = this()
            if owner is not None:
                if owner._iterating:
                    owner._pending_removals.append(dead.key)
                else:
                    remove_dead(owner.data, dead)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        self.data = {}
        self.update(other, **kwargs)

    def _drop_dead(self):
        while self._pending_removals:
            key = self._pending_removals.pop()
            kept = self.data.get(key)
            if kept is not None and kept() is None:
                del self.data[key]

    def __getitem__(self, key):
        if self._pending_removals:
            self._drop_dead()
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        if self._pending_removals:
            self._drop_dead()
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        if self._pending_removals:
            self._drop_dead()
        del self.data[key]

    def __len__(self):
        if self._pending_removals:
            self._drop_dead()
        return len(self.data)

    def __contains__(self, key):
        if self._pending_removals:
            self._drop_dead()
        kept = self.data.get(key)
        return kept is not None and kept() is not None

    def __repr__(self):
        return "<%s at %#x>" % (type(self).__name__, id(self))

    def __iter__(self):
        if self._pending_removals:
            self._drop_dead()
        with _Walk(self):
            for key, kept in self.data.items():
                if kept() is not None:
                    yield key

    keys = __iter__

    def values(self):
        if self._pending_removals:
            self._drop_dead()
        with _Walk(self):
            for kept in self.data.values():
                value = kept()
                if value is not None:
                    yield value

    def items(self):
        if self._pending_removals:
            self._drop_dead()
        with _Walk(self):
            for key, kept in self.data.items():
                value = kept()
                if value is not None:
                    yield key, value

    def valuerefs(self):
        if self._pending_removals:
            self._drop_dead()
        return list(self.data.values())

    def itervaluerefs(self):
        if self._pending_removals:
            self._drop_dead()
        with _Walk(self):
            yield from self.data.values()

    def get(self, key, default=None):
        if self._pending_removals:
            self._drop_dead()
        kept = self.data.get(key)
        if kept is None:
            return default
        value = kept()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = default
            return default
        return value

    def pop(self, key, *default):
        if self._pending_removals:
            self._drop_dead()
        kept = self.data.pop(key, None)
        value = None if kept is None else kept()
        if value is None:
            if default:
                return default[0]
            raise KeyError(key)
        return value

    def popitem(self):
        if self._pending_removals:
            self._drop_dead()
        while True:
            key, kept = self.data.popitem()
            value = kept()
            if value is not None:
                return key, value

    def clear(self):
        self._pending_removals.clear()
        self.data.clear()

    def update(self, other=None, /, **kwargs):
        if self._pending_removals:
            self._drop_dead()
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self.data[key] = KeyedRef(value, self._remove, key)
        for key, value in kwargs.items():
            self.data[key] = KeyedRef(value, self._remove, key)

    def copy(self):
        made = WeakValueDictionary()
        with _Walk(self):
            for key, kept in self.data.items():
                value = kept()
                if value is not None:
                    made[key] = value
        return made

    __copy__ = copy

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made


class WeakKeyDictionary:
    """A dictionary that does not keep its keys alive."""

    def __init__(self, dict=None):
        self.data = {}

        def remove(dead, this=ref(self)):
            owner = this()
            if owner is not None:
                if owner._iterating:
                    owner._pending_removals.append(dead)
                else:
                    owner.data.pop(dead, None)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        self._dirty_len = False
        if dict is not None:
            self.update(dict)

    def _drop_dead(self):
        while self._pending_removals:
            self.data.pop(self._pending_removals.pop(), None)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        self._dirty_len = True
        del self.data[ref(key)]

    def _forget_missing(self):
        # What was deleted by hand during a loop may be among the dead as well.
        data = self.data
        self._pending_removals = [dead for dead in self._pending_removals if dead in data]
        self._dirty_len = False

    def __len__(self):
        if self._dirty_len and self._pending_removals:
            self._forget_missing()
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, key):
        try:
            wanted = ref(key)
        except TypeError:
            return False
        return wanted in self.data

    def __repr__(self):
        return "<%s at %#x>" % (type(self).__name__, id(self))

    def __iter__(self):
        with _Walk(self):
            for kept in self.data:
                key = kept()
                if key is not None:
                    yield key

    keys = __iter__

    def values(self):
        with _Walk(self):
            for kept, value in self.data.items():
                if kept() is not None:
                    yield value

    def items(self):
        with _Walk(self):
            for kept, value in self.data.items():
                key = kept()
                if key is not None:
                    yield key, value

    def keyrefs(self):
        return list(self.data)

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *default):
        self._dirty_len = True
        return self.data.pop(ref(key), *default)

    def popitem(self):
        self._dirty_len = True
        while True:
            kept, value = self.data.popitem()
            key = kept()
            if key is not None:
                return key, value

    def clear(self):
        self._pending_removals.clear()
        self.data.clear()

    def update(self, other=None, /, **kwargs):
        if other is not None:
            if not hasattr(other, "items"):
                other = dict(other)
            for key, value in other.items():
                self.data[ref(key, self._remove)] = value
        if kwargs:
            self.update(kwargs)

    def copy(self):
        made = WeakKeyDictionary()
        with _Walk(self):
            for kept, value in self.data.items():
                key = kept()
                if key is not None:
                    made[key] = value
        return made

    __copy__ = copy

    def __eq__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, "items"):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made


class WeakSet:
    """A set that does not keep its members alive."""

    __module__ = "_weakrefset"

    def __init__(self, data=None):
        self.data = set()

        def remove(dead, this=ref(self)):
            owner = this()
            if owner is not None:
                if owner._iterating:
                    owner._pending_removals.append(dead)
                else:
                    owner.data.discard(dead)

        self._remove = remove
        self._pending_removals = []
        self._iterating = set()
        if data is not None:
            self.update(data)

    def _drop_dead(self):
        while self._pending_removals:
            self.data.discard(self._pending_removals.pop())

    def __iter__(self):
        with _Walk(self):
            for kept in self.data:
                item = kept()
                if item is not None:
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            wanted = ref(item)
        except TypeError:
            return False
        return wanted in self.data

    def __repr__(self):
        return repr(self.data)

    def add(self, item):
        if self._pending_removals:
            self._drop_dead()
        self.data.add(ref(item, self._remove))

    def clear(self):
        self._pending_removals.clear()
        self.data.clear()

    def copy(self):
        return type(self)(self)

    def pop(self):
        if self._pending_removals:
            self._drop_dead()
        while True:
            try:
                kept = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = kept()
            if item is not None:
                return item

    def remove(self, item):
        if self._pending_removals:
            self._drop_dead()
        self.data.remove(ref(item))

    def discard(self, item):
        if self._pending_removals:
            self._drop_dead()
        self.data.discard(ref(item))

    def update(self, other):
        if self._pending_removals:
            self._drop_dead()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.clear()
        else:
            for item in other:
                self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return type(self)(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        wanted = set(ref(item) for item in other)
        if self._pending_removals:
            self._drop_dead()
        self.data.intersection_update(wanted)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if self is other:
            self.clear()
            return
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        return self.data.issubset(set(ref(item) for item in other))

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(ref(item) for item in other)

    def issuperset(self, other):
        return self.data.issuperset(set(ref(item) for item in other))

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(ref(item) for item in other)

    def __eq__(self, other):
        if not isinstance(other, WeakSet):
            return NotImplemented
        return self.data == set(ref(item) for item in other)

    __hash__ = None

    def isdisjoint(self, other):
        return len(self.intersection(other)) == 0


class finalize:
    """Calls a function when an object dies, or at the program's end, once."""

    __slots__ = ()
    _registry = {}
    _order = _count(1)
    _ending = False

    class _Entry:
        __slots__ = "reference", "func", "args", "kwargs", "atexit", "number"

    def __init__(self, obj, func, /, *args, **kwargs):
        entry = self._Entry()
        # The finalizer itself is the callback; the registry keeps it alive.
        entry.reference = ref(obj, self)
        entry.func = func
        entry.args = args
        entry.kwargs = kwargs or None
        entry.atexit = True
        entry.number = next(self._order)
        self._registry[self] = entry

    def __call__(self, _=None):
        entry = self._registry.pop(self, None)
        if entry is not None and not self._ending:
            return entry.func(*entry.args, **(entry.kwargs or {}))

    def detach(self):
        entry = self._registry.get(self)
        obj = None if entry is None else entry.reference()
        if obj is not None and self._registry.pop(self, None) is not None:
            return obj, entry.func, entry.args, entry.kwargs or {}

    def peek(self):
        entry = self._registry.get(self)
        obj = None if entry is None else entry.reference()
        if obj is not None:
            return obj, entry.func, entry.args, entry.kwargs or {}

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        entry = self._registry.get(self)
        return entry is not None and entry.atexit

    @atexit.setter
    def atexit(self, value):
        entry = self._registry.get(self)
        if entry is not None:
            entry.atexit = bool(value)

    def __repr__(self):
        entry = self._registry.get(self)
        obj = None if entry is None else entry.reference()
        if obj is None:
            return "<%s object at %#x; dead>" % (type(self).__name__, id(self))
        return "<%s object at %#x; for %r at %#x>" % (
            type(self).__name__, id(self), type(obj).__name__, id(obj))

    @classmethod
    def _run_at_exit(cls):
        """The program ends: what is left is called, newest first."""
        gc_was_enabled = _collector_switch(False)
        try:
            while True:
                due = [(entry.number, this) for this, entry in cls._registry.items() if entry.atexit]
                if not due:
                    break
                newest = max(due, key=lambda pair: pair[0])[1]
                del due
                try:
                    newest()
                except Exception as error:
                    _show_error(error)
        finally:
            finalize._ending = True
            _collector_switch(gc_was_enabled)


_at_exit(finalize._run_at_exit)
