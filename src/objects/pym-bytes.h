/* bytes and bytearray (Objects/bytesobject.c, Objects/bytearrayobject.c of CPython 3.12). The empty
 * bytes and the 256 of length one exist once in a runtime and are immortal.
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_VAR_HEAD
  ssize_t hash;   /* -1: not asked for yet */
  uint8_t data[]; /* and a final 0 */
} PymBytes;

_Static_assert(offsetof (PymBytes, data) == 32, "CPython's offset of ob_sval");

typedef struct
{
  PYM_VAR_HEAD
  ssize_t allocated; /* bytes of the block, the final 0 counted */
  uint8_t *block;    /* NULL while nothing is allocated; object domain */
  uint8_t *start;    /* in the block; bytes deleted at the front leave room before it */
  ssize_t exports;   /* while an iteration in C relies on the block */
} PymByteArray;

_Static_assert(sizeof (PymByteArray) == 56, "CPython's PyByteArrayObject");

#define pym_bytes_check(o)           PYM_IS (o, PYM_TYPE_BYTES_SUBCLASS)
#define pym_bytes_check_exact(rt, o) PYM_IS_EXACT (rt, o, BYTES)
#define pym_bytes_data(o)            (((PymBytes *) (o))->data)
#define pym_bytes_size(o)            pym_size (o)
bool pym_bytearray_check (PymRuntime *rt, PymObject *o);
const uint8_t *pym_bytearray_data (PymObject *o); /* ends with 0 */

/* `data` NULL: contents open. */
PymObject *pym_bytes_from_string_and_size (PymRuntime *rt, const void *data, ssize_t size);
PymObject *pym_bytes_from_string (PymRuntime *rt, const char *string);
/* bytes (o) for objects that are bytes-like, iterables of ints; not for int and str. */
PymObject *pym_bytes_from_object (PymRuntime *rt, PymObject *o);
PymObject *pym_bytes_concat (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_bytes_repr (PymRuntime *rt, PymObject *o);
PymObject *pym_bytes_percent (PymRuntime *rt, PymObject *format, PymObject *arguments);
PymObject *pym_bytearray_from_string_and_size (PymRuntime *rt, const void *data, ssize_t size);
int pym_bytearray_resize (PymRuntime *rt, PymObject *o, ssize_t size);

/* The bytes of bytes, bytearray and their subclasses; borrowed. False: the object has none, nothing
 * is set. */
bool pym_bytes_like (PymRuntime *rt, PymObject *o, const uint8_t **data, ssize_t *size);
