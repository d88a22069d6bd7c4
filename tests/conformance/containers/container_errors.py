# What a wrong use of a container is told.
def t(*cs):
    for c in cs:
        try: print(c())
        except (TypeError, ValueError, KeyError, IndexError) as e: print(type(e).__name__, e)
t(lambda: enumerate(foo=1), lambda: enumerate([], foo=1), lambda: enumerate([], 1, 2), lambda: enumerate([], start=1, foo=2), lambda: enumerate(start=2), lambda: enumerate(start=2,foo=3))
from collections import OrderedDict, deque, defaultdict
t(lambda: OrderedDict().pop(), lambda: OrderedDict().move_to_end(), lambda: OrderedDict.fromkeys(), lambda: OrderedDict().setdefault(), lambda: OrderedDict().popitem(1, 2), lambda: OrderedDict().update(1, 2), lambda: OrderedDict().popitem(foo=1))
t(lambda: deque(3), lambda: deque([], -1), lambda: deque([], "a"), lambda: deque([], 1, 2), lambda: deque(foo=1), lambda: deque().pop(), lambda: deque([1])[5], lambda: deque().remove(1), lambda: deque().index(1), lambda: deque().rotate("a"), lambda: deque([1], 1).insert(0, 2), lambda: deque() + [1], lambda: hash(deque()), lambda: deque()["a"], lambda: deque([1,2])[0:1])
t(lambda: defaultdict(3), lambda: defaultdict(None)[3], lambda: defaultdict(int, 3), lambda: defaultdict(list, a=1)["b"])
t(lambda: [].sort(1), lambda: [].sort(None, None), lambda: [].sort(x=1), lambda: [1].sort(key=3), lambda: {}.fromkeys(), lambda: {}.get(1, 2, 3), lambda: {}.update(1, 2), lambda: (1).count if 0 else (1,).count(), lambda: slice(1, 2, 3, 4), lambda: slice(a=1), lambda: zip([], 3), lambda: map(), lambda: filter(None), lambda: filter(None, 3), lambda: set().update(3), lambda: set().union(3), lambda: set().intersection(3), lambda: {1}.issubset(3), lambda: {1} - [1], lambda: set([1], [2]), lambda: list([1], 2), lambda: tuple(3), lambda: dict(3), lambda: dict({}, {}), lambda: reversed(), lambda: reversed(1, 2), lambda: reversed(a=1), lambda: range("a"), lambda: range(1, "b"), lambda: [1, 2].pop("a"), lambda: [1].insert("a", 1), lambda: [1].extend(3), lambda: [].index(), lambda: [].index(1, 2, 3, 4), lambda: ().index(1, "a"), lambda: [1, 2][1:2:0], lambda: list.append(3, 4), lambda: list.append())
l = [1, 2, 3, 4]
def s1(): l["a"] = 1
def s2(): l[10] = 1
def s3(): l[0:1] = 3
def s4(): l[::2] = [1]
def s5(): l[::2] = 3
def s6(): del l[10]
def s7(): del l["a"]
def s8(): (1,)[0] = 1
def s9(): del (1,)[0]
def s10(): range(3)[0] = 1
def s11(): {}[[]] = 1
def s12(): del {}[1]
t(s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12)
