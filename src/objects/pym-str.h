/* Texts (Objects/unicodeobject.c of CPython 3.12): immutable arrays of code points, one, two or
 * four bytes each. ASCII texts have the characters 40 bytes into the object, others 56; instances
 * of subclasses have them in a block of their own. The empty text and the 256 Latin-1 characters
 * exist once in a runtime; interned texts are immortal.
 *
 * Functions that answer text say whether they give back an operand unchanged: identity is visible.
 */
#pragma once

#include "pym-objects.h"

#include <stdarg.h>
#include <string.h>

typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t length; /* code points */
  ssize_t hash;   /* -1: not asked for yet */
  struct
  {
    unsigned interned : 2; /* 0, or 3: interned and immortal */
    unsigned kind : 3;     /* bytes of a code point: 1, 2, 4 */
    unsigned compact : 1;  /* characters follow the struct */
    unsigned ascii : 1;
    unsigned is_static : 1; /* in the runtime's table of characters */
  } state;
} PymStr; /* of ASCII; the head of all */

typedef struct
{
  PymStr str;
  ssize_t utf8_length; /* bytes of utf8 without the final 0 */
  char *utf8;          /* NULL until asked for; mem domain */
} PymCompactStr;

typedef struct
{
  PymCompactStr compact;
  void *data; /* object domain */
} PymSubclassStr;

_Static_assert(sizeof (PymStr) == 40, "CPython's PyASCIIObject");
_Static_assert(sizeof (PymCompactStr) == 56, "CPython's PyCompactUnicodeObject");
_Static_assert(sizeof (PymSubclassStr) == 64, "CPython's PyUnicodeObject");

#define pym_str_check(o)           PYM_IS (o, PYM_TYPE_STR_SUBCLASS)
#define pym_str_check_exact(rt, o) PYM_IS_EXACT (rt, o, STR)
#define pym_str_length(o)          (((const PymStr *) (o))->length)
#define pym_str_kind(o)            (((const PymStr *) (o))->state.kind)
#define pym_str_is_ascii(o)        (((const PymStr *) (o))->state.ascii != 0)
#define pym_str_is_interned(o)     (((const PymStr *) (o))->state.interned != 0)

static inline void *
pym_str_data (const void *o)
{
  const PymStr *s = o;

  if (s->state.compact)
    return s->state.ascii ? (void *) (s + 1) : (void *) ((const PymCompactStr *) s + 1);
  return ((const PymSubclassStr *) s)->data;
}

static inline uint32_t
pym_str_read_kind (int kind, const void *data, ssize_t index)
{
  return kind == 1   ? ((const uint8_t *) data)[index]
         : kind == 2 ? ((const uint16_t *) data)[index]
                     : ((const uint32_t *) data)[index];
}

static inline void
pym_str_write_kind (int kind, void *data, ssize_t index, uint32_t c)
{
  if (kind == 1)
    ((uint8_t *) data)[index] = (uint8_t) c;
  else if (kind == 2)
    ((uint16_t *) data)[index] = (uint16_t) c;
  else
    ((uint32_t *) data)[index] = c;
}

/* The bound of the kind, not the greatest character: as PyUnicode_MAX_CHAR_VALUE. */
static inline uint32_t
pym_str_max_char (const void *o)
{
  if (pym_str_is_ascii (o))
    return 0x7f;
  return pym_str_kind (o) == 1 ? 0xff : pym_str_kind (o) == 2 ? 0xffff : 0x10ffff;
}

/* Unchecked. */
static inline uint32_t
pym_str_read_char (const void *o, ssize_t index)
{
  return pym_str_read_kind (pym_str_kind (o), pym_str_data (o), index);
}

/* Life. All answer a new reference or NULL with the exception set. */

/* Room for `length` code points of at most `max_char`, contents open; the empty text for 0. */
PymObject *pym_str_new (PymRuntime *rt, ssize_t length, uint32_t max_char);
/* From UTF-8. One Latin-1 character is the cached one. UnicodeDecodeError for what isn't UTF-8. */
PymObject *pym_str_from_string (PymRuntime *rt, const char *utf8);
PymObject *pym_str_from_string_and_size (PymRuntime *rt, const char *utf8, ssize_t size);
/* From code points of 1, 2 or 4 bytes; the result takes the narrowest kind. */
PymObject *pym_str_from_kind_and_data (PymRuntime *rt, int kind, const void *data, ssize_t length);
PymObject *pym_str_from_char (PymRuntime *rt, uint32_t c);
/* Characters of a text, always in an object of their own but for one Latin-1 character and none.
 * Bounds are unchecked. */
PymObject *pym_str_slice (PymRuntime *rt, PymObject *o, ssize_t start, ssize_t end);
/* As printf with %d %i %u %ld %lu %lld %zd %zu %x %lx %zx %c %s %p %%, flags 0 and -, width and
 * precision (also *), and %U str, %V str or (if NULL) char *, %S str (), %R repr (), %A ascii (),
 * %T type's name of an object, %N name of a type. */
