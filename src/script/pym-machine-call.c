/* Calls: arguments find their parameters (initialize_locals, Python/ceval.c). */
#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-list.h"
#include "pym-machine-private.h"
#include "pym-str.h"
#include "pym-tuple.h"

static void
release_all (PymRuntime *rt, PymObject *const *items, ssize_t n)
{
  for (ssize_t i = 0; i < n; i++)
    pym_decref (rt, items[i]);
}

/* "'a', 'b', and 'c'" */
static PymObject *
join_names (PymRuntime *rt, PymObject *names)
{
  ssize_t n = pym_list_size (names);
  PymObject *last, *before, *head;

  if (n == 1)
    return pym_newref (pym_list_get (names, 0));
  before = pym_list_get (names, n - 2);
  last = pym_list_get (names, n - 1);
  if (n == 2)
    return pym_str_from_format (rt, "%U and %U", before, last);
  head = pym_newref (pym_list_get (names, 0));
  for (ssize_t i = 1; i < n - 1 && head != NULL; i++)
    {
      PymObject *longer = pym_str_from_format (rt, "%U, %U", head, pym_list_get (names, i));

      pym_decref (rt, head);
      head = longer;
    }
  if (head == NULL)
    return NULL;
  before = pym_str_from_format (rt, "%U, and %U", head, last);
  pym_decref (rt, head);
  return before;
}

/* TypeError for the parameters `from` … `to` that are still empty. */
static void
missing_arguments (
    PymRuntime *rt, const PymFrame *frame, int from, int to, int missing, const char *kind)
{
  const PymCode *code = frame->code;
  PymObject *names = pym_list_new (rt, 0);
  PymObject *joined = NULL;

  if (names == NULL)
    return;
  for (int i = from; i < to; i++)
    if (frame->slots[i] == NULL)
      {
        PymObject *name = pym_str_from_format (rt, "'%U'", pym_code_local_name (code, i));

        if (name == NULL || pym_list_append_steal (rt, names, name) < 0)
          goto done;
      }
  joined = join_names (rt, names);
  if (joined != NULL)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%U() missing %i required %s argument%s: %U",
                    frame->function->qualname, missing, kind, missing == 1 ? "" : "s", joined);

done:
  pym_xdecref (rt, joined);
  pym_decref (rt, names);
}

static void
too_many_positional (PymRuntime *rt, const PymFrame *frame, ssize_t given, int n_defaults)
{
  const PymCode *code = frame->code;
  int wanted = code->argcount;
  int keyword_only = 0;
  bool plural = wanted != 1;
  PymObject *takes, *also;

  for (int i = wanted; i < wanted + code->kwonly_argcount; i++)
    if (frame->slots[i] != NULL)
      keyword_only++;
  if (n_defaults > 0)
    {
      plural = true;
      takes = pym_str_from_format (rt, "from %d to %d", wanted - n_defaults, wanted);
    }
  else
    takes = pym_str_from_format (rt, "%d", wanted);
  if (takes == NULL)
    return;
  if (keyword_only > 0)
    also = pym_str_from_format (rt, " positional argument%s (and %d keyword-only argument%s)",
                                given != 1 ? "s" : "", keyword_only, keyword_only != 1 ? "s" : "");
  else
    also = pym_str_empty (rt);
  if (also != NULL)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "%U() takes %U positional argument%s but %zd%U %s given",
                    frame->function->qualname, takes, plural ? "s" : "", given, also,
                    given == 1 && keyword_only == 0 ? "was" : "were");
  pym_decref (rt, takes);
  pym_xdecref (rt, also);
}

/* Index of a parameter that can be given by name; -1 not there, -2 error. */
static int
find_parameter (PymRuntime *rt, const PymCode *code, PymObject *keyword)
{
  int total = code->argcount + code->kwonly_argcount;

  for (int i = code->posonly_argcount; i < total; i++)
    if (pym_code_local_name (code, i) == keyword)
      return i;
  for (int i = code->posonly_argcount; i < total; i++)
    {
      int equal = pym_object_rich_compare_bool (rt, pym_code_local_name (code, i), keyword, PYM_EQ);

      if (equal != 0)
        return equal > 0 ? i : -2;
    }
  return -1;
}

