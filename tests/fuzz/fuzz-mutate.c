#include "fuzz-mutate.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  uint64_t *random;
  uint8_t *data;
  size_t size, max;
  const uint8_t *other;
  size_t other_size;
} Input;

typedef struct
{
  size_t start, end;
} Piece;

/* What makes the machine do something, in every place where a token may stand. */
static const char *const tokens[] = {
  "and",
  "as",
  "assert",
  "break",
  "class",
  "continue",
  "def",
  "del",
  "elif",
  "else",
  "except",
  "except*",
  "finally",
  "for",
  "from",
  "global",
  "if",
  "import",
  "in",
  "is",
  "lambda",
  "nonlocal",
  "not",
  "or",
  "pass",
  "raise",
  "return",
  "try",
  "while",
  "with",
  "yield",
  "yield from",
  "None",
  "True",
  "False",
  "...",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ":",
  ",",
  ".",
  ";",
  "@",
  "=",
  "->",
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "**",
  "<<",
  ">>",
  "&",
  "|",
  "^",
  "~",
  "<",
  ">",
  "<=",
  ">=",
  "==",
  "!=",
  ":=",
  "+=",
  "*=",
  "**=",
  "//=",
  "0",
  "1",
  "-1",
  "2",
  "255",
  "10**18",
  "1 << 70",
  "-(1 << 63)",
  "0.5",
  "1e308",
  "float('nan')",
  "''",
  "'a'",
  "b'x'",
  "f'{x!r:>{y}}'",
  "'\\u1234'",
  "'%s %r'",
  "()",
  "[]",
  "{}",
  "set()",
  "print",
  "len",
  "range(9)",
  "enumerate",
  "zip",
  "map",
  "filter",
  "sorted",
  "reversed",
  "sum",
  "min",
  "max",
  "iter",
  "next",
  "isinstance",
  "type",
  "id",
  "hash",
  "repr",
  "str",
  "int",
  "float",
  "bool",
  "list",
  "tuple",
  "dict",
  "frozenset",
  "bytes",
  "bytearray",
  "object",
  "super()",
  "property",
  "staticmethod",
  "classmethod",
  "getattr",
  "setattr",
  "delattr",
  "vars()",
  "globals()",
  "locals()",
  "slice",
  "callable",
  "divmod",
  "pow",
  "round",
  "format",
  "__init__",
  "__new__",
  "__del__",
  "__repr__",
  "__str__",
  "__eq__",
  "__lt__",
  "__hash__",
  "__bool__",
  "__len__",
  "__iter__",
  "__next__",
  "__getitem__",
  "__setitem__",
  "__delitem__",
  "__contains__",
  "__call__",
  "__enter__",
  "__exit__",
  "__getattr__",
  "__setattr__",
  "__add__",
  "__radd__",
  "__iadd__",
  "__format__",
  "__sizeof__",
  "__slots__",
  "__dict__",
  "__class__",
  "__mro__",
  "__bases__",
  "__name__",
  "__qualname__",
  "__doc__",
  "__get__",
  "__set__",
  "__set_name__",
  "__init_subclass__",
  "__index__",
  "__weakref__",
  "__context__",
  "__cause__",
  "__traceback__",
  "__missing__",
  "__length_hint__",
  "__reversed__",
  ".append",
  ".clear()",
  ".pop()",
  ".sort()",
  ".extend",
  ".insert",
  ".remove",
  ".update",
  ".get",
  ".setdefault",
  ".popitem()",
  ".keys()",
  ".items()",
  ".values()",
  ".copy()",
  ".add",
  ".discard",
  ".join",
  ".split()",
  ".format",
  ".replace",
  ".encode()",
  ".decode()",
  ".send",
  ".throw",
  ".close()",
  ".args",
  ".gi_frame",
  ".f_locals",
  ".tb_frame",
  "gc.collect()",
  "gc.get_objects()",
  "gc.get_referrers",
  "gc.callbacks",
  "gc.garbage",
  "gc.freeze()",
  "gc.set_threshold(1)",
  "gc.set_debug(32)",
  "gc.disable()",
  "sys.getrefcount",
  "sys.getsizeof",
  "sys.exit()",
  "sys.modules",
  "sys.setrecursionlimit(60)",
  "sys.exc_info()",
  "sys._getframe()",
  "weakref.ref",
  "weakref.proxy",
  "weakref.finalize",
  "weakref.WeakValueDictionary()",
  "weakref.WeakKeyDictionary()",
  "weakref.WeakSet()",
  "tracemalloc.start(9)",
  "tracemalloc.stop()",
  "tracemalloc.take_snapshot()",
  "tracemalloc.clear_traces()",
  "collections.deque",
  "collections.OrderedDict",
  "collections.defaultdict(list)",
  "collections.Counter",
  "collections.namedtuple('N', 'a b')",
  "itertools.chain",
  "itertools.tee",
  "itertools.product",
  "itertools.islice",
  "itertools.cycle",
  "functools.partial",
  "functools.lru_cache()",
  "functools.reduce",
  "contextlib.suppress",
  "MemoryError",
  "RecursionError",
  "StopIteration",
  "GeneratorExit",
  "BaseException",
  "ExceptionGroup",
  "KeyError",
  "raise",
  "import gc, sys, weakref, tracemalloc\n",
  "import collections, itertools, functools, contextlib\n",
  "self",
  "x",
  "y",
  "\n",
  "\n    ",
  "\n        ",
  "\t",
  "\\\n",
  "#",
  "# arenarium: snapshot \"a\"\n",
  "'''",
  "\"",
  "\r",
  "\f",
};

#define N_TOKENS (sizeof tokens / sizeof tokens[0])

