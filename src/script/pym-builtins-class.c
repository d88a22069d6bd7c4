/* Class statements (Python/bltinmodule.c, builtin___build_class__). */
#include "pym-abstract.h"
#include "pym-builtins.h"
#include "pym-cell.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-machine-private.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

/* Bases that are no classes may say what stands for them. A new tuple; `bases` itself when there is
 * none such. */
static PymObject *
resolve_bases (PymRuntime *rt, PymObject *bases)
{
  PymObject *list = NULL, *result;

  for (ssize_t i = 0; i < pym_tuple_size (bases); i++)
    {
      PymObject *base = pym_tuple_get (bases, i);
      PymObject *entries = NULL, *replacement = NULL;

      if (!pym_type_check (base) &&
          pym_object_lookup_attr (rt, base, PYM_NAME (rt, mro_entries), &entries) < 0)
        goto failed;
      if (entries == NULL)
        {
          if (list != NULL && pym_list_append (rt, list, base) < 0)
            goto failed;
          continue;
        }
      replacement = pym_object_call_one_arg (rt, entries, bases);
      pym_decref (rt, entries);
      if (replacement == NULL)
        goto failed;
      if (!pym_tuple_check (replacement))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "__mro_entries__ must return a tuple");
          pym_decref (rt, replacement);
          goto failed;
        }
      if (list == NULL)
        {
          list = pym_list_new (rt, 0);
          for (ssize_t j = 0; list != NULL && j < i; j++)
            if (pym_list_append (rt, list, pym_tuple_get (bases, j)) < 0)
              pym_clear (rt, &list);
        }
      if (list == NULL || pym_list_extend (rt, list, replacement) < 0)
        {
          pym_decref (rt, replacement);
          goto failed;
        }
      pym_decref (rt, replacement);
    }
  if (list == NULL)
    return pym_newref (bases);
  result = pym_list_as_tuple (rt, list);
  pym_decref (rt, list);
  return result;

failed:
  pym_xdecref (rt, list);
  return NULL;
}

/* The class's own keywords, a dict or NULL; `metaclass` is taken out of it. */
static int
read_keywords (PymRuntime *rt,
               PymObject *const *values,
               PymObject *kwnames,
               PymObject **keywords,
               PymObject **metaclass)
{
  *keywords = *metaclass = NULL;
  if (kwnames == NULL)
    return 0;
  *keywords = pym_dict_new (rt);
  if (*keywords == NULL)
    return -1;
  for (ssize_t i = 0; i < pym_tuple_size (kwnames); i++)
    if (pym_dict_set_item (rt, *keywords, pym_tuple_get (kwnames, i), values[i]) < 0)
      goto failed;
  *metaclass = pym_dict_get_item_with_error (rt, *keywords, PYM_NAME (rt, metaclass));
  if (*metaclass != NULL)
    {
      pym_incref (*metaclass);
      if (pym_dict_del_item (rt, *keywords, PYM_NAME (rt, metaclass)) < 0)
        goto failed;
    }
  else if (pym_err_occurred (rt))
    goto failed;
  return 0;

failed:
  pym_clear (rt, keywords);
  pym_clear (rt, metaclass);
  return -1;
}

static PymObject *
prepare_namespace (
    PymRuntime *rt, PymObject *metaclass, PymObject *name, PymObject *bases, PymObject *keywords)
{
  PymObject *args[] = { name, bases };
  PymObject *prepare, *namespace;

  if (pym_object_lookup_attr (rt, metaclass, PYM_NAME (rt, prepare), &prepare) < 0)
    return NULL;
  if (prepare == NULL)
    return pym_dict_new (rt);
  namespace = pym_object_vectorcall_dict (rt, prepare, args, 2, keywords);
  pym_decref (rt, prepare);
  if (namespace != NULL && !pym_mapping_check (namespace))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "%.200s.__prepare__() must return a mapping, not %.200s",
                      pym_type_check (metaclass) ? ((PymType *) metaclass)->name : "<metaclass>",
                      pym_type (namespace)->name);
      pym_clear (rt, &namespace);
    }
  return namespace;
}

/* The body left the cell of `__class__`: it has to hold the new class now. */
static int
check_class_cell (PymRuntime *rt, PymObject *cell, PymObject *class, PymObject *name)
{
  PymObject *contents;

  if (!pym_type_check (class) || !pym_cell_check (rt, cell))
    return 0;
  contents = pym_cell_contents (cell);
  if (contents == class)
    return 0;
  if (contents == NULL)
    pym_err_format (rt, PYM_TYPE (rt, RUNTIME_ERROR),
                    "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                    "type.__new__?",
                    name, class);
  else
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__class__ set to %R defining %R as %R",
                    contents, name, class);
  return -1;
}

/* Runs the body in the namespace; what it returns is its cell or None. */
static PymObject *
run_body (PymRuntime *rt, PymFunction *body, PymObject *namespace)
{
  PymFrame *frame = pym_machine_push_call (rt, body, pym_newref (namespace), NULL, 0, NULL);

  return frame != NULL ? pym_machine_run (rt, frame, false) : NULL;
}

PymObject *
pym_build_class (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *given = NULL, *bases = NULL, *keywords = NULL, *metaclass = NULL, *namespace = NULL;
  PymObject *cell = NULL, *class = NULL;

  if (nargs < 2 || !pym_function_check (rt, args[0]) || !pym_str_check (args[1]))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          nargs < 2 ? "__build_class__: not enough arguments"
                          : pym_function_check (rt, args[0])
                              ? "__build_class__: name is not a string"
                              : "__build_class__: func must be a function");
      return NULL;
    }
  given = pym_tuple_from_array (rt, args + 2, nargs - 2);
  bases = given != NULL ? resolve_bases (rt, given) : NULL;
  if (bases == NULL || read_keywords (rt, args + nargs, kwnames, &keywords, &metaclass) < 0)
    goto done;
  if (metaclass == NULL)
    metaclass = pym_newref (pym_tuple_size (bases) > 0 ? pym_type (pym_tuple_get (bases, 0))
                                                       : PYM_TYPE (rt, TYPE));
  if (pym_type_check (metaclass))
    {
      PymType *winner = pym_type_calculate_metatype (rt, (PymType *) metaclass, bases);

      if (winner == NULL)
        goto done;
      pym_incref (winner);
      pym_decref (rt, metaclass);
      metaclass = PYM_OBJECT (winner);
    }
  namespace = prepare_namespace (rt, metaclass, args[1], bases, keywords);
  if (namespace == NULL)
    goto done;
  cell = run_body (rt, (PymFunction *) args[0], namespace);
  if (cell == NULL)
    goto done;
  if (bases == given || pym_object_set_item (rt, namespace, PYM_NAME (rt, orig_bases), given) == 0)
    {
      PymObject *class_args[] = { args[1], bases, namespace };

      class = pym_object_vectorcall_dict (rt, metaclass, class_args, 3, keywords);
    }
  if (class != NULL && check_class_cell (rt, cell, class, args[1]) < 0)
    pym_clear (rt, &class);

done:
  pym_xdecref (rt, cell);
  pym_xdecref (rt, namespace);
  pym_xdecref (rt, metaclass);
  pym_xdecref (rt, keywords);
  pym_xdecref (rt, bases);
  pym_xdecref (rt, given);
  return class;
}
