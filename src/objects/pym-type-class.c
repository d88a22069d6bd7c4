/* Making classes: `type (name, bases, dict)`, which a class statement calls too (type_new and its
 * parts in Objects/typeobject.c). What is allocated, and in which order, is CPython's.
 */
#include <string.h>

#include "pym-abstract.h"
#include "pym-cell.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-instance-values.h"
#include "pym-list.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-private.h"

typedef struct
{
  PymType *metatype, *base;
  PymObject *name, *bases;
  PymObject *namespace; /* as given; borrowed */
  PymObject *slots;     /* NULL or a tuple of names, sorted; owned */
  ssize_t n_slots;
  bool may_add_dict, may_add_weakref, add_dict, add_weakref;
} Plan;

PymMemberDef *
pym_type_slot_members (PymType *type)
{
  return (PymMemberDef *) ((char *) type + pym_type (type)->basicsize);
}

/* `__name` inside a class becomes `_Class__name`; a new reference. */
static PymObject *
mangle (PymRuntime *rt, PymObject *class_name, PymObject *name)
{
  ssize_t length = pym_str_length (name), underscores = 0;
  PymObject *stripped, *result;

  if (length < 3 || pym_str_read_char (name, 0) != '_' || pym_str_read_char (name, 1) != '_' ||
      (pym_str_read_char (name, length - 1) == '_' && pym_str_read_char (name, length - 2) == '_'))
    return pym_newref (name);
  while (underscores < pym_str_length (class_name) &&
         pym_str_read_char (class_name, underscores) == '_')
    underscores++;
  if (underscores == pym_str_length (class_name))
    return pym_newref (name);
  stripped = pym_str_substring (rt, class_name, underscores, pym_str_length (class_name));
  if (stripped == NULL)
    return NULL;
  result = pym_str_from_format (rt, "_%U%U", stripped, name);
  pym_decref (rt, stripped);
  return result;
}

/* Checks each name, and takes `__dict__` and `__weakref__` out of the list. */
static int
check_slot_names (PymRuntime *rt, Plan *plan)
{
  PymType *base = plan->base;

  if (plan->n_slots > 0 && base->itemsize != 0)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "nonempty __slots__ not supported for subtype of '%s'", base->name);
      return -1;
    }
  for (ssize_t i = 0; i < plan->n_slots; i++)
    {
      PymObject *name = pym_tuple_get (plan->slots, i);

      if (!pym_str_check (name))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "__slots__ items must be strings, not '%s'", pym_type (name)->name);
          return -1;
        }
      if (!pym_str_is_identifier (name))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "__slots__ must be identifiers");
          return -1;
        }
      if (pym_str_equal (name, pym_name (rt, DICT)))
        {
          if (!plan->may_add_dict || plan->add_dict)
            {
              pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                                  "__dict__ slot disallowed: we already got one");
              return -1;
            }
          plan->add_dict = true;
        }
      if (pym_str_equal (name, pym_name (rt, WEAKREF)))
        {
          if (!plan->may_add_weakref || plan->add_weakref)
            {
              pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                                  "__weakref__ slot disallowed: we already got one");
              return -1;
            }
          plan->add_weakref = true;
        }
    }
  return 0;
}

/* The names that become members: mangled, in alphabetical order (type_new_slots_impl). */
static int
make_slot_names (PymRuntime *rt, Plan *plan, PymObject *dict)
{
  PymObject *names = pym_list_new (rt, 0), *sorted;

  if (names == NULL)
    return -1;
  for (ssize_t i = 0; i < plan->n_slots; i++)
    {
      PymObject *slot = pym_tuple_get (plan->slots, i), *name;
      int result;

      if ((plan->add_dict && pym_str_equal (slot, pym_name (rt, DICT))) ||
          (plan->add_weakref && pym_str_equal (slot, pym_name (rt, WEAKREF))))
        continue;
      name = mangle (rt, plan->name, slot);
      if (name == NULL || pym_list_append (rt, names, name) < 0)
        {
          pym_xdecref (rt, name);
          goto error;
        }
      result = pym_dict_contains (rt, dict, name);
      if (result > 0 && !pym_str_equal (name, pym_name (rt, QUALNAME)) &&
          !pym_str_equal (name, pym_name (rt, CLASS_CELL)))
        {
          pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "%R in __slots__ conflicts with class variable", name);
          result = -1;
        }
      pym_decref (rt, name);
      if (result < 0)
        goto error;
    }
  if (pym_list_sort (rt, names) < 0)
    goto error;
  sorted = pym_list_as_tuple (rt, names);
  pym_decref (rt, names);
  if (sorted == NULL)
    return -1;
  pym_setref (rt, &plan->slots, sorted);
  plan->n_slots = pym_tuple_size (sorted);
  return 0;

