/* An object: a reference count and a type. A collectable object has a PymGCHead of 16 bytes in
 * front, and 16 more (the pre-head) when its type keeps the instance dict or the weak-reference
 * list there. Layouts and counts are CPython 3.12's (Include/object.h, pycore_gc.h).
 */
#pragma once

#include "pym-base.h"

struct PymObject
{
  uint64_t refcount; /* counts to 2^32-1; see PYM_IMMORTAL */
  PymType *type;
};

struct PymVarObject
{
  PymObject base;
  ssize_t size; /* items; the sign is the type's business */
};

/* First member of every object struct of fixed size, and of variable size. */
#define PYM_OBJECT_HEAD PymObject base;
#define PYM_VAR_HEAD    PymVarObject var;

#define PYM_OBJECT(o) ((PymObject *) (o))
#define PYM_VAR(o)    ((PymVarObject *) (o))
#define pym_size(o)   (PYM_VAR (o)->size)
#define pym_type(o)   (PYM_OBJECT (o)->type)

/* An immortal object's count is this and never changes (pycore_object.h: the low half of the word
 * is saturated, so a 32 bit increment that wraps to 0 is not stored). */
#define PYM_IMMORTAL UINT64_C (0xffffffff)

static inline bool
pym_is_immortal (const PymObject *o)
{
  return (int32_t) o->refcount < 0;
}

static inline void
pym_set_immortal (void *o)
{
  PYM_OBJECT (o)->refcount = PYM_IMMORTAL;
}

static inline uint64_t
pym_refcount (const void *o)
{
  return ((const PymObject *) o)->refcount;
}

static inline void
pym_incref (void *o)
{
  uint32_t count = (uint32_t) PYM_OBJECT (o)->refcount + 1;

  if (PYM_LIKELY (count != 0))
    PYM_OBJECT (o)->refcount = count;
}

/* Calls the type's deallocator. The count is 0. */
void pym_dealloc (PymRuntime *rt, PymObject *o);

static inline void
pym_decref (PymRuntime *rt, void *o)
{
  PymObject *object = PYM_OBJECT (o);

  if (pym_is_immortal (object))
    return;
  if (--object->refcount == 0)
    pym_dealloc (rt, object);
}

static inline void *
pym_newref (void *o)
{
  pym_incref (o);
  return o;
}

static inline void
pym_xincref (void *o)
{
  if (o != NULL)
    pym_incref (o);
}

static inline void *
pym_xnewref (void *o)
{
  pym_xincref (o);
  return o;
}

static inline void
pym_xdecref (PymRuntime *rt, void *o)
{
  if (o != NULL)
    pym_decref (rt, o);
}

/* Empties a slot before releasing what was in it (Py_CLEAR). */
#define pym_clear(rt, place)                                                                       \
  do                                                                                               \
    {                                                                                              \
      PymObject *pym_old_ = PYM_OBJECT (*(place));                                                 \
      *(place) = NULL;                                                                             \
      pym_xdecref (rt, pym_old_);                                                                  \
    }                                                                                              \
  while (0)

/* Stores a new reference, then releases the old one (Py_SETREF). */
#define pym_setref(rt, place, value)                                                               \
  do                                                                                               \
    {                                                                                              \
      PymObject *pym_old_ = PYM_OBJECT (*(place));                                                 \
      *(place) = (void *) (value);                                                                 \
      pym_xdecref (rt, pym_old_);                                                                  \
    }                                                                                              \
  while (0)

/* In front of a collectable object. `next` is 0 while the object is not tracked. Bit 0 of `prev`:
 * finalized; bit 1: being collected, the upper bits then hold the working count. Bit 0 of `next`:
 * unreachable, during a collection only (pycore_gc.h). */
typedef struct
{
  uintptr_t next;
  uintptr_t prev;
} PymGCHead;

#define PYM_GC_HEAD_SIZE    sizeof (PymGCHead)
#define PYM_PRE_HEAD_SIZE   (2 * sizeof (void *))
#define pym_gc_head(o)      (((PymGCHead *) (o)) - 1)
#define pym_gc_object(head) ((PymObject *) (((PymGCHead *) (head)) + 1))

static inline bool
pym_gc_is_tracked (const void *o)
{
  return pym_gc_head (o)->next != 0;
}

static inline bool
pym_gc_is_finalized (const void *o)
{
  return (pym_gc_head (o)->prev & 1) != 0;
}
