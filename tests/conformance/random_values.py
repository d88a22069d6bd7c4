"""Random expressions over ints, floats, texts, bytes and containers, right and wrong uses alike."""

PRELUDE = '''\
import collections
import gc
import math
import sys

gc.disable()


class Whole(int):
    def __repr__(self):
        return 'Whole(%d)' % self


class Text(str):
    pass


class Own:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return ('add', self.value, other) if isinstance(other, int) else NotImplemented

    def __radd__(self, other):
        return ('radd', other, self.value)

    def __eq__(self, other):
        return isinstance(other, Own) and self.value == other.value

    def __hash__(self):
        return hash(self.value)

    def __lt__(self, other):
        return self.value < getattr(other, 'value', 3)

    def __len__(self):
        return self.value % 5

    def __getitem__(self, index):
        if isinstance(index, int) and index >= 3:
            raise IndexError('beyond')
        return (self.value, index)

    def __repr__(self):
        return 'Own(%r)' % self.value

    def __format__(self, spec):
        return '<%s>' % spec


def show(label, function):
    try:
        value = function()
    except Exception as error:
        print(label, type(error).__name__, error)
        return
    if ' at 0x' in str(value):
        print(label, type(value).__name__)
        return
    print(label, type(value).__name__, value, sys.getsizeof(value) if type(value) in sized else '-')


sized = (int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, bool)
'''

INTS = ["0", "1", "-1", "7", "255", "-256", "257", "10**9", "2**30", "2**30 - 1", "-(2**31)", "2**63", "3**60", "-(7**41)",
        "Whole(5)", "True"]
FLOATS = ["0.0", "-0.0", "1.5", "-2.25", "1e16", "1e-7", "123456789.125", "float('inf')", "float('nan')", "0.1", "2.5"]
TEXTS = ["''", "'a'", "'abc'", "'Hello, World'", "'\\u00e9t\\u00e9'", "'\\u20ac 5'", "'\\U0001f600!'", "'a b  c'", "'x' * 40",
         "'Stra\\u00dfe'", "'1234'", "' 12 '", "'%d %s'", "'{} {!r:>8}'", "'tab\\tnl\\n'", "Text('own')"]
BYTES = ["b''", "b'a'", "b'abc'", "b'\\x00\\xff'", "bytes(9)", "bytearray(b'abc')", "bytearray(20)"]
LISTS = ["[]", "[1]", "[3, 1, 2]", "[1, 'a', None]", "[[], [1]]", "list(range(12))", "(1, 2)", "()", "('b', 'a')", "range(7)",
         "range(10, 0, -3)", "collections.deque([1, 2, 3])"]
TABLES = ["{}", "{'a': 1}", "{1: 2, 'b': [3]}", "dict.fromkeys('abcdef')", "{1, 2, 3}", "set()", "frozenset('abc')",
          "set(range(20))", "collections.OrderedDict(a=1, b=2)", "collections.Counter('abca')"]
OTHERS = ["None", "Own(3)", "Own(1)", "...", "object", "int", "len", "slice(1, 9, 2)"]
SIGNS = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", "in", "not in", "is not None or", "and"]
BUILTINS = ["abs", "len", "hash", "repr", "str", "int", "float", "bool", "list", "tuple", "set", "frozenset", "bytes", "bytearray",
            "sorted", "sum", "min", "max", "hex", "bin", "chr", "ord", "iter", "callable", "any", "all", "round", "dict",
            "enumerate", "reversed", "math.sqrt", "math.floor", "math.factorial", "math.isqrt", "divmod", "pow", "isinstance",
            "math.gcd", "zip", "format", "range", "next", "type", "id", "slice"]
SAFE = set("iter enumerate reversed zip id".split())  # what they give shows an address
METHODS = {
    "text": ["upper()", "title()", "split()", "split({})", "replace({}, {})", "find({})", "join({})", "strip({})", "encode()",
             "center({})", "zfill({})", "startswith({})", "partition({})", "splitlines()", "isalnum()", "isidentifier()", "swapcase()",
             "casefold()", "count({})", "rsplit({}, 1)", "format({}, {})", "ljust({}, {})", "isdigit()", "expandtabs({})",
             "removeprefix({})", "index({})", "lower()", "capitalize()", "isspace()", "istitle()", "translate({})", "encode('latin-1')"],
    "bytes": ["decode()", "hex()", "split({})", "find({})", "replace({}, {})", "upper()", "startswith({})", "join({})", "count({})",
              "strip()", "decode('latin-1')", "index({})"],
    "list": ["index({})", "count({})", "append({})", "pop({})", "insert({}, {})", "remove({})", "extend({})", "sort()", "reverse()",
             "copy()", "sort(key={})", "clear()"],
    "table": ["get({})", "pop({})", "pop({}, {})", "setdefault({}, {})", "update({})", "keys()", "items()", "values()", "popitem()",
              "copy()", "union({})", "add({})", "discard({})", "remove({})", "issubset({})", "difference({})", "isdisjoint({})",
              "symmetric_difference({})", "most_common({})", "move_to_end({})"],
    "number": ["bit_length()", "bit_count()", "to_bytes({}, 'little')", "is_integer()", "as_integer_ratio()", "hex()", "conjugate()",
               "real", "numerator", "__add__({})", "__rsub__({})"],
}
SPECS = ["", "d", "5", ">8", "<8", "^9", "+", "08.3f", ",", "_", "x", "#x", "b", "e", ".2e", "g", "%", ".3", "s", "*^12", "c", "=+10",
         "10,.2f", "!r", "n", ".0f", "-^7s"]


