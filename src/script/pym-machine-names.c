/* Names: of modules and classes, globals, built-ins; and what is said of those that are not there.
 */
#include "pym-cell.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-machine-private.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

/* Borrowed or new: 1 and a new reference, 0, -1. */
static int
look_up (PymRuntime *rt, PymObject *mapping, PymObject *name, PymObject **out)
{
  if (PYM_IS_EXACT (rt, mapping, DICT))
    {
      *out = pym_xnewref (pym_dict_get_item_with_error (rt, mapping, name));
      if (*out == NULL && pym_err_occurred (rt))
        return -1;
    }
  else
    {
      *out = pym_object_get_item (rt, mapping, name);
      if (*out == NULL)
        {
          if (!pym_err_exception_matches (rt, PYM_TYPE (rt, KEY_ERROR)))
            return -1;
          pym_err_clear (rt);
        }
    }
  return *out != NULL;
}

static void
not_defined (PymRuntime *rt, PymObject *name)
{
  pym_err_name (rt, PYM_TYPE (rt, NAME_ERROR), "name '%U' is not defined", name);
}

PymObject *
pym_machine_load_global (PymRuntime *rt, const PymFrame *frame, PymObject *name)
{
  PymObject *value = pym_dict_load_global (rt, frame->globals, frame->builtins, name);

  if (value == NULL && !pym_err_occurred (rt))
    not_defined (rt, name);
  return pym_xnewref (value);
}

PymObject *
pym_machine_load_from_dict_or_globals (PymRuntime *rt,
                                       const PymFrame *frame,
                                       PymObject *dict,
                                       PymObject *name)
{
  PymObject *value;
  int found = look_up (rt, dict, name, &value);

  return found != 0 ? value : pym_machine_load_global (rt, frame, name);
}

PymObject *
pym_machine_load_name (PymRuntime *rt, const PymFrame *frame, PymObject *name)
{
  return pym_machine_load_from_dict_or_globals (rt, frame, frame->locals, name);
}

PymObject *
pym_machine_load_from_dict_or_deref (PymRuntime *rt,
                                     const PymFrame *frame,
                                     PymObject *dict,
                                     uint32_t local)
{
  PymObject *value;

  if (look_up (rt, dict, pym_code_local_name (frame->code, local), &value) != 0)
    return value;
  value = pym_cell_get (frame->slots[local]);
  if (value == NULL)
    pym_machine_unbound (rt, frame, local);
  return value;
}

int
pym_machine_store_name (PymRuntime *rt, const PymFrame *frame, PymObject *name, PymObject *o)
{
  if (PYM_IS_EXACT (rt, frame->locals, DICT))
    return pym_dict_set_item (rt, frame->locals, name, o);
  return pym_object_set_item (rt, frame->locals, name, o);
}

int
pym_machine_delete_name (PymRuntime *rt, const PymFrame *frame, PymObject *name)
{
  if (pym_object_del_item (rt, frame->locals, name) == 0)
    return 0;
  if (pym_err_exception_matches (rt, PYM_TYPE (rt, KEY_ERROR)))
    {
      pym_err_clear (rt);
      not_defined (rt, name);
    }
  return -1;
}

int
pym_machine_delete_global (PymRuntime *rt, const PymFrame *frame, PymObject *name)
{
  if (pym_dict_del_item (rt, frame->globals, name) == 0)
    return 0;
  if (pym_err_exception_matches (rt, PYM_TYPE (rt, KEY_ERROR)))
    {
      pym_err_clear (rt);
      not_defined (rt, name);
    }
  return -1;
}

PymObject *
pym_machine_load_build_class (PymRuntime *rt, const PymFrame *frame)
{
  PymObject *value = pym_dict_get_item_with_error (rt, frame->builtins, PYM_NAME (rt, build_class));

  if (value == NULL && !pym_err_occurred (rt))
    pym_err_set_string (rt, PYM_TYPE (rt, NAME_ERROR), "__build_class__ not found");
  return pym_xnewref (value);
}

void
pym_machine_unbound (PymRuntime *rt, const PymFrame *frame, uint32_t local)
{
  const PymCode *code = frame->code;
  PymObject *name = pym_code_local_name (code, local);

  if ((int32_t) local >= code->n_locals_plus - code->n_free)
    pym_err_name (rt, PYM_TYPE (rt, NAME_ERROR),
                  "cannot access free variable '%U' where it is not associated with a value in "
                  "enclosing scope",
                  name);
  else
    pym_err_name (rt, PYM_TYPE (rt, UNBOUND_LOCAL_ERROR),
                  "cannot access local variable '%U' where it is not associated with a value",
                  name);
}

PymObject *
pym_machine_globals (PymRuntime *rt)
{
  const PymFrame *frame = rt->script->frame;

  return frame != NULL ? frame->globals : NULL;
}

PymObject *
pym_machine_locals (PymRuntime *rt)
{
  const PymFrame *frame = rt->script->frame;
  const PymCode *code;
  PymObject *dict;

  if (frame == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, SYSTEM_ERROR), "frame does not exist");
      return NULL;
    }
  if (frame->locals != NULL)
    return pym_newref (frame->locals);
  code = frame->code;
  dict = pym_dict_new (rt);
  for (int32_t i = 0; dict != NULL && i < code->n_locals_plus; i++)
    {
      PymObject *value = frame->slots[i];

      if (code->local_kinds[i] & PYM_LOCAL_HIDDEN)
        continue;
      if (value != NULL && code->local_kinds[i] & (PYM_LOCAL_CELL | PYM_LOCAL_FREE))
        value = pym_cell_contents (value);
      if (value != NULL && pym_dict_set_item (rt, dict, pym_code_local_name (code, i), value) < 0)
        {
          pym_decref (rt, dict);
          return NULL;
        }
    }
  return dict;
}

static int
no_super (PymRuntime *rt, const char *message)
{
  pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), message);
  return -1;
}

int
pym_machine_current_super (PymRuntime *rt, PymType **type, PymObject **object)
{
  const PymFrame *frame = rt->script->frame;
  const PymCode *code;

  if (frame == NULL)
    return no_super (rt, "super(): no current frame");
  code = frame->code;
  if (code->argcount == 0)
    return no_super (rt, "super(): no arguments");
  *object = frame->slots[0];
  if (*object != NULL && code->local_kinds[0] & PYM_LOCAL_CELL)
    *object = pym_cell_contents (*object);
  if (*object == NULL)
    return no_super (rt, "super(): arg[0] deleted");
  for (int32_t i = code->n_locals_plus - code->n_free; i < code->n_locals_plus; i++)
    if (pym_str_equal_ascii (pym_code_local_name (code, i), "__class__"))
      {
        PymObject *class = pym_cell_contents (frame->slots[i]);

        if (class == NULL)
          return no_super (rt, "super(): empty __class__ cell");
        if (!pym_type_check (class))
          {
            pym_err_format (rt, PYM_TYPE (rt, RUNTIME_ERROR),
                            "super(): __class__ is not a type (%s)", pym_type (class)->name);
            return -1;
          }
        *type = (PymType *) class;
        return 0;
      }
  return no_super (rt, "super(): __class__ cell not found");
}
