/* The module `gc`: all of it, on the engine's collector (Modules/gcmodule.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-module-gc.h"
#include "pym-module.h"
#include "pym-modules.h"
#include "pym-str.h"
#include "pym-tuple.h"

#define GC(name)                                                                                   \
  static PymObject *gc_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,            \
                               ssize_t nargs, PymObject *kwnames)

GC (enable)
{
  rt->collector->enabled = true;
  return pym_none (rt);
}

GC (disable)
{
  rt->collector->enabled = false;
  return pym_none (rt);
}

GC (isenabled) { return pym_bool_from_long (rt, rt->collector->enabled); }

GC (collect)
{
  static const char *const names[] = { "generation", NULL };
  PymObject *value;
  int generation = PYM_N_GENERATIONS - 1;

  if (pym_args_parse (rt, "collect", names, 0, 0, args, nargs, kwnames, &value) < 0)
    return NULL;
  if (value != NULL)
    {
      generation = pym_int_as_int (rt, value);
      if (generation == -1 && pym_err_occurred (rt))
        return NULL;
    }
  if (generation < 0 || generation >= PYM_N_GENERATIONS)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "invalid generation");
      return NULL;
    }
  return pym_int_from_ssize (rt, pym_gc_collect (rt, generation));
}

/* A tuple of ints, or NULL. */
static PymObject *
int_tuple (PymRuntime *rt, const int *values, ssize_t n)
{
  PymObject *tuple = pym_tuple_new (rt, n);

  for (ssize_t i = 0; tuple != NULL && i < n; i++)
    {
      PymObject *item = pym_int_from_long (rt, values[i]);

      if (item != NULL)
        pym_tuple_set (tuple, i, item);
      else
        pym_clear (rt, &tuple);
    }
  return tuple;
}

GC (get_threshold)
{
  const PymGeneration *generations = rt->collector->generations;

  return int_tuple (rt,
                    (const int[]){ generations[0].threshold, generations[1].threshold,
                                   generations[2].threshold },
                    PYM_N_GENERATIONS);
}

GC (get_count)
{
  const PymGeneration *generations = rt->collector->generations;

  return int_tuple (
      rt, (const int[]){ generations[0].count, generations[1].count, generations[2].count },
      PYM_N_GENERATIONS);
}

/* Each is stored as it is read: those in front of a wrong one count (PyArg_ParseTuple writes into
 * the generations). */
GC (set_threshold)
{
  if (pym_args_check_tuple (rt, "set_threshold", nargs, 1, PYM_N_GENERATIONS) < 0)
    return NULL;
  for (ssize_t i = 0; i < nargs; i++)
    {
      int overflow;
      long threshold = pym_int_as_long_and_overflow (rt, args[i], &overflow);

      if (threshold == -1 && pym_err_occurred (rt))
        return NULL;
      if (overflow != 0 || threshold != (int) threshold)
        return pym_err_format (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "signed integer is %s",
                               overflow < 0 || threshold < 0 ? "less than minimum"
                                                             : "greater than maximum");
      rt->collector->generations[i].threshold = (int) threshold;
    }
  return pym_none (rt);
}

GC (set_debug)
{
  int debug = pym_int_as_int (rt, args[0]);

  if (debug == -1 && pym_err_occurred (rt))
    return NULL;
  rt->collector->debug = debug;
  return pym_none (rt);
}

GC (get_debug) { return pym_int_from_long (rt, rt->collector->debug); }

GC (get_stats)
{
  PymObject *list = pym_list_new (rt, 0);

  for (int i = 0; list != NULL && i < PYM_N_GENERATIONS; i++)
    {
      /* Taken before anything is allocated for the answer. */
      const PymGenerationStats stats = rt->collector->stats[i];
      const struct
      {
        const char *name;
        ssize_t value;
      } items[] = {
        { "collections", stats.collections },
        { "collected", stats.collected },
        { "uncollectable", stats.uncollectable },
      };
      PymObject *dict = pym_dict_new (rt);

      for (size_t k = 0; dict != NULL && k < PYM_N_ELEMENTS (items); k++)
        {
          /* Texts of their own for each answer, not interned (Py_BuildValue). */
          PymObject *key = pym_str_from_string (rt, items[k].name);
          PymObject *value = pym_int_from_ssize (rt, items[k].value);

          if (key == NULL || value == NULL || pym_dict_set_item (rt, dict, key, value) < 0)
            pym_clear (rt, &dict);
          pym_xdecref (rt, key);
          pym_xdecref (rt, value);
        }
      if (dict == NULL || pym_list_append_steal (rt, list, dict) < 0)
        pym_clear (rt, &list);
    }
  return list;
}

