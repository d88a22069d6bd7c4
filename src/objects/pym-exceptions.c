#include "pym-exceptions.h"

#include <string.h>

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exception-private.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define EXCEPTION(o) ((PymException *) (o))

PymObject *
pym_exception_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *o = type->alloc (rt, type, 0);

  if (o == NULL)
    return NULL;
  EXCEPTION (o)->args = args != NULL ? pym_newref (args) : pym_tuple_new (rt, 0);
  if (EXCEPTION (o)->args == NULL)
    pym_clear (rt, &o);
  return o;
}

int
pym_exception_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, pym_type (o)->name, kwargs) < 0)
    return -1;
  pym_setref (rt, &EXCEPTION (o)->args, pym_newref (args));
  return 0;
}

#define MEMBER(o, def) ((PymObject **) ((char *) (o) + (def)->offset))

int
pym_exception_clear_with (PymRuntime *rt, PymObject *o, const PymMemberDef *members)
{
  PymException *self = EXCEPTION (o);

  for (const PymMemberDef *def = members; def != NULL && def->name != NULL; def++)
    pym_clear (rt, MEMBER (o, def));
  pym_clear (rt, &self->dict);
  pym_clear (rt, &self->args);
  pym_clear (rt, &self->notes);
  pym_clear (rt, &self->traceback);
  pym_clear (rt, &self->cause);
  pym_clear (rt, &self->context);
  return 0;
}

/* A long chain of contexts is as deep as any nested list, hence the trashcan; types with fields of
 * their own do without (BaseException_dealloc, StopIteration_dealloc). */
void
pym_exception_dealloc_with (PymRuntime *rt,
                            PymObject *o,
                            const PymMemberDef *members,
                            void (*dealloc) (PymRuntime *, PymObject *))
{
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = members == NULL ? pym_trash_begin (rt, o, dealloc)
                          : pym_trash_begin_recursive (rt, o, dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_exception_clear_with (rt, o, members);
  pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

int
pym_exception_traverse_with (
    PymRuntime *rt, PymObject *o, const PymMemberDef *members, PymVisit visit, void *data)
{
  PymException *self = EXCEPTION (o);
  PymObject *referents[] = { self->dict,      self->args,  self->notes,
                             self->traceback, self->cause, self->context };
  int result;

  for (const PymMemberDef *def = members; def != NULL && def->name != NULL; def++)
    if (*MEMBER (o, def) != NULL && (result = visit (*MEMBER (o, def), data)) != 0)
      return result;
  for (size_t i = 0; i < PYM_N_ELEMENTS (referents); i++)
    if (referents[i] != NULL && (result = visit (referents[i], data)) != 0)
      return result;
  return 0;
}

void
pym_exception_walk_edges_with (
    PymRuntime *rt, PymObject *o, const PymMemberDef *members, PymEdgeVisit visit, void *data)
{
  static const PymMemberDef common[] = {
    { "__dict__", offsetof (PymException, dict) },
    { "args", offsetof (PymException, args) },
    { "__notes__", offsetof (PymException, notes) },
    { "__traceback__", offsetof (PymException, traceback) },
    { "__cause__", offsetof (PymException, cause) },
    { "__context__", offsetof (PymException, context) },
  };
  PymEdge edge = { .kind = PYM_EDGE_ATTRIBUTE };

  for (const PymMemberDef *def = members; def != NULL && def->name != NULL; def++)
    if ((edge.referent = *MEMBER (o, def)) != NULL)
      {
        edge.text = def->name;
        visit (&edge, data);
      }
  for (size_t i = 0; i < PYM_N_ELEMENTS (common); i++)
    if ((edge.referent = *MEMBER (o, &common[i])) != NULL)
      {
        edge.text = common[i].name;
        visit (&edge, data);
      }
}

PYM_EXCEPTION_LIFE (exception, NULL)

PymObject *
pym_exception_str (PymRuntime *rt, PymObject *o)
{
  PymObject *args = EXCEPTION (o)->args;

  switch (pym_tuple_size (args))
    {
    case 0:
      return pym_str_empty (rt);
    case 1:
      return pym_object_str (rt, pym_tuple_get (args, 0));
    default:
      return pym_object_str (rt, args);
    }
}

static PymObject *
exception_repr (PymRuntime *rt, PymObject *o)
{
  const char *name = pym_type_short_name (pym_type (o));
  PymObject *args = EXCEPTION (o)->args;

  if (pym_tuple_size (args) == 1)
    return pym_str_from_format (rt, "%s(%R)", name, pym_tuple_get (args, 0));
  return pym_str_from_format (rt, "%s%R", name, args);
}

PymObject *
pym_exception_get_traceback (PymObject *exception)
{
  return pym_xnewref (EXCEPTION (exception)->traceback);
}

void
pym_exception_set_traceback (PymRuntime *rt, PymObject *exception, PymObject *traceback)
{
  if (traceback == pym_none (rt))
    traceback = NULL;
  pym_setref (rt, &EXCEPTION (exception)->traceback, pym_xnewref (traceback));
}

PymObject *
pym_exception_get_cause (PymObject *exception)
{
  return pym_xnewref (EXCEPTION (exception)->cause);
}

void
pym_exception_set_cause (PymRuntime *rt, PymObject *exception, PymObject *cause)
{
  EXCEPTION (exception)->suppress_context = 1;
  pym_setref (rt, &EXCEPTION (exception)->cause, cause);
}

PymObject *
pym_exception_get_context (PymObject *exception)
{
  return pym_xnewref (EXCEPTION (exception)->context);
}

void
pym_exception_set_context (PymRuntime *rt, PymObject *exception, PymObject *context)
{
  pym_setref (rt, &EXCEPTION (exception)->context, context);
}

static PymObject *
or_none (PymRuntime *rt, PymObject *o)
{
  return pym_newref (o != NULL ? o : pym_none (rt));
}

static int
refuse (PymRuntime *rt, const char *message)
{
  pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), message);
  return -1;
}

