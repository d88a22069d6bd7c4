# Modules that ask the machine, and names for annotations: results and wrong uses.
import time, os, sys, typing
from typing import List, Dict, Optional, Union, Any, Callable, TypeVar, Generic, Iterable, cast


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


show('time', lambda: (type(time.time()).__name__, type(time.perf_counter()).__name__,
    type(time.monotonic()).__name__, time.time() > 1000000000.0,
    time.perf_counter() <= time.perf_counter(), time.monotonic() <= time.monotonic()))
show('ns', lambda: (type(time.time_ns()).__name__, type(time.perf_counter_ns()).__name__,
    type(time.monotonic_ns()).__name__, type(time.process_time()).__name__))
show('sleep', lambda: time.sleep(0))
show('sleep neg', lambda: time.sleep(-1))
show('sleep str', lambda: time.sleep('a'))
show('sleep none', lambda: time.sleep(None))
show('sleep 0', lambda: time.sleep())
show('sleep 2', lambda: time.sleep(1, 2))
show('sleep flt', lambda: time.sleep(0.001))
show('sleep nan', lambda: time.sleep(float('nan')))
show('sleep kw', lambda: time.sleep(secs=1))
show('time args', lambda: time.time(1))
show('perf kw', lambda: time.perf_counter(a=1))
show('sleep big', lambda: time.sleep(1e+30))
show('sleep bool', lambda: time.sleep(False))


class Ix:

    def __index__(self):
        return 0


show('sleep index', lambda: time.sleep(Ix()))
show('repr', lambda: (time, time.sleep, time.time))
show('getpid', lambda: (type(os.getpid()).__name__, os.getpid() > 0, os.getpid() == os.getpid()))
show('getpid args', lambda: os.getpid(1))
show('repr', lambda: os.getpid)
show('mod', lambda: os.getpid.__module__)
show('cast', lambda: cast(int, 'x'))
show('List', lambda: (List[int], Dict[str, int], Optional[int], Union[int, str], Any))
show('TC', lambda: typing.TYPE_CHECKING)
T = TypeVar('T')
show('T', lambda: T)


def f(x: List[int], y: Optional[str]=None) -> Dict[str, Any]:
    return {'x': x, 'y': y}


show('f', lambda: f([1]))


class G(Generic[T]):

    def __init__(self, v: T):
        self.v = v

    def get(self) -> T:
        return self.v


show('G', lambda: (G(5).get(), G[int](6).get(), [k.__name__ for k in G.__mro__]))
x: Callable[[int], str] = str
show('x', lambda: x(5))


@typing.overload
def ov(a: int) -> int:
    ...


def ov(a):
    return a


show('ov', lambda: ov(1))
show('final', lambda: typing.final(G) is G)