error:
  pym_decref (rt, names);
  return -1;
}

/* With `__slots__`, a base that has what this class left out gives it all the same
 * (type_new_slots_bases). */
static void
inherit_dict_and_weakref (Plan *plan)
{
  bool from_base;

  if (pym_tuple_size (plan->bases) < 2)
    return;
  for (ssize_t i = 0; i < pym_tuple_size (plan->bases); i++)
    {
      PymType *base = (PymType *) pym_tuple_get (plan->bases, i);

      if (base == plan->base)
        continue;
      from_base = plan->may_add_dict && !plan->add_dict && base->dict_offset != 0;
      plan->add_dict = plan->add_dict || from_base;
      from_base = plan->may_add_weakref && !plan->add_weakref && base->weaklist_offset != 0;
      plan->add_weakref = plan->add_weakref || from_base;
    }
}

static int
plan_slots (PymRuntime *rt, Plan *plan, PymObject *dict)
{
  PymObject *slots = pym_dict_get_item_with_error (rt, dict, pym_name (rt, SLOTS));

  if (slots == NULL && rt->error != NULL)
    return -1;
  plan->may_add_dict = plan->base->dict_offset == 0;
  plan->may_add_weakref = plan->base->weaklist_offset == 0 && plan->base->itemsize == 0;
  if (slots == NULL)
    {
      plan->add_dict = plan->may_add_dict;
      plan->add_weakref = plan->may_add_weakref;
      return 0;
    }
  if (pym_str_check (slots))
    plan->slots = pym_tuple_pack (rt, 1, slots);
  else
    plan->slots = pym_sequence_tuple (rt, slots);
  if (plan->slots == NULL)
    return -1;
  plan->n_slots = pym_tuple_size (plan->slots);
  if (check_slot_names (rt, plan) < 0 || make_slot_names (rt, plan, dict) < 0)
    return -1;
  inherit_dict_and_weakref (plan);
  return 0;
}

/* The object itself, with what needs no look at the dict. Takes over `dict` and the plan's slots.
 */
static PymType *
allocate (PymRuntime *rt, Plan *plan, PymObject *dict)
{
  PymType *type = (PymType *) plan->metatype->alloc (rt, plan->metatype, plan->n_slots);

  if (type == NULL)
    {
      pym_decref (rt, dict);
      return NULL;
    }
  type->dict = dict;
  type->flags = PYM_TYPE_HEAP | PYM_TYPE_BASETYPE | PYM_TYPE_GC;
  type->bases = pym_newref (plan->bases);
  type->base_type = pym_newref (plan->base);
  type->slots = plan->slots;
  plan->slots = NULL;
  type->heap_name = pym_newref (plan->name);
  type->name = pym_str_as_utf8 (rt, plan->name);
  type->alloc = pym_type_generic_alloc;
  type->free_ = pym_gc_del;
  type->dealloc = pym_subtype_dealloc;
  type->traverse = pym_subtype_traverse;
  type->clear = pym_subtype_clear;
  type->sizeof_ = plan->base->sizeof_;
  type->walk_blocks = pym_subtype_walk_blocks;
  type->walk_edges = pym_subtype_walk_edges;
  type->basicsize = plan->base->basicsize;
  type->itemsize = plan->base->itemsize;
  type->dict_offset = plan->base->dict_offset;
  type->weaklist_offset = plan->base->weaklist_offset;
  type->flags |= plan->base->flags & (PYM_TYPE_MANAGED_DICT | PYM_TYPE_MANAGED_WEAKREF);
  if (type->name == NULL)
    {
      pym_decref (rt, type);
      return NULL;
    }
  if (strlen (type->name) != (size_t) pym_str_length (plan->name) && pym_str_is_ascii (plan->name))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "type name must not contain null characters");
      pym_decref (rt, type);
      return NULL;
    }
  return type;
}