class Values:
    def __init__(self, random):
        self.random = random

    def atom(self):
        return self.random.choice(self.random.choice([INTS, INTS, FLOATS, TEXTS, TEXTS, BYTES, LISTS, LISTS, TABLES, OTHERS]))

    def operand(self, depth):
        return self.atom() if depth <= 0 or self.random.random() < 0.5 else "(" + self.expression(depth - 1) + ")"

    def method(self):
        r = self.random
        kind = r.choice(list(METHODS))
        subject = r.choice({"text": TEXTS, "bytes": BYTES, "list": LISTS, "table": TABLES, "number": INTS + FLOATS}[kind])
        call = r.choice(METHODS[kind])
        return f"({subject}).{call}".format(*[self.atom() for _ in range(call.count("{}"))]) if "{" not in subject \
            else "(" + subject + ")." + call.format(*[self.atom() for _ in range(call.count("{}"))])

    def expression(self, depth=2):
        r = self.random
        kind = r.choice(["sign", "sign", "sign", "call", "call", "method", "method", "method", "index", "slice", "format", "percent",
                         "compare", "unary", "comprehension", "display", "conditional", "star"])
        if kind == "sign":
            sign = r.choice(SIGNS)
            right = r.choice(INTS[:6]) if sign in ("**", "<<", ">>") or (sign == "*" and r.random() < 0.8) else self.operand(depth)
            left = r.choice(INTS[:9] + FLOATS) if sign == "**" else self.operand(depth if sign not in ("<<", "*") else 0)
            return f"{left} {sign} {right}"
        if kind == "call":
            name = r.choice([b for b in BUILTINS if b not in SAFE])
            if name == "hash":
                return f"hash({r.choice(INTS + FLOATS[:8] + TEXTS + BYTES)})"
            if name in ("range", "bytes", "bytearray", "math.factorial", "chr"):
                return f"{name}({r.choice(INTS[:7] + TEXTS[:2] + LISTS[:3])})"
            if name in ("list", "tuple", "set", "sorted", "sum") and r.random() < 0.2:
                return f"{name}({r.choice(['enumerate', 'reversed', 'iter'])}({self.operand(0)}))"
            return f"{name}({', '.join(self.operand(depth - 1) for _ in range(r.choice([0, 1, 1, 1, 2, 2, 3])))})"
        if kind == "method":
            return self.method()
        if kind == "index":
            return f"({self.operand(depth - 1)})[{r.choice([self.atom(), '0', '-1', '1'])}]"
        if kind == "slice":
            return "(%s)[%s:%s:%s]" % (self.operand(0), r.choice(["", "1", "-2", "9"]), r.choice(["", "2", "-1", "100"]),
                                       r.choice(["", "1", "-1", "2", "0"]))
        if kind == "format":
            return r.choice(["format(%s, %r)", "f'{%s!r:{%r}}'", "('{:' + %r + '}').format(%s)"][:1]) % (self.atom(), r.choice(SPECS))
        if kind == "percent":
            return "%r %% (%s,)" % (r.choice(["%d", "%s", "%r", "%5.2f", "%x", "%c", "%-8s|", "%+d", "%e", "%g", "%o", "%%%i", "%05d", "%a"]),
                                    self.atom())
        if kind == "compare":
            return f"{self.operand(0)} {r.choice(['<', '<=', '==', '>', 'in'])} {self.operand(0)} {r.choice(['<', '==', '!='])} {self.operand(0)}"
        if kind == "unary":
            return f"{r.choice(['-', '+', '~', 'not '])}{self.operand(depth)}"
        if kind == "comprehension":
            return r.choice(["[x for x in %s]", "{x: 1 for x in %s}", "sorted([str(x) for x in %s])", "list(map(str, %s))",
                             "dict(enumerate(%s))", "[*%s, 0]", "max((x for x in %s), default=None)", "list(zip(%s, 'ab'))"]) % self.operand(0)
        if kind == "star":
            return f"(lambda *a, **k: (a, k))(*{self.operand(0)}, **{self.operand(0)})"
        if kind == "conditional":
            return f"{self.operand(depth)} if {self.operand(0)} else {self.operand(depth)}"
        return r.choice(["[%s, %s]", "(%s, %s)", "{%s: %s}", "[%s] * 2 + [%s]"]) % (self.operand(0), self.operand(0))

    def write(self, length):
        lines = [f"show({i}, lambda: {self.expression()})" for i in range(length)]
        return PRELUDE + "\n" + "\n".join(lines) + "\n"
