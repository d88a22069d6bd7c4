/* collections.deque and collections.defaultdict (Modules/_collectionsmodule.c of CPython 3.12): a
 * deque is a chain of blocks of 64 items (528 bytes) and keeps up to 16 dead blocks for itself.
 */
#pragma once

#include "pym-dict.h"

typedef struct
{
  PymDict dict;
  PymObject *default_factory; /* or NULL */
} PymDefaultDict;

/* `iterable` may be NULL; `max_length` -1: no limit. */
PymObject *pym_deque_new (PymRuntime *rt, PymObject *iterable, ssize_t max_length);
int pym_deque_append (PymRuntime *rt, PymObject *deque, PymObject *item);
int pym_deque_append_left (PymRuntime *rt, PymObject *deque, PymObject *item);
