#!/usr/bin/env python3.12
"""Programs of the workload language, made up at random from a seed: they need not run, only compile.

    python3.12 tests/script/generate-programs.py FOLDER [COUNT]     writes generated-000.py …
"""

import random
import sys

NAMES = ["a", "b", "c", "item", "total", "self", "value", "_private", "__mangled"]
BINARY = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]
COMPARE = ["<", "<=", "==", "!=", ">", ">=", "is", "is not", "in", "not in"]
CONSTANTS = ["0", "1", "-1", "1000", "2.5", "-0.0", "'text'", "'two words'", "b'bytes'", "None", "True", "False",
             "()", "(1, 2)", "(1, ('a', 2.0))", "10**20", "...", "''", "0x1f", "1e300", "'a' 'b'"]


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.budget = 70

    def pick(self, *choices):
        return self.random.choice(choices)

    def name(self):
        return self.random.choice(NAMES)

    def some(self, make, low, high, *arguments):
        return [make(*arguments) for _ in range(self.random.randint(low, high))]

    # expressions

    def expression(self, depth, function=False):
        if depth <= 0 or self.random.random() < 0.15:
            return self.pick(self.name(), self.name(), self.random.choice(CONSTANTS))
        make = self.random.choice([
            self.binary, self.binary, self.boolean, self.compare, self.unary, self.conditional, self.call, self.call,
            self.attribute, self.subscript, self.display, self.display, self.comprehension, self.lambda_, self.fstring,
            self.percent, self.walrus, self.generator_call])
        return make(depth - 1)

    def binary(self, depth):
        return f"({self.expression(depth)} {self.random.choice(BINARY)} {self.expression(depth)})"

    def boolean(self, depth):
        word = self.pick(" and ", " or ")
        return "(" + word.join(self.some(self.expression, 2, 4, depth)) + ")"

    def compare(self, depth):
        text = self.expression(depth)
        for _ in range(self.pick(1, 1, 1, 2, 3)):
            operator = self.random.choice(COMPARE)
            text += f" {operator} {self.name() if 'is' in operator else self.expression(depth)}"
        return f"({text})"

    def unary(self, depth):
        return f"({self.pick('-', '+', '~', 'not ', 'not ')}{self.expression(depth)})"

    def conditional(self, depth):
        return f"({self.expression(depth)} if {self.expression(depth)} else {self.expression(depth)})"

    def arguments(self, depth):
        parts = self.some(self.expression, 0, 3, depth)
        if self.random.random() < 0.2:
            parts.append("*" + self.name())
        parts += [f"{key}={self.expression(depth)}" for key in self.random.sample(["key", "other", "__mangled"],
                                                                              self.pick(0, 0, 0, 1, 2))]
        if self.random.random() < 0.15:
            parts.append("**" + self.name())
        return ", ".join(parts)

    def call(self, depth):
        target = self.pick(self.name(), f"{self.name()}.method", "super().method", f"{self.name()}[0].method",
                           "print", "len")
        return f"{target}({self.arguments(depth)})"

    def generator_call(self, depth):
        return f"{self.pick('sum', 'list', 'any')}({self.expression(depth)} {self.clauses(depth)})"

    def attribute(self, depth):
        return f"{self.name()}.{self.pick('field', 'next', '__mangled', '_private')}"

    def slice(self, depth):
        parts = [self.expression(depth) if self.random.random() < 0.6 else "" for _ in range(self.pick(2, 2, 3))]
        return ":".join(parts)

    def subscript(self, depth):
        index = self.pick(self.expression(depth), self.slice(depth), f"{self.name()}, {self.slice(depth)}")
        return f"{self.pick(self.name(), '(1, 2)', repr('text'))}[{index}]"

    def display(self, depth):
        kind = self.pick("list", "tuple", "set", "dict", "constants")
        if kind == "constants":
            opening, closing = self.pick("[]", "()", "{}")
            return opening + ", ".join(self.some(self.random.choice, 1, 5, CONSTANTS)) + "," + closing
        if kind == "dict":
            items = [f"{self.pick(self.expression(depth), repr(self.name()))}: {self.expression(depth)}"
                     for _ in range(self.pick(0, 1, 2, 3, 17))]
            if self.random.random() < 0.2:
                items.insert(self.random.randint(0, len(items)), "**" + self.name())
            return "{" + ", ".join(items) + "}"
        items = self.some(self.expression, 0 if kind != "set" else 1, 4, depth)
        if self.random.random() < 0.15:
            items = [self.name() for _ in range(33)]
        if self.random.random() < 0.2:
            items.insert(self.random.randint(0, len(items)), "*" + self.name())
        text = ", ".join(items)
        if kind == "list":
            return f"[{text}]"
        if kind == "set":
            return f"{{{text}}}"
        return f"({text},)" if items else "()"

    def clauses(self, depth):
        clause = f"for {self.target()} in {self.iterable(depth)}"
        if self.random.random() < 0.4:
            clause += f" if {self.condition(depth)}"
        if self.random.random() < 0.3:
            clause += f" for {self.target()} in {self.iterable(depth)}"
        return clause

    def no_walrus(self, make, depth):
        while True:
            text = make(depth)
            if ":=" not in text:
                return text

    def iterable(self, depth):
        return self.pick(self.name(), f"[{self.name()}]", "(1, 2, 3)", "[1, 2, 3]",
                         self.no_walrus(self.display, min(depth, 1)))

    def condition(self, depth):
        return self.no_walrus(self.compare, min(depth, 1))

    def comprehension(self, depth):
        body = self.no_walrus(self.expression, depth)
        kind = self.pick("[]", "{}", "dict")
        if kind == "dict":
            return f"{{{self.no_walrus(self.expression, depth)}: {body} {self.clauses(depth)}}}"
        return f"{kind[0]}{body} {self.clauses(depth)}{kind[1]}"

    def lambda_(self, depth):
        return f"(lambda {self.parameters(depth, False)}: {self.expression(depth)})"

    def fstring(self, depth):
        parts = ["f'", self.pick("", "text ", "{{", "}}")]
        for _ in range(self.random.randint(1, 3)):
            inner = self.pick(self.name(), f"{self.name()} + 1", f"{self.name()}.field", f"{self.name()}[0]")
            parts.append("{" + inner + self.pick("", "", "=", "!r", "!s", ":>10", ":{b}", ":>{b}.{c}", "!a:x", "=:5")
                         + "}" + self.pick("", " and ", "}}"))
        return "".join(parts) + "'" + self.pick("", " 'tail'")

    def percent(self, depth):
        form = self.pick("'%s and %r'", "'%5s%%%-3a'", "'%d %s'", "'%.2s%s'")
        return f"({form} % ({self.name()}, {self.expression(depth)}))"

    def walrus(self, depth):
        return f"(walrus := {self.expression(depth)})"

    # statements

    def parameters(self, depth, annotations=True):
        names = self.random.sample(["self", "a", "b", "c", "d"], self.random.randint(0, 4))
        split = self.random.randint(0, len(names))
        default = self.random.randint(0, split)
        parts = [n if i < default else f"{n}={self.no_walrus(self.expression, min(depth, 1))}"
                 for i, n in enumerate(names[:split])]
        if parts and self.random.random() < 0.2:
            parts.insert(self.random.randint(1, len(parts)), "/")
        if names[split:]:
            parts.append(self.pick("*", "*rest"))
            parts += [n + self.pick("", "=1") for n in names[split:]]
        elif self.random.random() < 0.2:
            parts.append("*rest")
        if self.random.random() < 0.2:
            parts.append("**keywords")
        return ", ".join(parts)

    def target(self):
        return self.pick(self.name(), self.name(), f"{self.name()}, {self.name()}", f"({self.name()}, [c, item])",
                         f"{self.name()}, *rest")

    def store_target(self):
        return self.pick(self.name(), self.name(), self.name(), f"{self.name()}.field", f"{self.name()}[0]",
                         f"{self.name()}[1:2]", self.target(), f"a, b, c", f"a, b, a")

    def add(self, indent, text):
        self.lines.append("    " * indent + text)
        self.budget -= 1

    def block(self, indent, inside):
        before = len(self.lines)
        for _ in range(self.random.randint(1, 3)):
            if self.budget > 0 and indent < 7:
                self.statement(indent, inside)
        if len(self.lines) == before:
            self.add(indent, self.pick("pass", "a = 1", "print(a)"))

    def statement(self, indent, inside):
        simple = [self.assign, self.assign, self.assign, self.augment, self.evaluate, self.evaluate, self.delete,
                  self.assertion, self.raising, self.docstring, self.multiline]
        compound = [self.if_, self.if_, self.while_, self.for_, self.for_, self.try_, self.try_, self.with_,
                    self.function, self.class_]
        if "function" in inside:
            simple += [self.returning, self.yielding]
        if "loop" in inside:
            simple += [self.leaving, self.leaving]
        make = self.random.choice(simple if self.random.random() < 0.5 else compound)
        make(indent, inside)

    def assign(self, indent, inside):
        targets = " = ".join(self.some(self.store_target, 1, 2))
        self.add(indent, f"{targets} = {self.expression(3)}")

    def augment(self, indent, inside):
        target = self.pick(self.name(), f"{self.name()}.field", f"{self.name()}[0]", f"{self.name()}[1:2]")
        self.add(indent, f"{target} {self.random.choice(BINARY)}= {self.expression(2)}")

    def evaluate(self, indent, inside):
        self.add(indent, self.expression(3))

    def multiline(self, indent, inside):
        inner = "    " * (indent + 1)
        self.add(indent, f"value.field(\n{inner}a,\n{inner}b.next\n{inner}.method(c),\n{inner})")

    def delete(self, indent, inside):
        self.add(indent, f"del {self.pick(self.name(), self.name() + '[0]', self.name() + '.field', '(a, b)')}")

    def assertion(self, indent, inside):
        self.add(indent, f"assert {self.expression(2)}" + self.pick("", ", 'message'", f", {self.name()}"))

    def raising(self, indent, inside):
        self.add(indent, self.pick("raise", "raise ValueError", "raise ValueError('x')", "raise a from b",
                                   "raise KeyError from None"))

    def docstring(self, indent, inside):
        self.add(indent, self.pick("'''some text'''", "'a' 'b'", "12", "None", "'a' + 'b'"))

    def returning(self, indent, inside):
        self.add(indent, self.pick("return", "return None", "return 1", f"return {self.expression(2)}"))

    def yielding(self, indent, inside):
        self.add(indent, self.pick("yield", f"yield {self.expression(2)}", f"a = yield {self.name()}",
                                   f"b = yield from {self.name()}", f"yield from {self.expression(1)}"))

    def leaving(self, indent, inside):
        self.add(indent, self.pick("break", "continue"))

    def if_(self, indent, inside):
        self.add(indent, f"if {self.pick(self.expression(2), '1', '0', 'not a', 'a is None', 'a is not None')}:")
        self.block(indent + 1, inside)
        if self.random.random() < 0.3:
            self.add(indent, f"elif {self.expression(2)}:")
            self.block(indent + 1, inside)
        if self.random.random() < 0.4:
            self.add(indent, "else:")
            self.block(indent + 1, inside)

    def while_(self, indent, inside):
        self.add(indent, f"while {self.pick(self.expression(2), 'True', '1', '0')}:")
        self.block(indent + 1, inside | {"loop"})
        if self.random.random() < 0.3:
            self.add(indent, "else:")
            self.block(indent + 1, inside)

    def for_(self, indent, inside):
        self.add(indent, f"for {self.target()} in {self.pick(self.iterable(1), self.expression(2))}:")
        self.block(indent + 1, inside | {"loop"})
        if self.random.random() < 0.3:
            self.add(indent, "else:")
            self.block(indent + 1, inside)

    def try_(self, indent, inside):
        self.add(indent, "try:")
        self.block(indent + 1, inside)
        handlers = self.random.randint(0, 2)
        for i in range(handlers):
            last = i == handlers - 1
            self.add(indent, self.pick("except ValueError:", "except ValueError as error:", "except (A, B) as a:",
                                       f"except {self.name()}.field:", "except:" if last else "except B:"))
            self.block(indent + 1, inside)
        if handlers and self.random.random() < 0.3:
            self.add(indent, "else:")
            self.block(indent + 1, inside)
        if not handlers or self.random.random() < 0.4:
            self.add(indent, "finally:")
            self.block(indent + 1, inside)

    def with_(self, indent, inside):
        self.add(indent, f"with {self.pick('a', 'a as b', 'a as b, c', 'f(a) as (b, c)', '(a as b, c as item)')}:")
        self.block(indent + 1, inside)

    def function(self, indent, inside):
        if self.random.random() < 0.25:
            self.add(indent, f"@{self.pick('decorator', 'decorator(a)', 'a.b')}")
        self.add(indent, f"def {self.pick('f', 'g', 'method', '__mangled')}({self.parameters(1)}):")
        if self.random.random() < 0.2:
            self.add(indent + 1, self.pick("'''docstring'''", "'docstring'"))
        if self.random.random() < 0.15:
            self.add(indent + 1, "global total")
        elif "function" in inside and self.random.random() < 0.2:
            self.add(indent + 1, "nonlocal bound")
        if self.random.random() < 0.3:
            self.add(indent + 1, "bound = 1")
        self.block(indent + 1, {"function"})

    def class_(self, indent, inside):
        if self.random.random() < 0.15:
            self.add(indent, "@decorator")
        self.add(indent, f"class {self.pick('C', 'D', '_E')}{self.pick('', '(A)', '(A, a.B)', '()')}:")
        if self.random.random() < 0.2:
            self.add(indent + 1, "'''docstring'''")
        self.block(indent + 1, set())

    def text(self):
        while self.budget > 0:
            self.statement(0, set())
        return "\n".join(self.lines) + "\n"


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    seed = made = 0
    while made < count:
        text = Program(seed).text()
        seed += 1
        try:
            compile(text, "generated", "exec", dont_inherit=True)
        except (SyntaxError, SystemError):
            continue
        with open(f"{folder}/generated-{made:03}.py", "w") as file:
            file.write(text)
        made += 1


main()
