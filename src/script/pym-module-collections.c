/* The part of the module collections in C: the types, counting, and what makes named tuples fast
 * (Modules/_collectionsmodule.c of CPython 3.12). */
#include "pym-abstract.h"
#include "pym-code.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-machine.h"
#include "pym-modules.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

/* --- Fields of named tuples --- */

typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t index;
  PymObject *doc;
} FieldObject;

static PymObject *
field_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  FieldObject *self;
  ssize_t index;

  if (pym_size (args) != 2)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "_tuplegetter expected 2 arguments");
  index = pym_number_as_ssize (rt, pym_tuple_get (args, 0), PYM_TYPE (rt, OVERFLOW_ERROR));
  if (index == -1 && rt->error != NULL)
    return NULL;
  self = (FieldObject *) type->alloc (rt, type, 0);
  if (self == NULL)
    return NULL;
  self->index = index;
  self->doc = pym_newref (pym_tuple_get (args, 1));
  return PYM_OBJECT (self);
}

static PymObject *
field_descr_get (PymRuntime *rt, PymObject *o, PymObject *object, PymObject *type)
{
  FieldObject *self = (FieldObject *) o;

  if (object == NULL || (object == pym_none (rt) && type != PYM_OBJECT (pym_type (object))))
    return pym_newref (o);
  if (!pym_tuple_check (object))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "descriptor for index '%zd' for tuple subclasses doesn't apply to '%s' "
                           "object",
                           self->index, pym_type (object)->name);
  if (self->index < 0 || self->index >= pym_size (object))
    return pym_err_format (rt, PYM_TYPE (rt, INDEX_ERROR), "tuple index out of range");
  return pym_newref (pym_tuple_get (object, self->index));
}

static int
field_descr_set (PymRuntime *rt, PymObject *o, PymObject *object, PymObject *value)
{
  pym_err_set_string (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR),
                      value == NULL ? "can't delete attribute" : "can't set attribute");
  return -1;
}

static PymObject *
field_repr (PymRuntime *rt, PymObject *o)
{
  FieldObject *self = (FieldObject *) o;

  return pym_str_from_format (rt, "_tuplegetter(%zd, %R)", self->index, self->doc);
}

static int
field_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  FieldObject *self = (FieldObject *) o;

  int status = pym_visit_own_type (o, visit, data);

  return status != 0 || self->doc == NULL ? status : visit (self->doc, data);
}

static void
field_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_clear (rt, &((FieldObject *) o)->doc);
  pym_type (o)->free_ (rt, o);
}

static const PymMemberDef field_members[] = {
  { "__doc__", offsetof (FieldObject, doc), false, true },
  { NULL },
};

static const PymType field_template = {
  .name = "collections._tuplegetter",
  .basicsize = sizeof (FieldObject),
  .flags = PYM_TYPE_GC,
  .new_ = field_new,
  .dealloc = field_dealloc,
  .free_ = pym_gc_del,
  .traverse = field_traverse,
  .repr = field_repr,
  .descr_get = field_descr_get,
  .descr_set = field_descr_set,
  .members = field_members,
};

/* --- Functions --- */

/* mapping[item] as an int or NULL for none; a Counter's subclass may have its own way to it. */
static PymObject *
old_count (PymRuntime *rt, PymObject *mapping, PymObject *get, PymObject *item, ssize_t hash)
{
  PymObject *zero, *found;

  if (get == NULL)
    return pym_xnewref (pym_dict_get_item_known_hash (rt, mapping, item, hash));
  zero = pym_int_from_long (rt, 0);
  found = zero != NULL
              ? pym_object_vectorcall (rt, get, (PymObject *const[]){ item, zero }, 2, NULL)
              : NULL;
  pym_xdecref (rt, zero);
  return found;
}