PymObject *pym_str_from_format (PymRuntime *rt, const char *format, ...);
PymObject *pym_str_from_format_va (PymRuntime *rt, const char *format, va_list arguments);
/* The text itself if it is an exact str, else a copy; TypeError for another type. */
PymObject *pym_str_from_object (PymRuntime *rt, PymObject *o);
PymObject *pym_str_empty (PymRuntime *rt);
/* A new reference to the shared one in place of a text of length 0 or 1; steals. */
PymObject *pym_str_result (PymRuntime *rt, PymObject *s);

/* Interning: from then on immortal, one object for each text. */
PymObject *pym_str_intern_from_string (PymRuntime *rt, const char *utf8);
/* Replaces `*place` by the interned one, which the caller then owns. No memory: nothing happens, no
 * exception. Exact str only. */
void pym_str_intern_in_place (PymRuntime *rt, PymObject **place);
/* Every interned text and cached character. */
void pym_str_walk_interned (PymRuntime *rt, void (*visit) (PymObject *o, void *data), void *data);

/* UTF-8 of a text, borrowed from it: ends with 0, cached in the object (the bytes of an ASCII text
 * themselves). NULL with UnicodeEncodeError for lone surrogates. */
const char *pym_str_as_utf8 (PymRuntime *rt, PymObject *o);
const char *pym_str_as_utf8_and_size (PymRuntime *rt, PymObject *o, ssize_t *size);
/* UTF-8 for display, in a raw block the caller frees; lone surrogates as "?". The object stays as
 * it is. NULL without memory, nothing set. */
char *pym_str_to_display (PymRuntime *rt, const PymObject *o, size_t *size);

/* Looking. */
ssize_t pym_str_hash (PymRuntime *rt, PymObject *o);
bool pym_str_equal (const void *a, const void *b);
bool pym_str_equal_ascii (const void *a, const char *ascii);
/* -1, 0, 1 by code points. */
int pym_str_compare (const void *a, const void *b);
/* 1, 0, -1. */
int pym_str_contains (PymRuntime *rt, PymObject *text, PymObject *part);
/* Position at or after `start`, before `end`; -1: not there. Backwards when direction < 0. */
ssize_t pym_str_find (PymObject *text, PymObject *part, ssize_t start, ssize_t end, int direction);
ssize_t pym_str_count (PymObject *text, PymObject *part, ssize_t start, ssize_t end);
bool
pym_str_tail_match (PymObject *text, PymObject *part, ssize_t start, ssize_t end, int direction);
bool pym_str_is_identifier (PymObject *o);
/* As many characters as the text has, and a final 0: decimal digits of any script as 0 … 9, white
 * space as a blank, ASCII as it is, anything else as "?". */
void pym_str_to_ascii_number (const PymObject *o, char *out);

/* Making others. */
/* Either operand itself when the other is empty. */
PymObject *pym_str_concat (PymRuntime *rt, PymObject *left, PymObject *right);
/* In place of `*left`, which is released and becomes NULL on failure; reallocated when only the
 * caller holds it (PyUnicode_Append). */
void pym_str_append (PymRuntime *rt, PymObject **left, PymObject *right);
/* Items of a list or tuple, or of any iterable. */
PymObject *pym_str_join (PymRuntime *rt, PymObject *separator, PymObject *iterable);
PymObject *
pym_str_join_array (PymRuntime *rt, PymObject *separator, PymObject *const *items, ssize_t n);
PymObject *pym_str_substring (PymRuntime *rt, PymObject *o, ssize_t start, ssize_t end);
PymObject *pym_str_repeat (PymRuntime *rt, PymObject *o, ssize_t count);
PymObject *pym_str_repr (PymRuntime *rt, PymObject *o);
PymObject *pym_str_ascii_repr (PymRuntime *rt, PymObject *repr); /* escapes what isn't ASCII */
/* `max` -1: all. The text itself when nothing is replaced. */
PymObject *
pym_str_replace (PymRuntime *rt, PymObject *o, PymObject *old, PymObject *new, ssize_t max);
/* `separator` NULL: white space. A new list. */
PymObject *pym_str_split (PymRuntime *rt, PymObject *o, PymObject *separator, ssize_t max);
PymObject *pym_str_rsplit (PymRuntime *rt, PymObject *o, PymObject *separator, ssize_t max);
PymObject *pym_str_splitlines (PymRuntime *rt, PymObject *o, bool keep_ends);
PymObject *pym_str_partition (PymRuntime *rt, PymObject *o, PymObject *separator);
PymObject *pym_str_rpartition (PymRuntime *rt, PymObject *o, PymObject *separator);

/* "text" % arguments. */
PymObject *pym_str_percent (PymRuntime *rt, PymObject *format, PymObject *arguments);

/* FOR_ITER on an exact str iterator; NULL at the end without an exception. */
typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t index;
  PymObject *text; /* NULL at the end */
} PymStrIterator;
PymObject *pym_str_iterator_new (PymRuntime *rt, PymObject *text);
PymObject *pym_str_iterator_next (PymRuntime *rt, PymObject *iterator);

/* Bytes without heads: __sizeof__. */
size_t pym_str_sizeof (PymRuntime *rt, const PymObject *o);