/* A name of a positional-only parameter was given as keyword: the message that says so, if so. */
static bool
is_positional_only (PymRuntime *rt, const PymFrame *frame, PymObject *kwnames)
{
  const PymCode *code = frame->code;
  PymObject *names = NULL;
  bool found = false;

  for (int i = 0; i < code->posonly_argcount; i++)
    for (ssize_t k = 0; k < pym_tuple_size (kwnames); k++)
      {
        PymObject *name = pym_code_local_name (code, i);
        PymObject *keyword = pym_tuple_get (kwnames, k);
        PymObject *longer;

        if (!pym_str_check (keyword) || !pym_str_equal (name, keyword))
          continue;
        found = true;
        longer =
            names == NULL ? pym_newref (name) : pym_str_from_format (rt, "%U, %U", names, name);
        pym_xdecref (rt, names);
        names = longer;
        if (names == NULL)
          return true;
      }
  if (found)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                    frame->function->qualname, names);
  pym_xdecref (rt, names);
  return found;
}

/* `values` are taken over, all of them in every case. */
static int
bind_keywords (
    PymRuntime *rt, PymFrame *frame, PymObject *const *values, PymObject *kwnames, PymObject *rest)
{
  const PymCode *code = frame->code;
  PymObject *qualname = frame->function->qualname;
  ssize_t n = pym_tuple_size (kwnames);
  ssize_t i;

  for (i = 0; i < n; i++)
    {
      PymObject *keyword = pym_tuple_get (kwnames, i);
      int place;

      if (!pym_str_check (keyword))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "keywords must be strings");
          goto failed;
        }
      place = find_parameter (rt, code, keyword);
      if (place == -2)
        goto failed;
      if (place >= 0)
        {
          if (frame->slots[place] != NULL)
            {
              pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                              "%U() got multiple values for argument '%S'", qualname, keyword);
              goto failed;
            }
          frame->slots[place] = values[i];
        }
      else if (rest != NULL)
        {
          if (pym_dict_set_item (rt, rest, keyword, values[i]) < 0)
            goto failed;
          pym_decref (rt, values[i]);
        }
      else
        {
          if (code->posonly_argcount == 0 || !is_positional_only (rt, frame, kwnames))
            pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                            "%U() got an unexpected keyword argument '%S'", qualname, keyword);
          goto failed;
        }
    }
  return 0;

failed:
  release_all (rt, values + i, n - i);
  return -1;
}

static int
fill_defaults (PymRuntime *rt, PymFrame *frame, ssize_t nargs)
{
  const PymCode *code = frame->code;
  PymObject *defaults = frame->function->defaults;
  int n_defaults = defaults != NULL ? (int) pym_tuple_size (defaults) : 0;
  int required = code->argcount - n_defaults;
  int missing = 0;

  for (ssize_t i = nargs; i < required; i++)
    missing += frame->slots[i] == NULL;
  if (missing > 0)
    {
      missing_arguments (rt, frame, 0, required, missing, "positional");
      return -1;
    }
  for (int i = nargs > required ? (int) nargs - required : 0; i < n_defaults; i++)
    if (frame->slots[required + i] == NULL)
      frame->slots[required + i] = pym_newref (pym_tuple_get (defaults, i));
  return 0;
}

static int
fill_keyword_defaults (PymRuntime *rt, PymFrame *frame)
{
  const PymCode *code = frame->code;
  PymObject *defaults = frame->function->kwdefaults;
  int end = code->argcount + code->kwonly_argcount;
  int missing = 0;

  for (int i = code->argcount; i < end; i++)
    {
      PymObject *value = NULL;

      if (frame->slots[i] != NULL)
        continue;
      if (defaults != NULL)
        {
          value = pym_dict_get_item_with_error (rt, defaults, pym_code_local_name (code, i));
          if (value == NULL && pym_err_occurred (rt))
            return -1;
        }
      if (value != NULL)
        frame->slots[i] = pym_newref (value);
      else
        missing++;
    }
  if (missing > 0)
    {
      missing_arguments (rt, frame, code->argcount, end, missing, "keyword-only");
      return -1;
    }
  return 0;
}

