# Instances of classes derived from types written in C are collected like others.
import gc
from functools import partial
from collections import deque, OrderedDict, defaultdict


def masked(text):
    """Addresses differ from run to run."""
    first, *others = text.split("0x")
    return first + "".join("0x.." + part.lstrip("0123456789abcdef") for part in others)


def show(label, function):
    try:
        shown = repr(function())
    except BaseException as error:
        shown = type(error).__name__ + ": " + str(error)
    print(label, masked(shown))


class PS(partial):
    pass


class DQ(deque):
    pass


class OD(OrderedDict):
    pass


class DD(defaultdict):
    pass


def f():
    x = [PS(print) for i in range(20)]
    x += [DQ() for i in range(20)]
    x += [OD() for i in range(20)]
    x += [DD() for i in range(20)]
    y = 1
    return x


k = f()
gc.collect()
print(PS, k[0](1), PS.__mro__, DQ.__mro__, OD.__mro__, DD.__mro__, len(gc.get_referents(k[0])),
    len(gc.get_referents(k[25])))