static int
set_module (PymRuntime *rt, PymType *type)
{
  PymObject *globals, *module;
  int result = pym_dict_contains (rt, type->dict, pym_name (rt, MODULE));

  if (result != 0 || pym_machine_hooks (rt)->current_globals == NULL)
    return result < 0 ? -1 : 0;
  globals = pym_machine_hooks (rt)->current_globals (rt);
  if (globals == NULL)
    return 0;
  module = pym_dict_get_item_with_error (rt, globals, pym_name (rt, NAME));
  if (module == NULL)
    return rt->error != NULL ? -1 : 0;
  return pym_dict_set_item (rt, type->dict, pym_name (rt, MODULE), module);
}

static int
set_qualname (PymRuntime *rt, PymType *type)
{
  PymObject *qualname = pym_dict_get_item_with_error (rt, type->dict, pym_name (rt, QUALNAME));

  if (qualname == NULL)
    {
      if (rt->error != NULL)
        return -1;
      type->heap_qualname = pym_newref (type->heap_name);
      return 0;
    }
  if (!pym_str_check (qualname))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "type __qualname__ must be a str, not %s",
                      pym_type (qualname)->name);
      return -1;
    }
  type->heap_qualname = pym_newref (qualname);
  return pym_dict_del_item (rt, type->dict, pym_name (rt, QUALNAME));
}

/* The text of `__doc__` is copied, as CPython does for its C field. */
static int
set_doc (PymRuntime *rt, PymType *type)
{
  PymObject *doc = pym_dict_get_item_with_error (rt, type->dict, pym_name (rt, DOC));
  const char *text;
  ssize_t size;
  char *copy;

  if (doc == NULL)
    return rt->error != NULL ? -1 : 0;
  if (!pym_str_check (doc))
    return 0;
  text = pym_str_as_utf8_and_size (rt, doc, &size);
  if (text == NULL)
    return -1;
  copy = pym_object_malloc (rt, size + 1);
  if (copy == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  memcpy (copy, text, size + 1);
  type->doc = copy;
  return 0;
}

/* A plain function under one of these names is wrapped. */
static int
wrap_function (PymRuntime *rt,
               PymType *type,
               PymObject *name,
               PymObject *(*wrap) (PymRuntime *, PymObject *) )
{
  PymObject *function = pym_dict_get_item_with_error (rt, type->dict, name), *wrapped;
  int result;

  if (function == NULL)
    return rt->error != NULL ? -1 : 0;
  if (!PYM_IS_EXACT (rt, function, FUNCTION))
    return 0;
  wrapped = wrap (rt, function);
  if (wrapped == NULL)
    return -1;
  result = pym_dict_set_item (rt, type->dict, name, wrapped);
  pym_decref (rt, wrapped);
  return result;
}

/* Members for `__slots__`, then dict and weak references, which lie in front of the object. */
static int
lay_out (PymRuntime *rt, Plan *plan, PymType *type)
{
  PymMemberDef *members = pym_type_slot_members (type);
  ssize_t offset = plan->base->basicsize;

  for (ssize_t i = 0; i < plan->n_slots; i++)
    {
      const char *name = pym_str_as_utf8 (rt, pym_tuple_get (type->slots, i));

      if (name == NULL)
        return -1;
      members[i] = (PymMemberDef){ .name = name, .offset = offset };
      offset += sizeof (PymObject *);
    }
  type->basicsize = offset;
  if (plan->add_dict)
    {
      type->flags |= PYM_TYPE_MANAGED_DICT;
      type->dict_offset = -1;
    }
  if (plan->add_weakref)
    {
      type->flags |= PYM_TYPE_MANAGED_WEAKREF;
      type->weaklist_offset = -(ssize_t) (PYM_GC_HEAD_SIZE + PYM_PRE_HEAD_SIZE);
    }
  type->members = plan->n_slots > 0 ? members : NULL;
  if (plan->add_weakref && plan->add_dict)
    type->getset = pym_subtype_getset;
  else if (plan->add_weakref)
    type->getset = pym_subtype_getset_weakref_only;
  else if (plan->add_dict)
    type->getset = pym_subtype_getset_dict_only;
  return 0;
}

/* The cell that `super ()` and `__class__` read gets the new class. */
static int
set_class_cell (PymRuntime *rt, PymType *type)
{
  PymObject *cell = pym_dict_get_item_with_error (rt, type->dict, pym_name (rt, CLASS_CELL));

  if (cell == NULL)
    return rt->error != NULL ? -1 : 0;
  if (!pym_cell_check (rt, cell))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "__classcell__ must be a nonlocal cell, not <class '%s'>",
                      pym_type (cell)->name);
      return -1;
    }
  pym_cell_set (rt, cell, PYM_OBJECT (type));
  return pym_dict_del_item (rt, type->dict, pym_name (rt, CLASS_CELL));
}

