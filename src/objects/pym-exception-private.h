/* What exceptions with fields of their own have in common. */
#pragma once

#include "pym-collector.h"
#include "pym-exceptions.h"

/* Life of an exception whose additional references are `members`, which end with a NULL name. */
void pym_exception_dealloc_with (PymRuntime *rt,
                                 PymObject *o,
                                 const PymMemberDef *members,
                                 void (*dealloc) (PymRuntime *, PymObject *));
int pym_exception_traverse_with (
    PymRuntime *rt, PymObject *o, const PymMemberDef *members, PymVisit visit, void *data);
int pym_exception_clear_with (PymRuntime *rt, PymObject *o, const PymMemberDef *members);
void pym_exception_walk_edges_with (
    PymRuntime *rt, PymObject *o, const PymMemberDef *members, PymEdgeVisit visit, void *data);

PymObject *pym_exception_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs);
int pym_exception_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs);
PymObject *pym_exception_str (PymRuntime *rt, PymObject *o);

/* Functions of one such type, for its template. */
#define PYM_EXCEPTION_LIFE(prefix, members)                                                        \
  static void prefix##_dealloc (PymRuntime *rt, PymObject *o)                                      \
  {                                                                                                \
    pym_exception_dealloc_with (rt, o, members, prefix##_dealloc);                                 \
  }                                                                                                \
  static int prefix##_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)          \
  {                                                                                                \
    return pym_exception_traverse_with (rt, o, members, visit, data);                              \
  }                                                                                                \
  static int prefix##_clear (PymRuntime *rt, PymObject *o)                                         \
  {                                                                                                \
    return pym_exception_clear_with (rt, o, members);                                              \
  }                                                                                                \
  static void prefix##_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)   \
  {                                                                                                \
    pym_exception_walk_edges_with (rt, o, members, visit, data);                                   \
  }

#define PYM_EXCEPTION_LIFE_SLOTS(prefix)                                                           \
  .dealloc = prefix##_dealloc, .traverse = prefix##_traverse, .clear = prefix##_clear,             \
  .walk_edges = prefix##_walk_edges

/* Of a type that only has a name of its own. */
#define PYM_EXCEPTION_FLAGS (PYM_TYPE_BASETYPE | PYM_TYPE_GC | PYM_TYPE_EXCEPTION_SUBCLASS)
#define PYM_EXCEPTION_SIMPLE(identifier, text, documentation)                                      \
  const PymType pym_##identifier##_template = {                                                    \
    .name = text,                                                                                  \
    .flags = PYM_EXCEPTION_FLAGS,                                                                  \
    .doc = documentation,                                                                          \
    .new_ = pym_exception_new,                                                                     \
    .init = pym_exception_init,                                                                    \
  };

/* Of a type whose base has fields: everything but the name is the base's. */
#define PYM_EXCEPTION_DERIVED(identifier, text, documentation)                                     \
  const PymType pym_##identifier##_template = {                                                    \
    .name = text,                                                                                  \
    .flags = PYM_EXCEPTION_FLAGS,                                                                  \
    .doc = documentation,                                                                          \
  };