static PymObject *
get_args (PymRuntime *rt, PymObject *o, const void *closure)
{
  return or_none (rt, EXCEPTION (o)->args);
}

static int
set_args (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  PymObject *tuple;

  if (value == NULL)
    return refuse (rt, "args may not be deleted");
  tuple = pym_sequence_tuple (rt, value);
  if (tuple == NULL)
    return -1;
  pym_setref (rt, &EXCEPTION (o)->args, tuple);
  return 0;
}

static PymObject *
get_traceback (PymRuntime *rt, PymObject *o, const void *closure)
{
  return or_none (rt, EXCEPTION (o)->traceback);
}

static int
set_traceback (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == NULL)
    return refuse (rt, "__traceback__ may not be deleted");
  /* The type of tracebacks is made by the room above. */
  if (value != pym_none (rt) && strcmp (pym_type (value)->name, "traceback") != 0)
    return refuse (rt, "__traceback__ must be a traceback or None");
  pym_exception_set_traceback (rt, o, value);
  return 0;
}

static PymObject *
get_context (PymRuntime *rt, PymObject *o, const void *closure)
{
  return or_none (rt, EXCEPTION (o)->context);
}

static int
set_context (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == NULL)
    return refuse (rt, "__context__ may not be deleted");
  if (value != pym_none (rt) && !pym_exception_check (value))
    return refuse (rt, "exception context must be None or derive from BaseException");
  pym_exception_set_context (rt, o, value == pym_none (rt) ? NULL : pym_newref (value));
  return 0;
}

static PymObject *
get_cause (PymRuntime *rt, PymObject *o, const void *closure)
{
  return or_none (rt, EXCEPTION (o)->cause);
}

static int
set_cause (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == NULL)
    return refuse (rt, "__cause__ may not be deleted");
  if (value != pym_none (rt) && !pym_exception_check (value))
    return refuse (rt, "exception cause must be None or derive from BaseException");
  pym_exception_set_cause (rt, o, value == pym_none (rt) ? NULL : pym_newref (value));
  return 0;
}

static PymObject *
get_suppress_context (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_bool_from_long (rt, EXCEPTION (o)->suppress_context);
}

static int
set_suppress_context (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == NULL)
    return refuse (rt, "can't delete numeric/char attribute");
  if (!pym_bool_check (rt, value))
    return refuse (rt, "attribute value type must be bool");
  EXCEPTION (o)->suppress_context = value == pym_true (rt);
  return 0;
}

static const PymGetSetDef exception_getset[] = {
  { "__suppress_context__", get_suppress_context, set_suppress_context },
  { "__dict__", pym_object_generic_get_dict, pym_object_generic_set_dict },
  { "args", get_args, set_args },
  { "__traceback__", get_traceback, set_traceback },
  { "__context__", get_context, set_context },
  { "__cause__", get_cause, set_cause },
  { NULL },
};

static PymObject *
with_traceback (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (set_traceback (rt, self, args[0], NULL) < 0)
    return NULL;
  return pym_newref (self);
}

int
pym_exception_add_note (PymRuntime *rt, PymObject *exception, PymObject *note)
{
  PymObject *notes;
  int result = -1;

  if (!pym_str_check (note))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "note must be a str, not '%s'",
                      pym_type (note)->name);
      return -1;
    }
  if (pym_object_lookup_attr (rt, exception, pym_name (rt, NOTES), &notes) < 0)
    return -1;
  if (notes == NULL)
    {
      notes = pym_list_new (rt, 0);
      if (notes == NULL || pym_object_set_attr (rt, exception, pym_name (rt, NOTES), notes) < 0)
        {
          pym_xdecref (rt, notes);
          return -1;
        }
    }
  if (pym_list_check (notes))
    result = pym_list_append (rt, notes, note);
  else
    pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "Cannot add note: __notes__ is not a list");
  pym_decref (rt, notes);
  return result;
}

static PymObject *
add_note (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_exception_add_note (rt, self, args[0]) < 0 ? NULL : pym_newref (pym_none (rt));
}

static const PymMethodDef exception_methods[] = {
  { "with_traceback", with_traceback, 1, 1 },
  { "add_note", add_note, 1, 1 },
  { NULL },
};

const PymType pym_base_exception_template = {
  .name = "BaseException",
  .basicsize = sizeof (PymException),
  .flags = PYM_EXCEPTION_FLAGS,
  .dict_offset = offsetof (PymException, dict),
  .doc = "Common base class for all exceptions",
  .new_ = pym_exception_new,
  .init = pym_exception_init,
  .free_ = pym_gc_del,
  .repr = exception_repr,
  .str = pym_exception_str,
  .getattro = pym_object_generic_get_attr,
  .setattro = pym_object_generic_set_attr,
  .methods = exception_methods,
  .getset = exception_getset,
  PYM_EXCEPTION_LIFE_SLOTS (exception),
};