/* xorshift64* */
size_t
fuzz_random (uint64_t *state, size_t below)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return below > 0 ? (size_t) ((*state * UINT64_C (2685821657736338717)) >> 11) % below : 0;
}

static size_t
below (Input *input, size_t n)
{
  return fuzz_random (input->random, n);
}

/* Puts bytes in the place of a piece; what doesn't fit is left as it was. `bytes` may lie in the
 * input itself. */
static void
replace (Input *input, Piece piece, const void *bytes, size_t n)
{
  uint8_t kept[4096];
  size_t size = input->size - (piece.end - piece.start) + n;

  if (size > input->max || n > sizeof kept)
    return;
  if (n > 0)
    memcpy (kept, bytes, n);
  memmove (input->data + piece.start + n, input->data + piece.end, input->size - piece.end);
  if (n > 0)
    memcpy (input->data + piece.start, kept, n);
  input->size = size;
}

static Piece
place (Input *input)
{
  size_t at = below (input, input->size + 1);

  return (Piece){ at, at };
}

static int
is_word (uint8_t byte)
{
  return isalnum (byte) || byte == '_' || byte >= 128;
}

/* A word, a number or a run of signs around a random place. */
static Piece
some_token (Input *input, const uint8_t *text, size_t size)
{
  Piece piece;
  int word;

  if (size == 0)
    return (Piece){ 0, 0 };
  piece.start = below (input, size);
  piece.end = piece.start + 1;
  word = is_word (text[piece.start]);
  while (word && piece.start > 0 && is_word (text[piece.start - 1]))
    piece.start--;
  while (word && piece.end < size && is_word (text[piece.end]))
    piece.end++;
  return piece;
}

/* So many lines from a random one on, line ends included. */
static Piece
some_lines (Input *input, const uint8_t *text, size_t size, size_t n)
{
  Piece piece = { below (input, size + 1), 0 };

  while (piece.start > 0 && text[piece.start - 1] != '\n')
    piece.start--;
  for (piece.end = piece.start; piece.end < size && n > 0; piece.end++)
    n -= text[piece.end] == '\n';
  return piece;
}

static void
change_bytes (Input *input)
{
  Piece piece = place (input);
  uint8_t byte = (uint8_t) below (input, 256);
  size_t length = 1 + below (input, below (input, 4) == 0 ? 64 : 4);

  switch (below (input, 4))
    {
    case 0:
      replace (input, piece, &byte, 1);
      break;
    case 1:
      if (piece.end < input->size)
        input->data[piece.start] ^= (uint8_t) (1u << below (input, 8));
      break;
    case 2:
      piece.end = piece.start + length < input->size ? piece.start + length : input->size;
      replace (input, piece, NULL, 0);
      break;
    default:
      if (piece.start + length <= input->size)
        replace (input, place (input), input->data + piece.start, length);
    }
}

static void
change_number (Input *input, Piece piece)
{
  static const char *const numbers[] = { "0",     "1",        "-1",         "7",     "31",
                                         "257",   "700",      "65536",      "1<<31", "2**62",
                                         "10000", "10**1000", "0x7fffffff", "1e400", "-(2**63)" };
  const char *number = numbers[below (input, sizeof numbers / sizeof numbers[0])];

  replace (input, piece, number, strlen (number));
}

static void
change_token (Input *input)
{
  Piece piece = some_token (input, input->data, input->size), from;
  const char *token = tokens[below (input, N_TOKENS)];

  if (below (input, 3) == 0)
    piece.end = piece.start;
  switch (below (input, 5))
    {
    case 0:
    case 1:
      replace (input, piece, token, strlen (token));
      break;
    case 2: /* another one of the same text: most often a name that means something there */
      from = some_token (input, input->data, input->size);
      replace (input, piece, input->data + from.start, from.end - from.start);
      break;
    case 3:
      from = some_token (input, input->other, input->other_size);
      replace (input, piece, input->other + from.start, from.end - from.start);
      break;
    default:
      if (piece.end > piece.start && isdigit (input->data[piece.start]))
        change_number (input, piece);
      else
        replace (input, piece, NULL, 0);
    }
}

static void
indent_line (Input *input)
{
  Piece piece = some_lines (input, input->data, input->size, 1);

  piece.end = piece.start;
  if (below (input, 2) == 0)
    replace (input, piece, "    ", 4);
  else if (piece.start + 4 < input->size && memcmp (input->data + piece.start, "    ", 4) == 0)
    {
      piece.end += 4;
      replace (input, piece, NULL, 0);
    }
}

static void
change_lines (Input *input)
{
  Piece piece = some_lines (input, input->data, input->size, 1 + below (input, 4)), from;

  switch (below (input, 6))
    {
    case 0:
      replace (input, piece, NULL, 0);
      break;
    case 1:
      indent_line (input);
      break;
    case 2: /* once more, elsewhere */
      from = some_lines (input, input->data, input->size, 0);
      replace (input, from, input->data + piece.start, piece.end - piece.start);
      break;
    default: /* of another program, beside or in place of these */
      from = some_lines (input, input->other, input->other_size, 1 + below (input, 12));
      if (below (input, 2) == 0)
        piece.end = piece.start;
      replace (input, piece, input->other + from.start, from.end - from.start);
    }
}

size_t
fuzz_mutate (uint64_t *state,
             int is_text,
             uint8_t *data,
             size_t size,
             size_t max,
             const uint8_t *other,
             size_t other_size)
{
  Input input = { state, data, size, max, other, other_size };

  for (size_t n = 1 + below (&input, 8); n > 0; n--)
    {
      size_t kind = is_text ? below (&input, 8) : 0;

      if (kind == 0)
        change_bytes (&input);
      else if (kind < 5)
        change_token (&input);
      else
        change_lines (&input);
    }
  return input.size;
}
