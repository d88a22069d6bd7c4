/* The table that ties special names to slots (`slotdefs` of Objects/typeobject.c): `__add__` is
 * `nb_add` called with the object first, `__radd__` the same slot with it second, and so on. Used
 * in both directions: a slot in C appears in the type's dict as a slot wrapper, and a name in a
 * class's dict fills the slot with a function that looks the name up and calls it.
 */
#pragma once

#include "pym-descriptor.h"
#include "pym-name.h"
#include "pym-type-object.h"

/* How a wrapper calls the function of a slot: `args` is a tuple without the object itself. */
typedef PymObject *(*PymSlotCall) (
    PymRuntime *rt, PymObject *self, PymObject *args, void *wrapped, PymObject *kwargs);

struct PymSlotDef
{
  uint16_t name;    /* PymNameId */
  uint16_t offset;  /* of the slot in PymType */
  bool keywords;    /* the wrapper takes keyword arguments */
  PymSlotCall call; /* NULL: the name appears as no wrapper (`__new__`, `__del__`, `__getattr__`) */
  void *generic;    /* the slot of a class that defines the name */
};

/* Ends with an entry whose offset is 0. Entries of one slot stand together. */
extern const PymSlotDef pym_slot_defs[];

static inline void **
pym_slot_place (PymType *type, const PymSlotDef *def)
{
  return (void **) ((char *) type + def->offset);
}

/* Puts slot wrappers of the template's own slots into the dict of a static type (add_operators). */
int pym_slots_add_wrappers (PymRuntime *rt, PymType *type, const PymType *template);
/* Copies what the type leaves open from its base; no allocation (inherit_slots). */
void pym_slots_inherit (PymType *type, const PymType *base);
/* What a static type may not be without once everything is inherited. */
void pym_slots_complete (PymType *type);
/* Sets every slot of a new class from the names in its resolution order (fixup_slot_dispatchers).
 */
void pym_slots_fix_up (PymRuntime *rt, PymType *type);
/* `__new__` as it stands in the dict of static types. */
PymObject *pym_slots_new_builtin (PymRuntime *rt, PymType *type);
bool pym_slots_is_new_builtin (PymRuntime *rt, PymObject *o);

/* How wrappers call; pym-slot-wrap.c. */
#define PYM_FOR_EACH_WRAP(X)                                                                       \
  X (unary)                                                                                        \
  X (binary)                                                                                       \
  X (binary_left)                                                                                  \
  X (binary_right)                                                                                 \
  X (ternary)                                                                                      \
  X (ternary_right)                                                                                \
  X (length)                                                                                       \
  X (bool)                                                                                         \
  X (repeat)                                                                                       \
  X (item)                                                                                         \
  X (set_item)                                                                                     \
  X (del_item)                                                                                     \
  X (contains)                                                                                     \
  X (set_subscript)                                                                                \
  X (del_subscript)                                                                                \
  X (hash)                                                                                         \
  X (call)                                                                                         \
  X (set_attribute)                                                                                \
  X (del_attribute)                                                                                \
  X (lt)                                                                                           \
  X (le)                                                                                           \
  X (eq)                                                                                           \
  X (ne)                                                                                           \
  X (gt)                                                                                           \
  X (ge)                                                                                           \
  X (next)                                                                                         \
  X (descr_get)                                                                                    \
  X (descr_set)                                                                                    \
  X (descr_delete)                                                                                 \
  X (init)                                                                                         \
  X (finalize)
#define PYM_WRAP_DECLARE(name)                                                                     \
  PymObject *pym_wrap_##name (PymRuntime *rt, PymObject *self, PymObject *args, void *wrapped,     \
                              PymObject *kwargs);
PYM_FOR_EACH_WRAP (PYM_WRAP_DECLARE)
#undef PYM_WRAP_DECLARE

/* `getattro` of a class with `__getattr__`. */
PymObject *pym_slot_getattr_hook (PymRuntime *rt, PymObject *self, PymObject *name);
/* The special method of the object's type: a new reference, with `*unbound` when the object is to
 * be passed as first argument; NULL, without an error when there is none. */
PymObject *pym_slot_lookup (PymRuntime *rt, PymObject *self, PymObject *name, bool *unbound);
/* Calls it; `args[0]` is the object. */
PymObject *pym_slot_call (PymRuntime *rt, PymObject *name, PymObject *const *args, ssize_t nargs);
