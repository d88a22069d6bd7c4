/* The module `sys` (Python/sysmodule.c), as far as the workload language has it. */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-containers.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-heap-stats.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-module.h"
#include "pym-modules.h"
#include "pym-numbers.h"
#include "pym-str.h"
#include "pym-text-stream.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#define SYS(name)                                                                                  \
  static PymObject *sys_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,           \
                                ssize_t nargs, PymObject *kwnames)

SYS (getrefcount) { return pym_int_from_ssize (rt, (ssize_t) pym_refcount (args[0])); }

SYS (getsizeof)
{
  static const char *const names[] = { "object", "default", NULL };
  PymObject *values[2];
  ssize_t size;

  if (pym_args_parse (rt, "getsizeof", names, 1, 0, args, nargs, kwnames, values) < 0)
    return NULL;
  size = pym_object_sizeof (rt, values[0]);
  if (size >= 0)
    return pym_int_from_ssize (rt, size);
  if (values[1] == NULL || !pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
    return NULL;
  pym_err_clear (rt);
  return pym_newref (values[1]);
}

SYS (intern)
{
  PymObject *text;

  if (!pym_str_check (args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "intern() argument must be str, not %.50s", pym_type (args[0])->name);
  if (!pym_str_check_exact (rt, args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "can't intern %.400s",
                           pym_type (args[0])->name);
  text = pym_newref (args[0]);
  pym_str_intern_in_place (rt, &text);
  return text;
}

SYS (getallocatedblocks) { return pym_int_from_ssize (rt, pym_heap_blocks_in_use (rt->heap)); }

SYS (getrecursionlimit) { return pym_int_from_long (rt, rt->script->recursion_limit); }

SYS (setrecursionlimit)
{
  PymScript *script = rt->script;
  int limit = pym_int_as_int (rt, args[0]);
  int depth = script->recursion_limit - script->recursion_left;

  if (limit == -1 && pym_err_occurred (rt))
    return NULL;
  if (limit < 1)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "recursion limit must be greater or equal than 1");
      return NULL;
    }
  if (depth >= limit)
    return pym_err_format (
        rt, PYM_TYPE (rt, RECURSION_ERROR),
        "cannot set the recursion limit to %i at the recursion depth %i: the limit is too low",
        limit, depth);
  script->recursion_left += limit - script->recursion_limit;
  script->recursion_limit = limit;
  return pym_none (rt);
}

SYS (exit)
{
  pym_err_set_object (rt, PYM_TYPE (rt, SYSTEM_EXIT), nargs > 0 ? args[0] : pym_none (rt));
  return NULL;
}

SYS (exception)
{
  PymObject *exception = pym_err_handled (rt);

  return pym_newref (exception != NULL ? exception : pym_none (rt));
}

SYS (exc_info)
{
  PymObject *exception = pym_err_handled (rt);
  PymObject *traceback = NULL;

  if (exception != NULL)
    {
      PymObject *items;

      traceback = pym_object_get_attr_string (rt, exception, "__traceback__");
      if (traceback == NULL)
        return NULL;
      items = pym_tuple_pack (rt, 3, pym_type (exception), exception, traceback);
      pym_decref (rt, traceback);
      return items;
    }
  return pym_tuple_pack (rt, 3, pym_none (rt), pym_none (rt), pym_none (rt));
}

/* "    9 free PyDictObjects * 48 bytes each =      432" */
static void
print_free_list (const PymFreeListInfo *info, void *data)
{
  char text[128], label[192];

  if (info->name == NULL)
    return;
  snprintf (text, sizeof text, "%d free %ss * %zu bytes each", info->kept, info->name, info->size);
  snprintf (label, sizeof label, "%48s ", text);
  pym_heap_print_figure (data, label, (size_t) info->kept * info->size);
}

/* CPython's order is dicts, floats, then the rest. */
typedef struct
{
  PymRuntime *rt;
  FILE *stream;
  bool floats_done;
} FreeListPrint;

static void
print_container_free_list (const PymFreeListInfo *info, void *data)
{
  FreeListPrint *print = data;

  print_free_list (info, print->stream);
  if (!print->floats_done)
    pym_numbers_walk_free_lists (print->rt, print_free_list, print->stream);
  print->floats_done = true;
}

SYS (debugmallocstats)
{
  FreeListPrint print = { .rt = rt };
  char *text = NULL;
  size_t length = 0;

  print.stream = open_memstream (&text, &length);
  if (print.stream == NULL)
    return pym_err_no_memory (rt);
  pym_heap_print_stats (rt->heap, print.stream);
  fputc ('\n', print.stream);
  pym_containers_walk_free_lists (rt, print_container_free_list, &print);
  fclose (print.stream);
  if (text == NULL)
    return pym_err_no_memory (rt);
  pym_script_write (rt, PYM_STREAM_ERROR, text, length);
  free (text);
  return pym_none (rt);
}

static const PymMethodDef sys_functions[] = {
  { "_debugmallocstats", sys_debugmallocstats, 0, 0 },
  { "exc_info", sys_exc_info, 0, 0 },
  { "exception", sys_exception, 0, 0 },
  { "exit", sys_exit, 0, 1 },
  { "getallocatedblocks", sys_getallocatedblocks, 0, 0 },
  { "getrecursionlimit", sys_getrecursionlimit, 0, 0 },
  { "getrefcount", sys_getrefcount, 1, 1 },
  { "getsizeof", sys_getsizeof, 0, -1, PYM_METHOD_KEYWORDS | PYM_METHOD_PACKED },
  { "intern", sys_intern, 1, 1 },
  { "setrecursionlimit", sys_setrecursionlimit, 1, 1 },
  { NULL },
};

/* sys.version_info: a tuple with names. */

static const char *const version_names[] = { "major", "minor", "micro", "releaselevel", "serial" };

static PymObject *
version_repr (PymRuntime *rt, PymObject *self)
{
  PymObject *const *items = pym_tuple_items (self);

  return pym_str_from_format (
      rt, "sys.version_info(major=%R, minor=%R, micro=%R, releaselevel=%R, serial=%R)", items[0],
      items[1], items[2], items[3], items[4]);
}

static PymObject *
version_get (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_newref (pym_tuple_get (self, (const char *const *) closure - version_names));
}

static const PymGetSetDef version_getset[] = {
  { "major", version_get, NULL, &version_names[0] },
  { "minor", version_get, NULL, &version_names[1] },
  { "micro", version_get, NULL, &version_names[2] },
  { "releaselevel", version_get, NULL, &version_names[3] },
  { "serial", version_get, NULL, &version_names[4] },
  { NULL },
};

static const PymType version_template = {
  .name = "sys.version_info",
  .basicsize = offsetof (PymTuple, items),
  .itemsize = sizeof (PymObject *),
  .flags = PYM_TYPE_GC | PYM_TYPE_DISALLOW_INSTANTIATION | PYM_TYPE_IMMUTABLE,
  .repr = version_repr,
  .getset = version_getset,
};

static PymObject *
version_new (PymRuntime *rt)
{
  PymType *type = pym_type_new_static (rt, &version_template, PYM_TYPE (rt, TUPLE));
  PymObject *version = type != NULL ? pym_gc_new_var (rt, type, 5) : NULL;

  if (version == NULL)
    return NULL;
  pym_tuple_set (version, 0, pym_int_small (rt, 3));
  pym_tuple_set (version, 1, pym_int_small (rt, 12));
  pym_tuple_set (version, 2, pym_int_small (rt, 1));
  pym_tuple_set (version, 3, NULL);
  pym_tuple_set (version, 4, pym_int_small (rt, 0));
  pym_tuple_set (version, 3, pym_str_intern_from_string (rt, "final"));
  if (pym_tuple_get (version, 3) == NULL)
    {
      pym_decref (rt, version);
      return NULL;
    }
  return version;
}

/* Adds a new reference that may be NULL, and releases it. */
static int
add (PymRuntime *rt, PymObject *module, const char *name, PymObject *value)
{
  int status = value != NULL ? pym_module_add_object (rt, module, name, value) : -1;

  pym_xdecref (rt, value);
  return status;
}

int
pym_module_sys_exec (PymRuntime *rt, PymObject *module)
{
  if (pym_module_add_functions (rt, module, sys_functions) < 0 ||
      pym_module_add_object (rt, module, "modules", rt->script->modules) < 0 ||
      add (rt, module, "stdout", pym_text_stream_new (rt, PYM_STREAM_OUT, "<stdout>")) < 0 ||
      add (rt, module, "stderr", pym_text_stream_new (rt, PYM_STREAM_ERROR, "<stderr>")) < 0 ||
      add (rt, module, "argv", pym_list_new (rt, 0)) < 0 ||
      add (rt, module, "maxsize", pym_int_from_long (rt, LONG_MAX)) < 0 ||
      add (rt, module, "maxunicode", pym_int_from_long (rt, 0x10ffff)) < 0 ||
      add (rt, module, "hexversion", pym_int_from_long (rt, 0x030c01f0)) < 0 ||
      add (rt, module, "version_info", version_new (rt)) < 0 ||
      pym_module_add_string (rt, module, "version", "3.12.1 (Arenarium)") < 0 ||
      pym_module_add_string (rt, module, "byteorder", "little") < 0 ||
      pym_module_add_string (rt, module, "platform", "linux") < 0)
    return -1;
  return 0;
}