/* Everything but the plain case: as many positional arguments as parameters, and nothing else. */
static int
bind (PymRuntime *rt, PymFrame *frame, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  const PymCode *code = frame->code;
  int total = code->argcount + code->kwonly_argcount;
  ssize_t n = nargs < code->argcount ? nargs : code->argcount;
  ssize_t n_keywords = kwnames != NULL ? pym_tuple_size (kwnames) : 0;
  PymObject *rest = NULL;

  if (code->flags & PYM_CODE_VARKEYWORDS)
    {
      rest = pym_dict_new (rt);
      if (rest == NULL)
        goto failed;
      frame->slots[total + ((code->flags & PYM_CODE_VARARGS) != 0)] = rest;
    }
  for (ssize_t i = 0; i < n; i++)
    frame->slots[i] = args[i];
  if (code->flags & PYM_CODE_VARARGS)
    {
      PymObject *tuple =
          nargs == n ? pym_tuple_new (rt, 0) : pym_tuple_from_array_steal (rt, args + n, nargs - n);

      if (tuple == NULL)
        {
          release_all (rt, args + nargs, n_keywords);
          return -1;
        }
      frame->slots[total] = tuple;
    }
  else
    release_all (rt, args + n, nargs - n);
  if (kwnames != NULL && bind_keywords (rt, frame, args + nargs, kwnames, rest) < 0)
    return -1;
  if (nargs > code->argcount && !(code->flags & PYM_CODE_VARARGS))
    {
      PymObject *defaults = frame->function->defaults;

      too_many_positional (rt, frame, nargs,
                           defaults != NULL ? (int) pym_tuple_size (defaults) : 0);
      return -1;
    }
  if (nargs < code->argcount && fill_defaults (rt, frame, nargs) < 0)
    return -1;
  return code->kwonly_argcount > 0 ? fill_keyword_defaults (rt, frame) : 0;

failed:
  release_all (rt, args, nargs + n_keywords);
  return -1;
}

PymFrame *
pym_machine_push_call (PymRuntime *rt,
                       PymFunction *function,
                       PymObject *locals,
                       PymObject *const *args,
                       ssize_t nargs,
                       PymObject *kwnames)
{
  PymCode *code = (PymCode *) function->code;
  PymFrame *frame = pym_frame_push (rt, function, locals);

  if (frame == NULL)
    {
      release_all (rt, args, nargs + (kwnames != NULL ? pym_tuple_size (kwnames) : 0));
      return NULL;
    }
  if (nargs == code->argcount && kwnames == NULL && code->kwonly_argcount == 0 &&
      (code->flags & (PYM_CODE_VARARGS | PYM_CODE_VARKEYWORDS)) == 0)
    for (ssize_t i = 0; i < nargs; i++)
      frame->slots[i] = args[i];
  else if (bind (rt, frame, args, nargs, kwnames) < 0)
    {
      pym_frame_pop (rt, frame);
      return NULL;
    }
  return frame;
}

PymFrame *
pym_machine_push_call_ex (
    PymRuntime *rt, PymFunction *function, PymObject *locals, PymObject *args, PymObject *kwargs)
{
  ssize_t nargs = pym_tuple_size (args);
  ssize_t n_keywords = kwargs != NULL ? pym_dict_size (kwargs) : 0;
  PymObject **values = pym_tuple_items (args);
  PymObject *kwnames = NULL;
  PymFrame *frame = NULL;

  if (n_keywords > 0)
    {
      PymObject *key, *value;
      ssize_t position = 0;

      /* CPython has room for one more in front. */
      values = pym_mem_malloc (rt, (size_t) (1 + nargs + n_keywords) * sizeof (PymObject *));
      kwnames = values != NULL ? pym_tuple_new (rt, n_keywords) : NULL;
      if (kwnames == NULL)
        {
          if (values == NULL)
            pym_err_no_memory (rt);
          pym_xdecref (rt, locals);
          goto done;
        }
      for (ssize_t i = 0; i < nargs; i++)
        values[i] = pym_tuple_get (args, i);
      for (ssize_t i = 0; pym_dict_next (kwargs, &position, &key, &value); i++)
        {
          pym_tuple_set (kwnames, i, pym_newref (key));
          values[nargs + i] = value;
        }
    }
  for (ssize_t i = 0; i < nargs + n_keywords; i++)
    pym_incref (values[i]);
  frame = pym_machine_push_call (rt, function, locals, values, nargs, kwnames);

done:
  pym_xdecref (rt, kwnames);
  if (n_keywords > 0)
    pym_mem_free (rt, values);
  pym_decref (rt, args);
  pym_xdecref (rt, kwargs);
  return frame;
}