GC (is_tracked)
{
  return pym_bool_from_long (rt, pym_object_is_gc (rt, args[0]) && pym_gc_is_tracked (args[0]));
}

GC (is_finalized)
{
  return pym_bool_from_long (rt, pym_object_is_gc (rt, args[0]) && pym_gc_is_finalized (args[0]));
}

GC (freeze)
{
  pym_gc_freeze (rt);
  return pym_none (rt);
}

GC (unfreeze)
{
  pym_gc_unfreeze (rt);
  return pym_none (rt);
}

GC (get_freeze_count) { return pym_int_from_ssize (rt, pym_gc_freeze_count (rt)); }

/* Looking at objects */

typedef struct
{
  PymRuntime *rt;
  PymObject *list;
  bool failed;
  int generation;          /* -1: all */
  PymObject *const *asked; /* whose referrers are looked for */
  ssize_t n_asked;
  PymObject *own; /* no answer */
} Search;

static void
found (Search *search, PymObject *o)
{
  if (pym_list_append (search->rt, search->list, o) < 0)
    search->failed = true;
}

/* The list, or NULL when a walk failed. It is not released during the walk, which would then go on
 * from an object that is no longer there. */
static PymObject *
search_result (Search *search)
{
  if (search->failed)
    pym_clear (search->rt, &search->list);
  return search->list;
}

static void
add_object (PymObject *o, int generation, void *data)
{
  Search *search = data;

  if (!search->failed && o != search->list && generation < PYM_N_GENERATIONS &&
      (search->generation < 0 || search->generation == generation))
    found (search, o);
}

GC (get_objects)
{
  static const char *const names[] = { "generation", NULL };
  Search search = { .rt = rt, .generation = -1 };
  PymObject *value;

  if (pym_args_parse (rt, "get_objects", names, 0, 0, args, nargs, kwnames, &value) < 0)
    return NULL;
  if (value != NULL && value != pym_none (rt))
    {
      ssize_t generation;

      if (!pym_index_check (value))
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "argument should be integer or None, not '%s'",
                               pym_type (value)->name);
      generation = pym_number_as_ssize (rt, value, PYM_TYPE (rt, OVERFLOW_ERROR));
      if (generation == -1 && pym_err_occurred (rt))
        return NULL;
      if (generation >= PYM_N_GENERATIONS)
        return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                               "generation parameter must be less than the number of available "
                               "generations (%i)",
                               PYM_N_GENERATIONS);
      /* -1 is the parameter's default: all. */
      if (generation < -1)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                              "generation parameter cannot be negative");
          return NULL;
        }
      search.generation = (int) generation;
    }
  search.list = pym_list_new (rt, 0);
  if (search.list != NULL)
    pym_gc_walk (rt, add_object, &search);
  return search_result (&search);
}

static int
is_asked_for (PymObject *referent, void *data)
{
  const Search *search = data;

  for (ssize_t i = 0; i < search->n_asked; i++)
    if (search->asked[i] == referent)
      return 1;
  return 0;
}

static void
add_referrer (PymObject *o, int generation, void *data)
{
  Search *search = data;

  if (search->failed || o == search->list || o == search->own || generation >= PYM_N_GENERATIONS)
    return;
  /* Of a call with `*` the tuple is the arguments themselves. */
  if (PYM_IS_EXACT (search->rt, o, TUPLE) && pym_tuple_items (o) == search->asked)
    return;
  if (pym_type (o)->traverse (search->rt, o, is_asked_for, search) != 0)
    found (search, o);
}

GC (get_referrers)
{
  Search search = { .rt = rt, .asked = args, .n_asked = nargs };

  /* As in CPython the arguments lie in a tuple, which is no answer. */
  search.own = pym_tuple_from_array (rt, args, nargs);
  search.list = search.own != NULL ? pym_list_new (rt, 0) : NULL;
  if (search.list != NULL)
    pym_gc_walk (rt, add_referrer, &search);
  pym_xdecref (rt, search.own);
  return search_result (&search);
}

static int
add_referent (PymObject *referent, void *data)
{
  Search *search = data;

  return pym_list_append (search->rt, search->list, referent) < 0;
}

GC (get_referents)
{
  Search search = { .rt = rt, .list = pym_list_new (rt, 0) };

  for (ssize_t i = 0; search.list != NULL && i < nargs; i++)
    if (pym_object_is_gc (rt, args[i]) && pym_type (args[i])->traverse != NULL &&
        pym_type (args[i])->traverse (rt, args[i], add_referent, &search) != 0)
      pym_clear (rt, &search.list);
  return search.list;
}

/* What the collector asks of the module */

