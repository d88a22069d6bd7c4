/* Exceptions with fields of their own: StopIteration, SystemExit, NameError, AttributeError,
 * ImportError; and KeyError, which shows its key as repr does (Objects/exceptions.c).
 */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-exception-private.h"
#include "pym-str.h"
#include "pym-tuple.h"

#define MEMBER(name, Struct, field)                                                                \
  {                                                                                                \
    name, offsetof (Struct, field), false, true                                                    \
  }

/* Stores new references to `n` values, which may be NULL, at the members in order. */
static void
store (PymRuntime *rt, PymObject *o, const PymMemberDef *members, PymObject *const *values, int n)
{
  for (int i = 0; i < n; i++)
    pym_setref (rt, (PymObject **) ((char *) o + members[i].offset), pym_xnewref (values[i]));
}

static const PymMemberDef stop_iteration_members[] = {
  MEMBER ("value", PymStopIteration, value),
  { NULL },
};

PYM_EXCEPTION_LIFE (stop_iteration, stop_iteration_members)

static int
stop_iteration_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  PymObject *value;

  if (pym_exception_init (rt, o, args, kwargs) < 0)
    return -1;
  value = pym_tuple_size (args) > 0 ? pym_tuple_get (args, 0) : pym_none (rt);
  store (rt, o, stop_iteration_members, &value, 1);
  return 0;
}

const PymType pym_stop_iteration_template = {
  .name = "StopIteration",
  .basicsize = sizeof (PymStopIteration),
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Signal the end from iterator.__next__().",
  .new_ = pym_exception_new,
  .init = stop_iteration_init,
  .members = stop_iteration_members,
  PYM_EXCEPTION_LIFE_SLOTS (stop_iteration),
};

static const PymMemberDef system_exit_members[] = {
  MEMBER ("code", PymStopIteration, value),
  { NULL },
};

PYM_EXCEPTION_LIFE (system_exit, system_exit_members)

static int
system_exit_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  PymObject *code;

  if (pym_exception_init (rt, o, args, kwargs) < 0)
    return -1;
  if (pym_tuple_size (args) == 0)
    return 0;
  code = pym_tuple_size (args) == 1 ? pym_tuple_get (args, 0) : args;
  store (rt, o, system_exit_members, &code, 1);
  return 0;
}

const PymType pym_system_exit_template = {
  .name = "SystemExit",
  .basicsize = sizeof (PymStopIteration),
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Request to exit from the interpreter.",
  .new_ = pym_exception_new,
  .init = system_exit_init,
  .members = system_exit_members,
  PYM_EXCEPTION_LIFE_SLOTS (system_exit),
};

static const PymMemberDef name_error_members[] = {
  MEMBER ("name", PymStopIteration, value),
  { NULL },
};

PYM_EXCEPTION_LIFE (name_error, name_error_members)

/* Positional arguments are the exception's; the named ones are its fields. */
static int
init_with_names (PymRuntime *rt,
                 PymObject *o,
                 PymObject *args,
                 PymObject *kwargs,
                 const char *function,
                 const char *const *names,
                 PymObject **values)
{
  PymObject *none;
  int result;

  if (pym_exception_init (rt, o, args, NULL) < 0)
    return -1;
  none = pym_tuple_new (rt, 0);
  if (none == NULL)
    return -1;
  result = pym_args_parse_tuple (rt, function, names, 0, 0, none, kwargs, values);
  pym_decref (rt, none);
  return result;
}

static int
name_error_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "name", NULL };
  PymObject *name;

  if (init_with_names (rt, o, args, kwargs, "NameError", names, &name) < 0)
    return -1;
  store (rt, o, name_error_members, &name, 1);
  return 0;
}

const PymType pym_name_error_template = {
  .name = "NameError",
  .basicsize = sizeof (PymStopIteration),
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Name not found globally.",
  .new_ = pym_exception_new,
  .init = name_error_init,
  .members = name_error_members,
  PYM_EXCEPTION_LIFE_SLOTS (name_error),
};

/* In the order in which the collector sees them and they die (AttributeError_traverse). */
static const PymMemberDef attribute_error_members[] = {
  MEMBER ("obj", PymAttributeError, object),
  MEMBER ("name", PymAttributeError, name),
  { NULL },
};

PYM_EXCEPTION_LIFE (attribute_error, attribute_error_members)

static int
attribute_error_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "name", "obj", NULL };
  PymObject *values[2], *stored[2];

  if (init_with_names (rt, o, args, kwargs, "AttributeError", names, values) < 0)
    return -1;
  stored[0] = values[1];
  stored[1] = values[0];
  store (rt, o, attribute_error_members, stored, 2);
  return 0;
}

const PymType pym_attribute_error_template = {
  .name = "AttributeError",
  .basicsize = sizeof (PymAttributeError),
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Attribute not found.",
  .new_ = pym_exception_new,
  .init = attribute_error_init,
  .members = attribute_error_members,
  PYM_EXCEPTION_LIFE_SLOTS (attribute_error),
};

static const PymMemberDef import_error_members[] = {
  MEMBER ("msg", PymImportError, message),
  MEMBER ("name", PymImportError, name),
  MEMBER ("path", PymImportError, path),
  MEMBER ("name_from", PymImportError, name_from),
  { NULL },
};

PYM_EXCEPTION_LIFE (import_error, import_error_members)

static int
import_error_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "name", "path", "name_from", NULL };
  PymObject *values[4] = { NULL };

  if (init_with_names (rt, o, args, kwargs, "ImportError", names, values + 1) < 0)
    return -1;
  if (pym_tuple_size (args) == 1)
    values[0] = pym_tuple_get (args, 0);
  store (rt, o, import_error_members, values, 4);
  return 0;
}

static PymObject *
import_error_str (PymRuntime *rt, PymObject *o)
{
  PymObject *message = ((PymImportError *) o)->message;

  if (message != NULL && pym_str_check_exact (rt, message))
    return pym_newref (message);
  return pym_exception_str (rt, o);
}

const PymType pym_import_error_template = {
  .name = "ImportError",
  .basicsize = sizeof (PymImportError),
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Import can't find module, or can't find name in module.",
  .new_ = pym_exception_new,
  .init = import_error_init,
  .str = import_error_str,
  .members = import_error_members,
  PYM_EXCEPTION_LIFE_SLOTS (import_error),
};

static PymObject *
key_error_str (PymRuntime *rt, PymObject *o)
{
  PymObject *args = pym_exception_args (o);

  if (pym_tuple_size (args) == 1)
    return pym_object_repr (rt, pym_tuple_get (args, 0));
  return pym_exception_str (rt, o);
}

const PymType pym_key_error_template = {
  .name = "KeyError",
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Mapping key not found.",
  .new_ = pym_exception_new,
  .init = pym_exception_init,
  .str = key_error_str,
};