/* PyType_Ready for a class. */
static int
make_ready (PymRuntime *rt, PymType *type)
{
  int result;

  type->mro = pym_type_compute_mro (rt, type);
  if (type->mro == NULL)
    return -1;
  if (pym_type_add_members (rt, type, type->members) < 0 ||
      pym_type_add_getset (rt, type, type->getset) < 0)
    return -1;
  result = pym_dict_contains (rt, type->dict, pym_name (rt, DOC));
  if (result == 0)
    result = pym_dict_set_item (rt, type->dict, pym_name (rt, DOC), pym_none (rt));
  if (result < 0)
    return -1;
  /* A class that says what equality is has no hash unless it says that too. */
  result = pym_dict_contains (rt, type->dict, pym_name (rt, HASH));
  if (result == 0)
    {
      result = pym_dict_contains (rt, type->dict, pym_name (rt, EQ));
      if (result > 0)
        result = pym_dict_set_item (rt, type->dict, pym_name (rt, HASH), pym_none (rt));
    }
  if (result < 0)
    return -1;
  type->new_ = type->base_type->new_;
  for (ssize_t i = 1; i < pym_tuple_size (type->mro); i++)
    pym_slots_inherit (type, (PymType *) pym_tuple_get (type->mro, i));
  pym_slots_complete (type);
  if (pym_type_add_to_bases (rt, type) < 0)
    return -1;
  type->flags |= PYM_TYPE_READY;
  return 0;
}

/* Tells every value of the dict that wants to know its name. The dict is copied: the calls may
 * change it. */
static int
call_set_names (PymRuntime *rt, PymType *type)
{
  PymObject *copy = pym_dict_copy (rt, type->dict), *key, *value;
  ssize_t position = 0;
  int result = 0;

  if (copy == NULL)
    return -1;
  while (result == 0 && pym_dict_next (copy, &position, &key, &value))
    {
      PymObject *set_name = pym_object_lookup_special (rt, value, pym_name (rt, SET_NAME));
      PymObject *answer;

      if (set_name == NULL)
        {
          result = rt->error != NULL ? -1 : 0;
          continue;
        }
      answer = pym_object_call_function_objargs (rt, set_name, type, key, NULL);
      pym_decref (rt, set_name);
      if (answer == NULL)
        {
          PymObject *error = pym_err_get_raised (rt);
          PymObject *note =
              pym_str_from_format (rt, "Error calling __set_name__ on '%s' instance %R in '%s'",
                                   pym_type (value)->name, key, type->name);

          if (note == NULL || pym_exception_add_note (rt, error, note) < 0)
            pym_err_clear (rt);
          pym_xdecref (rt, note);
          pym_err_set_raised (rt, error);
          result = -1;
        }
      pym_xdecref (rt, answer);
    }
  pym_decref (rt, copy);
  return result;
}

static int
call_init_subclass (PymRuntime *rt, PymType *type, PymObject *kwargs)
{
  PymObject *const both[] = { PYM_OBJECT (type), PYM_OBJECT (type) };
  PymObject *super = pym_object_vectorcall (rt, PYM_OBJECT (PYM_TYPE (rt, SUPER)), both, 2, NULL);
  PymObject *function, *result;

  if (super == NULL)
    return -1;
  function = pym_object_get_attr (rt, super, pym_name (rt, INIT_SUBCLASS));
  pym_decref (rt, super);
  if (function == NULL)
    return -1;
  result = pym_object_vectorcall_dict (rt, function, NULL, 0, kwargs);
  pym_decref (rt, function);
  if (result == NULL)
    return -1;
  pym_decref (rt, result);
  return 0;
}

