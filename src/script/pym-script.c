#include "pym-script.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-frame.h"
#include "pym-import.h"
#include "pym-machine-private.h"
#include "pym-module-gc.h"
#include "pym-module.h"
#include "pym-modules.h"
#include "pym-script-walk.h"
#include "pym-str.h"
#include "pym-traceback.h"
#include "pym-tracer.h"
#include "pym-type-object.h"

#include <string.h>

/* Output and sources */

void
pym_script_write (PymRuntime *rt, PymStream stream, const char *text, size_t length)
{
  if (rt->script->write != NULL && length > 0)
    rt->script->write (stream, text, length, rt->script->write_data);
}

void
pym_script_write_string (PymRuntime *rt, PymStream stream, const char *text)
{
  pym_script_write (rt, stream, text, strlen (text));
}

/* `sys.stderr`, borrowed; NULL when it is None or gone. */
static PymObject *
standard_error (PymRuntime *rt)
{
  PymObject *sys = rt->script->sys;
  PymObject *stream = sys != NULL ? pym_dict_get_item_with_error (rt, pym_module_get_dict (sys),
                                                                  PYM_NAME (rt, stderr))
                                  : NULL;

  return stream != pym_none (rt) ? stream : NULL;
}

/* Through the program's `sys.stderr`, whatever it has put there. 0 when that has taken it. */
static int
write_to (PymRuntime *rt, PymObject *stream, const char *text, size_t length)
{
  PymObject *string, *result = NULL;

  string = pym_str_from_string_and_size (rt, text, (ssize_t) length);
  pym_incref (stream);
  if (string != NULL)
    result = pym_object_call_method (rt, stream, PYM_NAME (rt, write), &string, 1);
  pym_decref (rt, stream);
  pym_xdecref (rt, string);
  pym_xdecref (rt, result);
  if (result != NULL)
    return 0;
  pym_err_clear (rt);
  return -1;
}

void
pym_script_write_error (PymRuntime *rt, const char *text, size_t length)
{
  PymObject *stream = standard_error (rt);

  if (stream == NULL)
    pym_err_clear (rt);
  else if (pym_type (stream) == PYM_SCRIPT_TYPE (rt, TEXT_STREAM))
    pym_script_write (rt, PYM_STREAM_ERROR, text, length);
  else
    write_to (rt, stream, text, length);
}

/* Never lost: what `sys.stderr` does not take goes to the process's (PySys_WriteStderr). */
static void
write_message (PymRuntime *rt, const char *text)
{
  PymObject *stream = standard_error (rt);

  if (stream == NULL || pym_type (stream) == PYM_SCRIPT_TYPE (rt, TEXT_STREAM) ||
      write_to (rt, stream, text, strlen (text)) < 0)
    pym_script_write_string (rt, PYM_STREAM_ERROR, text);
}

PymStatus
pym_script_keep_source (PymRuntime *rt, PymSource *source)
{
  PymScript *script = rt->script;
  PymSource **sources =
      pym_raw_realloc (rt, script->sources, (script->n_sources + 1) * sizeof (PymSource *));

  if (sources == NULL)
    return PYM_NO_MEMORY;
  script->sources = sources;
  sources[script->n_sources++] = source;
  return PYM_OK;
}

const PymSource *
pym_script_find_source (PymRuntime *rt, const char *filename)
{
  const PymScript *script = rt->script;

  for (size_t i = script->n_sources; i > 0; i--)
    if (strcmp (script->sources[i - 1]->filename, filename) == 0)
      return script->sources[i - 1];
  return NULL;
}

ssize_t
pym_script_intern_file (PymRuntime *rt, const char *filename)
{
  PymScript *script = rt->script;
  size_t size = strlen (filename) + 1;
  char **files;

  for (size_t i = 0; i < script->n_files; i++)
    if (strcmp (script->files[i], filename) == 0)
      return (ssize_t) i;
  files = pym_raw_realloc (rt, script->files, (script->n_files + 1) * sizeof (char *));
  if (files == NULL)
    return -1;
  script->files = files;
  files[script->n_files] = pym_raw_malloc (rt, size);
  if (files[script->n_files] == NULL)
    return -1;
  memcpy (files[script->n_files], filename, size);
  return (ssize_t) script->n_files++;
}

static void
call_weakref_callback (PymRuntime *rt, PymObject *reference, PymObject *callback)
{
  PymObject *result = pym_object_call_one_arg (rt, callback, reference);

  if (result == NULL)
    pym_err_write_unraisable (rt, callback);
  pym_xdecref (rt, result);
}

/* Life */

static int
make_types (PymRuntime *rt)
{
  static const PymType *const templates[] = {
#define PYM_SCRIPT_TEMPLATE(IDENTIFIER, name) &pym_##name##_template,
    PYM_FOR_EACH_SCRIPT_TYPE (PYM_SCRIPT_TEMPLATE)
#undef PYM_SCRIPT_TEMPLATE
  };

  for (int i = 0; i < PYM_N_SCRIPT_TYPES; i++)
    {
      rt->script->types[i] = pym_type_new_static (rt, templates[i], NULL);
      if (rt->script->types[i] == NULL)
        return -1;
    }
  return 0;
}