PymObject *
pym_machine_call (PymRuntime *rt,
                  PymFunction *function,
                  PymObject *const *args,
                  ssize_t nargs,
                  PymObject *kwnames)
{
  ssize_t n = nargs + (kwnames != NULL ? pym_tuple_size (kwnames) : 0);
  PymCode *code = (PymCode *) function->code;
  PymObject *locals =
      (code->flags & PYM_CODE_OPTIMIZED) != 0 ? NULL : pym_newref (function->globals);
  PymFrame *frame;

  for (ssize_t i = 0; i < n; i++)
    pym_incref (args[i]);
  frame = pym_machine_push_call (rt, function, locals, args, nargs, kwnames);
  return frame != NULL ? pym_machine_run (rt, frame, false) : NULL;
}

PymObject *
pym_callable_text (PymRuntime *rt, PymObject *callable)
{
  PymObject *qualname, *module, *text;

  if (pym_object_lookup_attr (rt, callable, PYM_NAME (rt, qualname), &qualname) < 0)
    return NULL;
  if (qualname == NULL)
    return pym_object_str (rt, callable);
  if (pym_object_lookup_attr (rt, callable, PYM_NAME (rt, module), &module) < 0)
    {
      pym_decref (rt, qualname);
      return NULL;
    }
  if (module != NULL && pym_str_check (module) && !pym_str_equal_ascii (module, "builtins"))
    text = pym_str_from_format (rt, "%S.%S()", module, qualname);
  else
    text = pym_str_from_format (rt, "%S()", qualname);
  pym_xdecref (rt, module);
  pym_decref (rt, qualname);
  return text;
}

int
pym_machine_check_args_iterable (PymRuntime *rt, PymObject *callable, PymObject *args)
{
  PymObject *text;

  if (pym_type (args)->iter != NULL || pym_sequence_check (args))
    return 0;
  text = pym_callable_text (rt, callable);
  if (text != NULL)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "%U argument after * must be an iterable, not %.200s", text,
                      pym_type (args)->name);
      pym_decref (rt, text);
    }
  return -1;
}

void
pym_machine_kwargs_error (PymRuntime *rt, PymObject *callable, PymObject *kwargs)
{
  PymObject *error, *text;

  if (pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
    {
      pym_err_clear (rt);
      text = pym_callable_text (rt, callable);
      if (text != NULL)
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "%U argument after ** must be a mapping, not %.200s", text,
                        pym_type (kwargs)->name);
      pym_xdecref (rt, text);
    }
  else if (pym_err_exception_matches (rt, PYM_TYPE (rt, KEY_ERROR)))
    {
      PymObject *args;

      error = pym_err_get_raised (rt);
      args = pym_exception_args (error);
      if (pym_tuple_size (args) != 1)
        {
          pym_err_set_raised (rt, error);
          return;
        }
      text = pym_callable_text (rt, callable);
      if (text != NULL)
        {
          PymObject *key = pym_tuple_get (args, 0);

          if (pym_str_check (key))
            pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                            "%U got multiple values for keyword argument '%S'", text, key);
          else
            pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%U keywords must be strings", text);
          pym_decref (rt, text);
        }
      pym_decref (rt, error);
    }
}
