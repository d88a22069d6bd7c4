"""Random control flow: nested loops, try, with, generators and functions, each of which says where it is."""

PRELUDE = '''\
import contextlib
import gc
import sys

gc.disable()
steps = 0


class Mark:
    def __init__(self, name, swallows=False):
        self.name = name
        self.swallows = swallows

    def __enter__(self):
        print('in', self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print('out', self.name, kind.__name__ if kind else None, traceback is None)
        return self.swallows

    def __del__(self):
        print('gone', self.name)


@contextlib.contextmanager
def managed(name):
    print('begin', name)
    try:
        yield name
    except ValueError:
        print('swallowed', name)
    finally:
        print('end', name)


def step(n):
    global steps
    steps += 1
    if steps > 300:
        raise SystemExit(0)
    print('step', n)
    return n


def describe(error):
    chain = []
    while error is not None and len(chain) < 6:
        chain.append('%s(%s)' % (type(error).__name__, error))
        lines = []
        traceback = error.__traceback__
        while traceback is not None:
            lines.append(traceback.tb_lineno)
            traceback = traceback.tb_next
        chain.append(str(lines))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return ' '.join(chain)
'''

ERRORS = ["ValueError('v')", "KeyError('k')", "TypeError", "ZeroDivisionError('z')", "StopIteration(5)"]
CAUGHT = ["ValueError", "KeyError", "(TypeError, KeyError)", "Exception", "ZeroDivisionError", "ArithmeticError",
          "LookupError", "RuntimeError"]


