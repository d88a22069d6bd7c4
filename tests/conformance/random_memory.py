"""Random work for the collector when it runs by itself, for the tracer, and for sizes that grow and shrink."""

PRELUDE = '''\
import collections
import contextlib
import functools
import gc
import itertools
import sys
import tracemalloc
import weakref


class Node:
    def __init__(self, *links):
        self.links = links
        self.me = self


class Slotted:
    __slots__ = ('a', 'b', '__weakref__')


class Loud(Node):
    def __del__(self):
        log.append('del')


class Riser(Node):
    def __del__(self):
        kept.append(self)


Point = collections.namedtuple('Point', 'x y')
log = []
kept = []
events = []


def told(phase, info):
    events.append('%s%d:%d/%d' % (phase[2], info['generation'], info['collected'], info['uncollectable']))


def counter(start):
    def step():
        nonlocal start
        start += 1
        return start
    return step


def numbers(n):
    try:
        for i in range(n):
            yield [i]
    finally:
        log.append('closed')


@contextlib.contextmanager
def managed(value):
    yield value


@functools.lru_cache(maxsize=8)
def cached(n):
    return [n]


def flush(label):
    print(label, ' '.join(events), len(log), len(kept))
    events.clear()
    log.clear()
    kept.clear()


def make_ring(n):
    first = previous = Node()
    for i in range(n):
        previous.next = Node(first)
        previous = previous.next
    previous.next = first
    return first


def failing(depth):
    held = [depth]
    if depth == 0:
        raise ValueError(held)
    failing(depth - 1)


def caught(depth):
    try:
        failing(depth)
    except ValueError as error:
        return error


gc.disable()
'''

COLLECTOR = '''\
cached.cache_clear()
gc.collect()
gc.freeze()
gc.collect()
collected = [s['collected'] for s in gc.get_stats()]
gc.callbacks.append(told)
'''

THINGS = ["[]", "[%d]", "{'k': %d}", "(%d, [])", "Node()", "Node([%d])", "Slotted()", "Loud()", "Riser()", "lambda: %d", "counter(%d)",
          "numbers(%d)", "make_ring(%d)", "caught(%d)", "Point(%d, [])", "weakref.ref(Node())", "collections.deque([%d])",
          "collections.OrderedDict(a=%d)", "collections.defaultdict(list)", "{%d: []}", "{i: i for i in range(%d)}", "set(range(%d))",
          "functools.partial(print, %d)", "iter([%d])", "managed(%d)", "type('Made', (), {'a': %d})", "[[i] for i in range(%d)]",
          "itertools.chain([%d], [])", "Node(Node(), %d)", "weakref.WeakValueDictionary()", "weakref.WeakSet()", "'text' * %d",
          "bytearray(%d)", "3 ** %d", "zip([%d])", "enumerate([%d])", "map(str, [%d])", "slice(%d)", "cached(%d)",
          "str(%d).join", "[Node() for _ in range(%d)]", "tuple([i] for i in range(%d))", "dict.fromkeys('abcdefgh', %d)"]


LINE_OF = "line of "  # replaced when the line is known


