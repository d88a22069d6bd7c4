#include "pym-suggestion.h"
#include "pym-abstract.h"
#include "pym-cell.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-list.h"
#include "pym-stdlib-names.h"
#include "pym-str.h"
#include "pym-traceback.h"
#include "pym-type-object.h"

#include <string.h>

#define MAX_CANDIDATES 750
#define MAX_LENGTH     40
#define COST_OF_MOVE   2
#define COST_OF_CASE   1

static size_t
substitution_cost (char a, char b)
{
  if ((a & 31) != (b & 31))
    return COST_OF_MOVE;
  if (a == b)
    return 0;
  if (a >= 'A' && a <= 'Z')
    a = (char) (a + ('a' - 'A'));
  if (b >= 'A' && b <= 'Z')
    b = (char) (b + ('a' - 'A'));
  return a == b ? COST_OF_CASE : COST_OF_MOVE;
}

static size_t
smaller (size_t a, size_t b)
{
  return a < b ? a : b;
}

/* Levenshtein's distance, as far as it is not above `most`. */
static size_t
distance (const char *a, size_t a_size, const char *b, size_t b_size, size_t most)
{
  size_t row[MAX_LENGTH], result = 0;

  while (a_size > 0 && b_size > 0 && a[0] == b[0])
    a++, a_size--, b++, b_size--;
  while (a_size > 0 && b_size > 0 && a[a_size - 1] == b[b_size - 1])
    a_size--, b_size--;
  if (a_size == 0 || b_size == 0)
    return (a_size + b_size) * COST_OF_MOVE;
  if (a_size > MAX_LENGTH || b_size > MAX_LENGTH)
    return most + 1;
  if (b_size < a_size)
    return distance (b, b_size, a, a_size, most);
  if ((b_size - a_size) * COST_OF_MOVE > most)
    return most + 1;
  for (size_t i = 0; i < a_size; i++)
    row[i] = (i + 1) * COST_OF_MOVE;
  for (size_t k = 0; k < b_size; k++)
    {
      size_t diagonal = k * COST_OF_MOVE, least = SIZE_MAX;

      result = diagonal;
      for (size_t i = 0; i < a_size; i++)
        {
          size_t substituted = diagonal + substitution_cost (b[k], a[i]);

          diagonal = row[i];
          result = smaller (smaller (result, diagonal) + COST_OF_MOVE, substituted);
          row[i] = result;
          least = smaller (least, result);
        }
      if (least > most)
        return most + 1;
    }
  return result;
}

/* The name of the list that is nearest to `name`; borrowed, or NULL. Drops the list, which may be
 * NULL with an error set. */
static PymObject *
nearest (PymRuntime *rt, PymObject *names, PymObject *name)
{
  PymObject *found = NULL;
  size_t best = SIZE_MAX, size;
  const char *text = names != NULL ? pym_str_as_utf8 (rt, name) : NULL;
  ssize_t n = text != NULL && pym_list_check (names) ? pym_list_size (names) : 0;

  size = text != NULL ? strlen (text) : 0;
  for (ssize_t i = 0; n < MAX_CANDIDATES && i < n; i++)
    {
      PymObject *item = pym_list_get (names, i);
      const char *other = pym_str_check (item) ? pym_str_as_utf8 (rt, item) : NULL;
      size_t other_size, most, current;

      if (other == NULL)
        break;
      if (strcmp (other, text) == 0)
        continue;
      other_size = strlen (other);
      /* A third of the letters may differ. */
      most = smaller ((size + other_size + 3) * COST_OF_MOVE / 6, best - 1);
      current = distance (text, size, other, other_size, most);
      if (current <= most)
        {
          best = current;
          found = item;
        }
    }
  pym_err_clear (rt);
  pym_xincref (found);
  pym_xdecref (rt, names);
  return found;
}

static PymObject *
local_names (PymRuntime *rt, const PymCode *code)
{
  PymObject *names = pym_list_new (rt, 0);

  for (int32_t i = 0; names != NULL && i < code->n_locals_plus; i++)
    if ((code->local_kinds[i] & PYM_LOCAL_FAST) != 0 &&
        pym_list_append (rt, names, pym_tuple_get (code->local_names, i)) < 0)
      pym_clear (rt, &names);
  return names;
}

