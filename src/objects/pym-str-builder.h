/* Text under construction: code points in raw memory that grows, from which one exact str is made
 * at the end. Once it has failed every further call is refused, so a row of calls can be checked
 * once.
 */
#pragma once

#include "pym-str-kind.h"
#include "pym-str.h"

typedef struct
{
  PymRuntime *rt;
  void *data;
  ssize_t length, room; /* code points */
  int kind;
  uint32_t max_char; /* at least that of every character */
  bool failed;       /* an exception is set */
  PymObject *sole;   /* an exact str that was the first thing added, whole; or NULL */
  uint8_t inline_data[128];
} PymStrBuilder;

void pym_str_builder_init (PymRuntime *rt, PymStrBuilder *b);
/* Releases what is held. Harmless after finish. */
void pym_str_builder_clear (PymStrBuilder *b);
/* The text; the builder is empty afterwards. NULL when it had failed. One Latin-1 character is the
 * cached one, nothing the empty text; one exact str and nothing else comes back itself. */
PymObject *pym_str_builder_finish (PymStrBuilder *b);

/* 0 or -1. */
int pym_str_builder_add_chars (PymStrBuilder *b, uint32_t c, ssize_t times);
int pym_str_builder_add_str (PymStrBuilder *b, PymObject *s);
int pym_str_builder_add_substring (PymStrBuilder *b, PymObject *s, ssize_t start, ssize_t end);
int pym_str_builder_add_utf8 (PymStrBuilder *b, const char *text, ssize_t size);
/* repr () of an object; -1 if that raises. */
int pym_str_builder_add_repr (PymStrBuilder *b, PymObject *o);
/* What pym_str_builder_reserve () does when the room there is will not do. */
int pym_str_builder_make_room (PymStrBuilder *b, ssize_t length, uint32_t max_char);

/* Makes room for `length` more characters of at most `max_char`. */
static inline int
pym_str_builder_reserve (PymStrBuilder *b, ssize_t length, uint32_t max_char)
{
  if (PYM_LIKELY (max_char <= b->max_char && length <= b->room - b->length && !b->failed))
    return 0;
  return pym_str_builder_make_room (b, length, max_char);
}

static inline int
pym_str_builder_add_char (PymStrBuilder *b, uint32_t c)
{
  if (pym_str_builder_reserve (b, 1, c) < 0)
    return -1;
  pym_str_write_kind (b->kind, b->data, b->length++, c);
  return 0;
}

/* `size` -1: to the 0. */
static inline int
pym_str_builder_add_ascii (PymStrBuilder *b, const char *text, ssize_t size)
{
  if (size < 0)
    size = (ssize_t) strlen (text);
  if (pym_str_builder_reserve (b, size, 0x7f) < 0)
    return -1;
  pym_kind_copy (b->kind, (char *) b->data + b->length * b->kind, 1, text, size);
  b->length += size;
  return 0;
}