class Memory:
    def __init__(self, random, theme):
        self.random = random
        self.theme = theme
        self.lines = []
        self.names = []

    def thing(self):
        text = self.random.choice(THINGS)
        return text % self.random.randrange(1, 9) if "%d" in text else text

    # A collection of its own accord.

    def churn(self):
        r = self.random
        body = r.choice([f"x = {self.thing()}", f"keep.append({self.thing()})", f"x = [{self.thing()}]; x.append(x)",
                         f"keep = [keep[:{r.randrange(9)}], {self.thing()}]", f"x = {self.thing()}; y = [x, x]; y.append(y)",
                         f"keep.append([{self.thing()} for _ in range({r.randrange(3)})])"])
        n = r.choice([5, 30, 100, 300])
        name = f"work{len(self.lines)}"
        self.lines += [f"def {name}(keep):", f"    for i in range({n}):", f"        {body}",
                       *(["        if i % 7 == 0:", f"            {self.thing()}"] if r.random() < 0.4 else []),
                       "    return keep", "", "",
                       f"gc.set_threshold({r.choice([10, 20, 50, 100, 700])}, {r.choice([1, 2, 3, 10])}, {r.choice([1, 2, 5])})",
                       "gc.enable()", f"held = {name}([])", "gc.disable()", f"flush('{name}')",
                       "print(gc.get_count()[1:], [s['collected'] - n for s, n in zip(gc.get_stats(), collected)])"]
        self.lines.append(r.choice(["del held", "pass", "held = [held]"]))
        if r.random() < 0.3:
            self.lines.append(f"print('found', gc.collect({r.choice(['', '0', '1'])}))")

    # What a function allocates.

    def measure(self):
        r = self.random
        name = f"trace{len(self.lines)}"
        body = []
        for i in range(r.randrange(1, 5)):
            body.append(r.choice([f"v{i} = {self.thing()}", f"held.append({self.thing()})",
                                  f"v{i} = [{self.thing()} for _ in range({r.randrange(20)})]",
                                  f"for i in range({r.randrange(30)}): held.append({self.thing()})",
                                  f"held.extend([{self.thing()}] * {r.randrange(9)})", "held.clear()",
                                  f"v{i} = sorted([{self.thing()} for _ in range(3)], key=bool)",
                                  f"v{i} = {{i: {self.thing()} for i in range({r.randrange(12)})}}",
                                  f"v{i} = ''.join(['ab'] * {r.randrange(90)})"]))
        self.lines += [f"def {name}(held):", *("    " + line for line in body), "    return len(held)", "", "",
                       f"measure('{name}', {name}, {LINE_OF}{name})"]

    # How much room things take while they change.

    def resize(self):
        r = self.random
        kind = r.choice(["list", "dict", "set", "bytearray", "deque", "node"])
        start, step = {"list": ("[]", ["x.append(i)", "x.pop() if x else 0", "x.extend(range(i % 7))", "x[i // 2:] = [i]",
                                       "x.insert(0, i)", "x += [i, i]", "x *= 2 if len(x) < 50 else 1", "del x[:i % 3]"]),
                       "dict": ("{}", ["x[i] = i", "x[str(i)] = i", "x.pop(i - 3, 0)", "x.update({i: 1, 's': 2})", "x = dict(x)",
                                       "x.setdefault(i * 2, 0)", "x = x | {i: 0}", "x = x.copy()", "x.popitem() if x else 0"]),
                       "set": ("set()", ["x.add(i)", "x.discard(i - 2)", "x |= set(range(i % 9))", "x = set(x)", "x -= {1, 2, 3}",
                                         "x &= set(range(40))", "x ^= {i, i + 1}", "x = frozenset(x) | {i}; x = set(x)"]),
                       "bytearray": ("bytearray()", ["x.append(i % 256)", "x += b'abc'", "del x[:i % 4]", "x.extend(range(i % 9))",
                                                     "x *= 2 if len(x) < 90 else 1", "x[i // 2:] = b'z'", "x.pop() if x else 0"]),
                       "deque": ("collections.deque()", ["x.append(i)", "x.appendleft(i)", "x.pop() if x else 0",
                                                         "x.extend(range(i * 9))", "x.rotate(3)", "x.popleft() if x else 0"]),
                       "node": ("Node()", ["setattr(x, 'a%d' % (i % 12), i)", "x = Node(i)", "vars(x).pop('links', 0)",
                                           "x.__dict__['k'] = i", "x.__dict__ = {}", "delattr(x, 'me') if hasattr(x, 'me') else 0"])}[kind]
        size = "sys.getsizeof(x) + sys.getsizeof(vars(x))" if kind == "node" and r.random() < 0.5 else "sys.getsizeof(x)"
        name = f"room{len(self.lines)}"
        self.lines += [f"def {name}():", f"    x = {start}", "    sizes = []", f"    for i in range({r.randrange(5, 30)}):",
                       *("        " + r.choice(step) for _ in range(r.randrange(1, 4))), f"        sizes.append({size})",
                       "    return sizes", "", "", f"print('{name}', {name}())"]

    def write(self, length):
        text = PRELUDE
        if self.theme == "tracer":
            text += TRACER.format(self.random.choice([1, 1, 3, 10]))
        if self.theme == "collector":
            text += COLLECTOR
        for _ in range(max(1, length // 8)):
            {"collector": self.churn, "tracer": self.measure, "sizes": self.resize}[self.theme]()
        if self.theme == "collector":
            self.lines += ["gc.callbacks.clear()", "print('found', gc.collect())", "flush('end')"]
        text += "\n\n" + "\n".join(self.lines) + "\n"
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("def trace"):
                name = line[4:line.index("(")]
                text = text.replace(f"{LINE_OF}{name})", f"{number})")
        return text


TRACER = '''\
frames = {}


def measure(name, function, first):
    held = []
    gc.collect()
    tracemalloc.start(frames)
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    function(held)
    after, peak = tracemalloc.get_traced_memory()
    snapshot = tracemalloc.take_snapshot()
    tracemalloc.stop()
    print(name, after - before, peak - before)
    own = snapshot.filter_traces([tracemalloc.Filter(True, __file__)])
    for statistic in own.statistics('lineno'):
        frame = statistic.traceback[0]
        if frame.lineno > first:
            print('  line', frame.lineno, statistic.size, statistic.count)
    print('  traces', sorted(collections.Counter(len(t.traceback) for t in own.traces if t.traceback[0].lineno > first).items()))
'''