/* Whether the frame's `self` has an attribute of that name. */
static bool
self_has (PymRuntime *rt, const PymFrame *frame, PymObject *name)
{
  const PymCode *code = frame->code;

  for (int32_t i = 0; i < code->n_locals_plus; i++)
    if (pym_str_equal_ascii (pym_tuple_get (code->local_names, i), "self"))
      {
        PymObject *self = frame->slots[i], *value = NULL;

        if ((code->local_kinds[i] & (PYM_LOCAL_CELL | PYM_LOCAL_FREE)) != 0 && self != NULL &&
            pym_type (self) == PYM_TYPE (rt, CELL))
          self = pym_cell_get (self);
        if (self != NULL)
          {
            pym_incref (self);
            if (pym_object_lookup_attr (rt, self, name, &value) < 0)
              pym_err_clear (rt);
            pym_decref (rt, self);
          }
        pym_xdecref (rt, value);
        return value != NULL;
      }
  return false;
}

static PymObject *
name_near (PymRuntime *rt, const PymFrame *frame, PymObject *name)
{
  PymObject *found;

  if (self_has (rt, frame, name))
    return pym_str_from_format (rt, "self.%U", name);
  found = nearest (rt, local_names (rt, frame->code), name);
  if (found == NULL)
    found = nearest (rt, pym_dict_keys_list (rt, frame->globals), name);
  if (found == NULL)
    found = nearest (rt, pym_dict_keys_list (rt, frame->builtins), name);
  return found;
}

static PymObject *
did_you_mean (PymRuntime *rt, PymObject *found)
{
  PymObject *text = found != NULL ? pym_str_from_format (rt, ". Did you mean: %R?", found) : NULL;

  pym_xdecref (rt, found);
  return text;
}

static PymObject *
for_name_error (PymRuntime *rt, PymObject *exception)
{
  PymObject *name = ((PymStopIteration *) exception)->value, *found, *text = NULL;
  PymObject *traceback;
  const PymTracebackObject *entry;

  if (name == NULL || !pym_str_check_exact (rt, name))
    return NULL;
  traceback = pym_exception_get_traceback (exception);
  if (traceback == NULL || pym_type (traceback) != PYM_SCRIPT_TYPE (rt, TRACEBACK))
    {
      pym_xdecref (rt, traceback);
      return NULL;
    }
  entry = (const PymTracebackObject *) traceback;
  while (entry->next != NULL)
    entry = entry->next;
  found = name_near (rt, entry->frame->frame, name);
  pym_decref (rt, traceback);
  if (!pym_stdlib_has (pym_str_as_utf8 (rt, name)))
    return did_you_mean (rt, found);
  if (found == NULL)
    text = pym_str_from_format (rt, ". Did you forget to import %R?", name);
  else
    text = pym_str_from_format (rt, ". Did you mean: %R? Or did you forget to import %R?", found,
                                name);
  pym_xdecref (rt, found);
  return text;
}

static PymObject *
for_attribute_error (PymRuntime *rt, PymObject *exception)
{
  const PymAttributeError *error = (const PymAttributeError *) exception;

  if (error->name == NULL || error->object == NULL || !pym_str_check (error->name))
    return NULL;
  return did_you_mean (rt, nearest (rt, pym_object_dir (rt, error->object), error->name));
}

static PymObject *
for_import_error (PymRuntime *rt, PymObject *exception)
{
  const PymImportError *error = (const PymImportError *) exception;
  PymObject *module;

  if (error->name == NULL || error->name_from == NULL || !pym_str_check (error->name) ||
      !pym_str_check (error->name_from))
    return NULL;
  module = pym_dict_get_item_with_error (rt, rt->script->modules, error->name);
  if (module == NULL)
    return NULL;
  return did_you_mean (rt, nearest (rt, pym_object_dir (rt, module), error->name_from));
}

PymObject *
pym_suggestion_for (PymRuntime *rt, PymObject *exception)
{
  PymObject *text = NULL;

  if (pym_err_given_matches (rt, exception, PYM_EXC (rt, NAME_ERROR)))
    text = for_name_error (rt, exception);
  else if (pym_err_given_matches (rt, exception, PYM_EXC (rt, ATTRIBUTE_ERROR)))
    text = for_attribute_error (rt, exception);
  else if (pym_err_given_matches (rt, exception, PYM_EXC (rt, IMPORT_ERROR)))
    text = for_import_error (rt, exception);
  pym_err_clear (rt);
  return text;
}