static int
make_names (PymRuntime *rt)
{
  PymScriptNames *names = &rt->script->names;

#define PYM_SCRIPT_NAME(identifier, text)                                                          \
  names->n_##identifier = pym_str_intern_from_string (rt, text);                                   \
  if (names->n_##identifier == NULL)                                                               \
    return -1;
  PYM_FOR_EACH_SCRIPT_NAME (PYM_SCRIPT_NAME)
#undef PYM_SCRIPT_NAME
  return 0;
}

static int
make_modules (PymRuntime *rt)
{
  PymScript *script = rt->script;

  script->modules = pym_dict_new (rt);
  if (script->modules == NULL)
    return -1;
  script->sys = pym_import_make (rt, "sys");
  script->builtins = script->sys != NULL ? pym_import_make (rt, "builtins") : NULL;
  if (script->builtins == NULL)
    return -1;
  script->builtins_dict = pym_module_get_dict (script->builtins);
  script->stopped = pym_object_call_noargs (rt, PYM_EXC (rt, KEYBOARD_INTERRUPT));
  return script->stopped != NULL ? 0 : -1;
}

static void
install_hooks (PymRuntime *rt)
{
  PymMachineHooks *machine = pym_machine_hooks (rt);

  machine->call_function = pym_machine_call;
  machine->current_super = pym_machine_current_super;
  machine->current_globals = pym_machine_globals;
  machine->write_error = pym_script_write_error;
  machine->write_traceback = pym_traceback_print;
  machine->add_traceback = pym_traceback_running;
  pym_stack_marks_init (rt);
  rt->hooks.collector_callbacks = pym_gc_invoke_callbacks;
  rt->hooks.add_garbage = pym_gc_append_garbage;
  rt->hooks.message = write_message;
  rt->hooks.weakref_callback = call_weakref_callback;
  rt->hooks.walk_roots = pym_script_walk_roots;
  rt->hooks.walk_owned_blocks = pym_script_walk_owned_blocks;
}

PymStatus
pym_script_init (PymRuntime *rt)
{
  PymScript *script = pym_raw_calloc (rt, 1, sizeof (PymScript));

  if (script == NULL)
    return PYM_NO_MEMORY;
  rt->script = script;
  rt->handled = &script->handled;
  script->recursion_limit = script->recursion_left = PYM_RECURSION_LIMIT;
  pym_runtime_on_free (rt, pym_script_fini);
  install_hooks (rt);
  if (make_types (rt) < 0 || make_names (rt) < 0 || make_modules (rt) < 0)
    {
      pym_err_clear (rt);
      return PYM_NO_MEMORY;
    }
  return PYM_OK;
}

void
pym_script_fini (PymRuntime *rt)
{
  PymScript *script = rt->script;
  PymMachineHooks *machine = pym_machine_hooks (rt);

  /* None of the program's code runs any more, and nothing is written. */
  atomic_fetch_or (&rt->breaker, PYM_BREAK_STOP);
  script->write = NULL;
  while (script->line_hooks != NULL)
    pym_machine_remove_line_hook (rt, script->line_hooks);
  pym_err_clear (rt);
  pym_clear (rt, &script->handled.exception);
  pym_clear (rt, &script->at_exit);
  if (script->constants != NULL)
    pym_source_constants_free (rt, script->constants);
  script->constants = NULL;
  pym_clear (rt, &script->gc_callbacks);
  pym_clear (rt, &script->gc_garbage);
  if (script->modules != NULL)
    pym_dict_clear (rt, script->modules);
  if (script->sys != NULL)
    pym_module_clear (rt, script->sys);
  pym_gc_unfreeze (rt);
  pym_gc_collect_at_end (rt);
  if (script->builtins != NULL)
    pym_module_clear (rt, script->builtins);
  pym_clear (rt, &script->sys);
  pym_clear (rt, &script->builtins);
  pym_clear (rt, &script->modules);
  /* Finalizers that begin are ended with `stopped`, which then holds their frames. */
  pym_gc_collect_at_end (rt);
  pym_clear (rt, &script->stopped);
  pym_gc_collect_at_end (rt);
  *machine = (PymMachineHooks){ NULL };
  rt->hooks.collector_callbacks = NULL;
  rt->hooks.add_garbage = NULL;
  rt->hooks.message = NULL;
  rt->hooks.weakref_callback = NULL;
  rt->hooks.walk_roots = NULL;
  rt->hooks.walk_owned_blocks = NULL;
  if (rt->program_tracer != NULL)
    pym_tracer_free (rt->program_tracer);
  pym_machine_steps_fini (rt);
  pym_frame_stack_fini (rt);
  pym_stack_marks_fini (rt);
  for (size_t i = 0; i < script->n_sources; i++)
    pym_source_free (script->sources[i]);
  pym_raw_free (rt, script->sources);
  for (size_t i = 0; i < script->n_files; i++)
    pym_raw_free (rt, script->files[i]);
  pym_raw_free (rt, script->files);
  pym_raw_free (rt, script->folder);
  pym_raw_free (rt, script);
  rt->script = NULL;
  rt->handled = NULL;
}