void
pym_gc_invoke_callbacks (
    PymRuntime *rt, const char *phase, int generation, ssize_t collected, ssize_t uncollectable)
{
  const struct
  {
    const char *name;
    ssize_t value;
  } items[] = {
    { "generation", generation },
    { "collected", collected },
    { "uncollectable", uncollectable },
  };
  PymObject *callbacks = rt->script->gc_callbacks;
  PymObject *info, *text;

  if (callbacks == NULL || pym_list_size (callbacks) == 0)
    return;
  info = pym_dict_new (rt);
  for (size_t i = 0; info != NULL && i < PYM_N_ELEMENTS (items); i++)
    {
      PymObject *value = pym_int_from_ssize (rt, items[i].value);

      if (value == NULL || pym_dict_set_item_string (rt, info, items[i].name, value) < 0)
        pym_clear (rt, &info);
      pym_xdecref (rt, value);
    }
  text = info != NULL ? pym_str_from_string (rt, phase) : NULL;
  if (text == NULL)
    pym_err_write_unraisable (rt, NULL);
  for (ssize_t i = 0; text != NULL && i < pym_list_size (callbacks); i++)
    {
      PymObject *callback = pym_newref (pym_list_get (callbacks, i));
      PymObject *args[] = { text, info };
      PymObject *result = pym_object_vectorcall (rt, callback, args, 2, NULL);

      if (result == NULL)
        pym_err_write_unraisable (rt, callback);
      pym_xdecref (rt, result);
      pym_decref (rt, callback);
    }
  pym_xdecref (rt, text);
  pym_xdecref (rt, info);
}

int
pym_gc_append_garbage (PymRuntime *rt, PymObject *o)
{
  if (rt->script->gc_garbage == NULL)
    return -1;
  return pym_list_append (rt, rt->script->gc_garbage, o);
}

static const PymMethodDef gc_functions[] = {
  { "enable", gc_enable, 0, 0 },
  { "disable", gc_disable, 0, 0 },
  { "isenabled", gc_isenabled, 0, 0 },
  { "set_debug", gc_set_debug, 1, 1 },
  { "get_debug", gc_get_debug, 0, 0 },
  { "get_count", gc_get_count, 0, 0 },
  { "set_threshold", gc_set_threshold, 0, -1, PYM_METHOD_PACKED },
  { "get_threshold", gc_get_threshold, 0, 0 },
  { "collect", gc_collect, 0, -1, PYM_METHOD_KEYWORDS },
  { "get_objects", gc_get_objects, 0, -1, PYM_METHOD_KEYWORDS },
  { "get_stats", gc_get_stats, 0, 0 },
  { "is_tracked", gc_is_tracked, 1, 1 },
  { "is_finalized", gc_is_finalized, 1, 1 },
  { "get_referrers", gc_get_referrers, 0, -1 },
  { "get_referents", gc_get_referents, 0, -1, PYM_METHOD_PACKED },
  { "freeze", gc_freeze, 0, 0 },
  { "unfreeze", gc_unfreeze, 0, 0 },
  { "get_freeze_count", gc_get_freeze_count, 0, 0 },
  { NULL },
};

int
pym_module_gc_exec (PymRuntime *rt, PymObject *module)
{
  PymScript *script = rt->script;

  if (script->gc_garbage == NULL)
    script->gc_garbage = pym_list_new (rt, 0);
  if (script->gc_callbacks == NULL)
    script->gc_callbacks = pym_list_new (rt, 0);
  if (script->gc_garbage == NULL || script->gc_callbacks == NULL ||
      pym_module_add_functions (rt, module, gc_functions) < 0 ||
      pym_module_add_object (rt, module, "garbage", script->gc_garbage) < 0 ||
      pym_module_add_object (rt, module, "callbacks", script->gc_callbacks) < 0 ||
      pym_module_add_int (rt, module, "DEBUG_STATS", PYM_GC_DEBUG_STATS) < 0 ||
      pym_module_add_int (rt, module, "DEBUG_COLLECTABLE", PYM_GC_DEBUG_COLLECTABLE) < 0 ||
      pym_module_add_int (rt, module, "DEBUG_UNCOLLECTABLE", PYM_GC_DEBUG_UNCOLLECTABLE) < 0 ||
      pym_module_add_int (rt, module, "DEBUG_SAVEALL", PYM_GC_DEBUG_SAVEALL) < 0)
    return -1;
  return pym_module_add_int (rt, module, "DEBUG_LEAK",
                             PYM_GC_DEBUG_COLLECTABLE | PYM_GC_DEBUG_UNCOLLECTABLE |
                                 PYM_GC_DEBUG_SAVEALL);
}
