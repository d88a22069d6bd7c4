"""Random programs, printed for a seed.

    generate-random.py SEED [LENGTH] [THEME]

`graph`, the theme unless another is given, builds and breaks object graphs: each line that prints
shows what the memory system decided: counts, sizes, who is tracked, what a collection found, in which
order finalizers and callbacks ran. The others: `flow` (random_flow.py), `values` (random_values.py),
`collector`, `tracer` and `sizes` (random_memory.py). Nothing depends on addresses.
"""
import random
import sys

import random_flow
import random_memory
import random_values

PRELUDE = '''\
import gc
import sys
import weakref

gc.disable()
log = []


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class Slotted:
    __slots__ = ('name', 'next', 'other', '__weakref__')

    def __init__(self, name):
        self.name = name


class Finalized(Node):
    def __del__(self):
        log.append('del ' + self.name)


class Phoenix(Node):
    def __del__(self):
        log.append('rise ' + self.name)
        risen.append(self)


class Pair(tuple):
    pass


class Bag(dict):
    pass


class Row(list):
    __slots__ = ()


risen = []
weakref.finalize(Node('first'), str)
watched = []


def gone(name):
    def callback(reference):
        log.append('gone ' + name)
    return callback


def flush():
    print(' '.join(log))
    log.clear()


def keep(value):
    def get():
        return value
    return get


def waiting(value):
    held = [value]
    yield 1
    yield held


def failing(value):
    local = value
    raise ValueError('broken')


def caught(value):
    try:
        failing(value)
    except ValueError as error:
        return error


collections = [s['collections'] for s in gc.get_stats()]
gc.collect()
'''


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = {}  # name: kind
        self.serial = 0
        self.lines = []

    def say(self, line):
        self.lines.append(line)

    def fresh(self, kind):
        self.serial += 1
        name = f"v{self.serial}"
        self.names[name] = kind
        return name

    def pick(self, *kinds):
        fitting = [n for n, k in self.names.items() if not kinds or k in kinds]
        return self.random.choice(fitting) if fitting else None

    def value(self):
        r = self.random
        if self.names and r.random() < 0.75:
            return r.choice(list(self.names))
        return r.choice(["None", "7", "1000 + %d" % r.randrange(9), "'text'", "()", "3.5", "'t%d' * 2" % r.randrange(9)])

    def make(self):
        r = self.random
        kind = r.choice(["node", "node", "slotted", "final", "phoenix", "list", "list", "dict", "tuple", "set",
                         "pair", "bag", "row", "closure", "generator", "error", "method", "nested", "string",
                         "bytes", "int", "slice", "partial", "iterator"])
        values = [self.value() for _ in range(r.randrange(0, 6))]
        name = self.fresh(kind)
        text = {
            "node": f"Node('{name}')", "slotted": f"Slotted('{name}')", "final": f"Finalized('{name}')",
            "phoenix": f"Phoenix('{name}')", "list": f"[{', '.join(values)}]",
            "dict": "{" + ", ".join(f"'k{i}': {v}" for i, v in enumerate(values)) + "}",
            "tuple": f"({''.join(v + ', ' for v in values)})",
            "set": "set([%s])" % ", ".join(str(r.randrange(50)) for _ in range(r.randrange(20))),
            "pair": f"Pair([{', '.join(values)}])",
            "bag": "Bag(" + ", ".join(f"k{i}={v}" for i, v in enumerate(values)) + ")",
            "row": f"Row([{', '.join(values)}])",
            "closure": f"keep({values[0] if values else 'None'})",
            "generator": f"waiting({values[0] if values else 'None'})",
            "error": f"caught({values[0] if values else 'None'})",
            "method": f"({values[0] if values else None}).__repr__",
            "nested": f"[[{', '.join(values)}] for _ in range({r.randrange(5)})]",
            "string": f"'{name}' * {r.randrange(40)}", "bytes": f"bytearray({r.randrange(300)})",
            "int": f"{r.randrange(2)} << {r.randrange(200)}",
            "slice": f"slice({', '.join((values + ['None'])[:3])})",
            "partial": "{i: [i] for i in range(%d)}" % r.randrange(12),
            "iterator": f"iter([{', '.join(values)}])",
        }[kind]
        self.say(f"{name} = {text}")
        if kind == "generator":
            self.say(f"next({name})")

    def link(self):
        r = self.random
        target = self.pick("node", "final", "phoenix", "slotted", "list", "row", "dict", "bag", "partial", "nested")
        if target is None:
            return
        kind, value = self.names[target], self.value()
        if kind in ("node", "final", "phoenix"):
            self.say(f"{target}.{r.choice(['next', 'other', 'child', 'extra%d' % r.randrange(4)])} = {value}")
        elif kind == "slotted":
            self.say(f"{target}.{r.choice(['next', 'other'])} = {value}")
        elif kind in ("list", "row", "nested"):
            self.say(r.choice([f"{target}.append({value})", f"{target}.extend([{value}] * {r.randrange(9)})",
                               f"{target}.insert(0, {value})", f"{target} += [{value}, {value}]"]))
        else:
            self.say(r.choice([f"{target}['k{r.randrange(8)}'] = {value}", f"{target}[{r.randrange(99)}] = {value}",
                               f"{target}.setdefault('s{r.randrange(3)}', {value})"]))

    def unlink(self):
        r = self.random
        target = self.pick("node", "final", "phoenix", "slotted", "list", "row", "dict", "bag", "partial", "nested", "set")
        if target is None:
            return
        kind = self.names[target]
        if kind in ("node", "final", "phoenix"):
            self.say(r.choice([f"{target}.__dict__.pop('next', None)", f"vars({target}).clear(); {target}.name = 'again'",
                               f"{target}.other = None"]))
        elif kind == "slotted":
            self.say(f"{target}.next = None")
        elif kind in ("list", "row", "nested"):
            self.say(r.choice([f"{target}.clear()", f"del {target}[:1]", f"{target}[:] = {target}[::2]",
                               f"if {target}: {target}.pop()"]))
        elif kind == "set":
            self.say(r.choice([f"{target}.clear()", f"{target} |= set(range({r.randrange(40)}))", f"{target}.discard(3)"]))
        else:
            self.say(r.choice([f"{target}.clear()", f"{target}.pop('k0', None)", f"if {target}: {target}.popitem()"]))

    def drop(self):
        name = self.pick()
        if name is None:
            return
        del self.names[name]
        self.say(f"del {name}")

    def rebind(self):
        if len(self.names) < 2:
            return
        a, b = self.random.sample(list(self.names), 2)
        self.names[a] = self.names[b]
        self.say(f"{a} = {b}")

    def watch(self):
        target = self.pick("node", "final", "phoenix", "slotted", "set", "closure", "generator")
        if target is None:
            return
        r = self.random
        self.serial += 1
        self.say(r.choice([f"watched.append(weakref.ref({target}, gone('w{self.serial}')))",
                           f"watched.append(weakref.ref({target}))",
                           f"weakref.finalize({target}, log.append, 'end w{self.serial}')",
                           f"print(weakref.getweakrefcount({target}))"]))

    def look(self):
        r = self.random
        name = self.pick()
        if name is None:
            return
        self.say(r.choice([f"print('refs', sys.getrefcount({name}))", f"print('size', sys.getsizeof({name}))",
                           f"print('tracked', gc.is_tracked({name}))",
                           f"print('referents', len(gc.get_referents({name})))",
                           "print('count', gc.get_count()[1:])",
                           "print('alive', sum(r() is not None for r in watched))",
                           "flush()"]))

    def collect(self):
        r = self.random
        self.say(r.choice(["print('found', gc.collect())", "print('found', gc.collect(0))",
                           "print('found', gc.collect(1))", "risen.clear()", "gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()"]))
        self.say("flush()")

    def write(self, length):
        for _ in range(length):
            self.random.choices([self.make, self.link, self.unlink, self.drop, self.rebind, self.watch, self.look,
                                 self.collect], [10, 14, 4, 5, 3, 4, 8, 2])[0]()
        self.say("flush()")
        if self.names:
            self.say("del " + ", ".join(self.names))
        self.say("flush()")
        self.say("print('found', gc.collect())")
        self.say("flush()")
        self.say("risen.clear(); print('found', gc.collect())")
        self.say("flush()")
        self.say("print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])")
        return PRELUDE + "\n" + "\n".join(self.lines) + "\n"


def write(seed, length, theme):
    if theme == "graph":
        return Writer(seed).write(length)
    choices = random.Random(f"{theme} {seed}")
    if theme == "flow":
        return random_flow.Flow(choices).write(length)
    if theme == "values":
        return random_values.Values(choices).write(length)
    return random_memory.Memory(choices, theme).write(length)


if __name__ == "__main__":
    sys.stdout.write(write(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 120,
                           sys.argv[3] if len(sys.argv) > 3 else "graph"))