static PymType *
make_class (PymRuntime *rt, Plan *plan)
{
  PymObject *dict = pym_dict_copy (rt, plan->namespace);
  PymType *type;

  if (dict == NULL)
    return NULL;
  if (plan_slots (rt, plan, dict) < 0)
    {
      pym_decref (rt, dict);
      return NULL;
    }
  type = allocate (rt, plan, dict);
  if (type == NULL)
    return NULL;
  if (set_module (rt, type) < 0 || set_qualname (rt, type) < 0 || set_doc (rt, type) < 0 ||
      wrap_function (rt, type, pym_name (rt, NEW), pym_static_method_new) < 0 ||
      wrap_function (rt, type, pym_name (rt, INIT_SUBCLASS), pym_class_method_new) < 0 ||
      wrap_function (rt, type, pym_name (rt, CLASS_GETITEM), pym_class_method_new) < 0 ||
      lay_out (rt, plan, type) < 0 || set_class_cell (rt, type) < 0 || make_ready (rt, type) < 0)
    goto error;
  pym_slots_fix_up (rt, type);
  if (pym_type_has (type, PYM_TYPE_MANAGED_DICT))
    {
      type->shared_keys = pym_dict_new_shared_keys (rt);
      if (type->shared_keys == NULL)
        goto error;
    }
  return type;

error:
  pym_decref (rt, type);
  return NULL;
}

/* Bases may be objects that stand for others only with `__mro_entries__`: not in the language. */
static int
plan_bases (PymRuntime *rt, Plan *plan, PymObject *bases)
{
  if (pym_tuple_size (bases) == 0)
    {
      plan->base = PYM_TYPE (rt, OBJECT);
      plan->bases = pym_tuple_pack (rt, 1, plan->base);
    }
  else
    {
      plan->base = pym_type_best_base (rt, bases);
      plan->bases = plan->base != NULL ? pym_newref (bases) : NULL;
    }
  return plan->bases == NULL ? -1 : 0;
}

static PymObject *
wrong_argument (PymRuntime *rt, int number, const char *wanted, PymObject *got)
{
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "type.__new__() argument %d must be %s, not %s", number, wanted,
                         pym_type (got)->name);
}

PymObject *
pym_type_new (PymRuntime *rt, PymType *metatype, PymObject *args, PymObject *kwargs)
{
  Plan plan = { .metatype = metatype };
  PymObject *bases;
  PymType *winner, *type = NULL;

  if (pym_tuple_size (args) != 3)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "type.__new__() takes exactly 3 arguments (%zd given)",
                           pym_tuple_size (args));
  plan.name = pym_tuple_get (args, 0);
  bases = pym_tuple_get (args, 1);
  plan.namespace = pym_tuple_get (args, 2);
  if (!pym_str_check (plan.name))
    return wrong_argument (rt, 1, "str", plan.name);
  if (!pym_tuple_check (bases))
    return wrong_argument (rt, 2, "tuple", bases);
  if (!pym_dict_check (plan.namespace))
    return wrong_argument (rt, 3, "dict", plan.namespace);

  winner = pym_type_calculate_metatype (rt, metatype, bases);
  if (winner == NULL)
    return NULL;
  if (winner != metatype)
    {
      if (winner->new_ != PYM_TYPE (rt, TYPE)->new_)
        return winner->new_ (rt, winner, args, kwargs);
      plan.metatype = winner;
    }
  if (plan_bases (rt, &plan, bases) < 0)
    return NULL;
  type = make_class (rt, &plan);
  pym_xdecref (rt, plan.slots);
  pym_decref (rt, plan.bases);
  if (type == NULL)
    return NULL;
  if (call_set_names (rt, type) < 0 || call_init_subclass (rt, type, kwargs) < 0)
    {
      pym_decref (rt, type);
      return NULL;
    }
  return PYM_OBJECT (type);
}