static void
count_item (PymRuntime *rt, PymObject *mapping, PymObject *get, PymObject *item, PymObject *one)
{
  ssize_t hash = get == NULL ? pym_object_hash (rt, item) : 0;
  PymObject *old = hash != -1 ? old_count (rt, mapping, get, item, hash) : NULL, *sum = NULL;

  if (rt->error == NULL)
    sum = old != NULL ? pym_number_add (rt, old, one) : pym_newref (one);
  pym_xdecref (rt, old);
  if (sum == NULL)
    return;
  if (get == NULL)
    pym_dict_set_item_known_hash (rt, mapping, item, sum, hash);
  else
    pym_object_set_item (rt, mapping, item, sum);
  pym_decref (rt, sum);
}

/* Whether the type has taken over `name` from dict as it is. */
static bool
has_own (PymRuntime *rt, PymObject *mapping, const char *name)
{
  return pym_type_lookup_string (rt, pym_type (mapping), name) !=
         pym_type_lookup_string (rt, PYM_TYPE (rt, DICT), name);
}

/* Adds one to mapping[item] for every item: at once in a dict, through `get` and `__setitem__`
 * where one of them is not dict's. */
static PymObject *
collections_count_elements (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *mapping = args[0], *item, *get = NULL;
  PymObject *iterator = pym_object_get_iter (rt, args[1]);
  PymObject *one = iterator != NULL ? pym_int_from_long (rt, 1) : NULL;

  if (one != NULL && (has_own (rt, mapping, "get") || has_own (rt, mapping, "__setitem__")))
    get = pym_object_get_attr_string (rt, mapping, "get");
  while (rt->error == NULL && (item = pym_iter_next (rt, iterator)) != NULL)
    {
      count_item (rt, mapping, get, item, one);
      pym_decref (rt, item);
    }
  pym_xdecref (rt, get);
  pym_xdecref (rt, iterator);
  pym_xdecref (rt, one);
  return rt->error != NULL ? NULL : pym_newref (pym_none (rt));
}

static PymObject *
collections_intern (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *text = pym_newref (args[0]);

  if (pym_str_check_exact (rt, text))
    pym_str_intern_in_place (rt, &text);
  return text;
}

/* Runs a text of the library's own making in a namespace. */
static PymObject *
collections_define (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t length;
  const char *text = pym_str_as_utf8_and_size (rt, args[0], &length);
  PymCode *code = text != NULL ? pym_code_from_text (rt, "<string>", text, (size_t) length) : NULL;
  PymObject *result;

  if (code == NULL)
    return NULL;
  result = pym_machine_run_code (rt, code, args[1], args[1]);
  pym_decref (rt, code);
  return result;
}

/* `__name__` of the module that called the library's function. */
static PymObject *
collections_caller_module (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  const PymFrame *frame = rt->script->frame;
  PymObject *name = NULL;

  if (frame != NULL && frame->previous != NULL)
    name = pym_dict_get_item_with_error (rt, frame->previous->globals, PYM_NAME (rt, name));
  return pym_newref (name != NULL ? name : pym_none (rt));
}

static const PymMethodDef methods[] = {
  { "_caller_module", collections_caller_module, 0, 0 },
  { "_count_elements", collections_count_elements, 2, 2 },
  { "_define", collections_define, 2, 2 },
  { "_intern", collections_intern, 1, 1 },
  { NULL },
};

int
pym_module_collections_exec (PymRuntime *rt, PymObject *module)
{
  PymType *field = pym_type_new_static (rt, &field_template, NULL);

  if (field == NULL || pym_module_add_functions_of (rt, module, "_collections", methods) < 0 ||
      pym_module_add_object (rt, module, "_tuplegetter", PYM_OBJECT (field)) < 0 ||
      pym_module_add_object (rt, module, "deque", PYM_OBJECT (PYM_TYPE (rt, DEQUE))) < 0 ||
      pym_module_add_object (rt, module, "defaultdict", PYM_OBJECT (PYM_TYPE (rt, DEFAULT_DICT))) <
          0 ||
      pym_module_add_object (rt, module, "OrderedDict", PYM_OBJECT (PYM_TYPE (rt, ORDERED_DICT))) <
          0)
    return -1;
  return 0;
}