class Flow:
    def __init__(self, random):
        self.random = random
        self.lines = []
        self.serial = 0
        self.functions = []  # (name, is a generator)

    def number(self):
        self.serial += 1
        return self.serial

    def condition(self):
        r = self.random
        return r.choice([f"step({self.number()}) % {r.randrange(2, 4)} == {r.randrange(2)}", "True", "not x", "x > 2",
                         f"x == {r.randrange(4)} or step({self.number()}) < 0", f"1 < x < step({self.number()})",
                         f"(y := x + {r.randrange(3)}) > 2 and y"])

    def simple(self, depth, loop, function):
        r = self.random
        kinds = ["step", "step", "step", "raise", "assign", "call", "del", "assert", "comprehension", "swap", "augment"]
        kinds += ["break", "continue"] * (loop * 2) + ["return"] * (function > 0) + ["yield", "yield"] * (function == 2)
        kind = r.choice(kinds)
        if kind == "call" and not self.functions:
            kind = "step"
        if kind == "raise":
            return r.choice([f"raise {r.choice(ERRORS)}", f"raise {r.choice(ERRORS)} from {r.choice(ERRORS)}",
                             f"raise {r.choice(ERRORS)} from None", "1 // 0", "{}['missing']", "[][7]", "None + 1"])
        if kind == "assign":
            return f"x = step({self.number()}) % 5"
        if kind == "call":
            name, generator = r.choice(self.functions)
            if generator:
                return r.choice([f"print('all', list({name}(x)))", f"print('first', next({name}(x), 'none'))",
                                 f"a = {name}(x); print(next(a, None)); a.close()",
                                 f"for i in {name}(x): print('got', i)"])
            return f"print('back', {name}(x))"
        if kind == "yield":
            return r.choice([f"yield step({self.number()})", f"x = (yield x) or x", f"yield from range(x % 3)"])
        if kind == "comprehension":
            return r.choice([f"print([i * x for i in range({r.randrange(4)}) if step({self.number()})])",
                             "print({i: x for i in 'ab'})", "print(sorted({i % 2 for i in range(x)}))",
                             f"print(sum(i for i in range({r.randrange(5)}) if i != x))",
                             "print([(i, j) for i in range(2) for j in range(i + 1)])",
                             "print([lambda: i for i in range(3)][0]())"])
        return {"step": f"step({self.number()})", "break": "break", "continue": "continue",
                "return": f"return step({self.number()})", "del": "m = Mark('d%d'); del m" % self.number(),
                "assert": f"assert x < {r.randrange(2, 9)}, 'x is %d' % x",
                "swap": f"x, *rest = [x + 1, {r.randrange(3)}, 2]; print(rest)",
                "augment": f"x {r.choice(['+', '-', '*', '//', '%', '|', '&', '^'])}= {r.randrange(1, 4)}"}[kind]

    def block(self, indent, depth, loop, function):
        for _ in range(self.random.randrange(1, 4)):
            self.statement(indent, depth, loop, function)

    def say(self, indent, line):
        self.lines.append("    " * indent + line)

    def statement(self, indent, depth, loop, function):
        r = self.random
        if depth <= 0 or r.random() < 0.35:
            self.say(indent, self.simple(depth, loop, function))
            return
        kind = r.choice(["if", "while", "for", "try", "try", "finally", "with", "with", "match"])
        inner = (indent + 1, depth - 1)
        if kind == "if" or kind == "match":
            self.say(indent, f"if {self.condition()}:")
            self.block(*inner, loop, function)
            if r.random() < 0.5:
                self.say(indent, f"elif {self.condition()}:" if r.random() < 0.4 else "else:")
                self.block(*inner, loop, function)
        elif kind == "while":
            count = f"n{self.number()}"
            self.say(indent, f"{count} = {r.randrange(4)}")
            self.say(indent, f"while {count}:" if r.random() < 0.6 else f"while {count} and {self.condition()}:")
            self.say(indent + 1, f"{count} -= 1")
            self.block(*inner, True, function)
        elif kind == "for":
            self.say(indent, "for x in %s:" % r.choice(["range(3)", "[1, 0]", "'ab' and (2, 5)", "()", "reversed([1, 2])",
                                                        "{3: 1, 4: 2}", "(i for i in range(2))", "map(step, [1, 2])"]))
            self.block(*inner, True, function)
        elif kind == "with":
            n = self.number()
            self.say(indent, r.choice([f"with Mark('m{n}'):", f"with Mark('m{n}', True) as m:", f"with managed('c{n}'):",
                                       f"with Mark('m{n}'), Mark('k{n}', True):", f"with contextlib.suppress(KeyError):"]))
            self.block(*inner, loop, function)
        else:
            self.say(indent, "try:")
            self.block(*inner, loop, function)
            if kind == "try":
                for _ in range(r.randrange(1, 3)):
                    named = r.random() < 0.6
                    self.say(indent, f"except {r.choice(CAUGHT)}" + (" as error:" if named else ":"))
                    self.say(indent + 1, "print('caught', describe(error))" if named else f"step({self.number()})")
                    self.block(*inner, loop, function)
                    if r.random() < 0.2:
                        self.say(indent + 1, "raise")
                if r.random() < 0.3:
                    self.say(indent, "else:")
                    self.block(*inner, loop, function)
            if kind == "finally" or r.random() < 0.3:
                self.say(indent, "finally:")
                self.block(*inner, loop, function)
        if loop is not None and kind in ("while", "for") and r.random() < 0.4:
            self.say(indent, "else:")
            self.block(*inner, loop, function)

    def function(self):
        r = self.random
        name, generator = f"f{self.number()}", r.random() < 0.45
        self.say(0, f"def {name}(x=1, *rest, key=2):")
        if r.random() < 0.3:
            self.say(1, "held = Mark('h%s')" % name)
        self.block(1, 3, False, 2 if generator else 1)
        if generator:
            self.say(1, "yield 'last'")
        self.say(0, "")
        self.say(0, "")
        self.functions.append((name, generator))

    def write(self, length):
        for _ in range(max(2, length // 30)):
            self.function()
        for name, generator in self.functions:
            call = f"print('result', {'list(%s(x))' % name if generator else '%s(x)' % name})"
            self.lines += ["for x in range(3):", "    try:", "        " + call, "    except Exception as error:",
                           "        print('raised', describe(error))"]
        return PRELUDE + "\n\n" + "\n".join(self.lines) + "\n"
