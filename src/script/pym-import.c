#include "pym-import.h"
#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-machine.h"
#include "pym-module.h"
#include "pym-modules.h"
#include "pym-str.h"
#include "pym-tuple.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Beside the workload: FOLDER/NAME.py in raw memory, the caller's. NULL when there is no such name,
 * or without memory. */
static char *
path_of (PymRuntime *rt, const char *name)
{
  const char *folder = rt->script->folder;
  size_t size;
  char *path;

  if (folder == NULL || name[0] == '\0' || strpbrk (name, "/.") != NULL)
    return NULL;
  size = strlen (folder) + strlen (name) + sizeof "/.py";
  path = pym_raw_malloc (rt, size);
  if (path != NULL)
    snprintf (path, size, "%s%s%s.py", folder,
              folder[0] != '\0' && folder[strlen (folder) - 1] != '/' ? "/" : "", name);
  return path;
}

static bool
is_file (const char *path)
{
  struct stat status;

  return path != NULL && stat (path, &status) == 0 && S_ISREG (status.st_mode);
}

bool
pym_import_is_known (PymRuntime *rt, const char *name, void *data)
{
  const PymModuleDef *def = pym_modules_find (name);
  char *path;
  bool known;

  if (def != NULL)
    return !def->internal;
  path = path_of (rt, name);
  known = is_file (path);
  pym_raw_free (rt, path);
  return known;
}

/* For the library's own texts every module is known. */
static bool
is_library_module (PymRuntime *rt, const char *name, void *data)
{
  return pym_modules_find (name) != NULL;
}

static void
set_problem (PymRuntime *rt, const PymSource *source, const PymProblems *problems)
{
  const PymProblem *problem = problems->n_items > 0 ? &problems->items[0] : NULL;
  PymType *type = PYM_TYPE (rt, SYNTAX_ERROR);

  if (problems->stopped)
    pym_err_set_none (rt, PYM_TYPE (rt, KEYBOARD_INTERRUPT));
  else if (problem == NULL)
    pym_err_no_memory (rt);
  else
    {
      if (problem->kind == PYM_PROBLEM_INDENTATION)
        type = PYM_TYPE (rt, INDENTATION_ERROR);
      if (problem->kind == PYM_PROBLEM_TABS)
        type = PYM_TYPE (rt, TAB_ERROR);
      pym_err_format (rt, type, "%s (%s, line %d)", problem->message, source->filename,
                      (int) problem->line);
    }
}

int
pym_import_run_text (
    PymRuntime *rt, PymObject *module, const char *filename, const char *text, size_t length)
{
  bool is_library = filename[0] == '<';
  const PymCompileSettings settings = { is_library ? is_library_module : pym_import_is_known,
                                        NULL };
  PymSourceConstants *constants = pym_source_constants_new (rt);
  PymCompiled *compiled = NULL;
  PymObject *code = NULL, *result = NULL;
  PymSource *source = NULL;
  PymProblems problems;
  PymStatus status;

  pym_problems_init (&problems);
  if (constants == NULL)
    {
      pym_err_no_memory (rt);
      goto done;
    }
  status = pym_source_new (rt, filename, text, length, &problems, &source);
  if (status == PYM_OK)
    status = pym_compile (rt, source, &settings, constants, &problems, &compiled);
  if (status != PYM_OK)
    {
      if (status == PYM_NO_MEMORY)
        pym_err_no_memory (rt);
      else
        set_problem (rt, source, &problems);
      pym_source_free (source);
      goto done;
    }
  if (pym_script_keep_source (rt, source) != PYM_OK)
    {
      pym_err_no_memory (rt);
      pym_source_free (source);
      goto done;
    }
  code = pym_code_new (rt, compiled);

done:
  pym_problems_clear (rt, &problems);
  if (compiled != NULL)
    pym_compiled_free (rt, compiled);
  /* The parsed source of an imported file is gone before the file runs. */
  if (constants != NULL)
    pym_source_constants_free (rt, constants);
  if (code != NULL)
    {
      PymObject *dict = pym_module_get_dict (module);

      result = pym_machine_run_code (rt, (PymCode *) code, dict, dict);
      pym_decref (rt, code);
    }
  pym_xdecref (rt, result);
  return result != NULL ? 0 : -1;
}

/* A whole file in raw memory, the caller's; NULL with an exception set. */
static char *
read_file (PymRuntime *rt, const char *path, size_t *length)
{
  FILE *file = fopen (path, "rb");
  char *text = NULL;
  long size = 0;

  if (file != NULL && fseek (file, 0, SEEK_END) == 0 && (size = ftell (file)) >= 0 &&
      fseek (file, 0, SEEK_SET) == 0)
    {
      text = pym_raw_malloc (rt, (size_t) size + 1);
      if (text == NULL)
        {
          fclose (file);
          pym_err_no_memory (rt);
          return NULL;
        }
      *length = fread (text, 1, (size_t) size, file);
    }
  if (text == NULL)
    pym_err_format (rt, PYM_TYPE (rt, IMPORT_ERROR), "cannot read %s: %s", path, strerror (errno));
  if (file != NULL)
    fclose (file);
  return text;
}

/* Runs what belongs to a new module. 1, 0 when there is no such module, -1. */
static int
fill (PymRuntime *rt, PymObject *module, const char *name)
{
  const PymModuleDef *def = pym_modules_find (name);
  const PymLibraryText *library;
  size_t length;
  char *path, *text;
  int status = 0;

  if (def != NULL)
    {
      if (def->exec != NULL && def->exec (rt, module) < 0)
        return -1;
      library = pym_library_find (name);
      if (library != NULL &&
          pym_import_run_text (rt, module, library->filename, library->text, library->length) < 0)
        return -1;
      return 1;
    }
  path = path_of (rt, name);
  if (is_file (path))
    {
      PymObject *file = pym_str_from_string (rt, path);

      status = -1;
      text = file != NULL ? read_file (rt, path, &length) : NULL;
      if (text != NULL)
        {
          PymObject *dict = pym_module_get_dict (module);

          if (pym_dict_set_item (rt, dict, PYM_NAME (rt, file), file) == 0 &&
              pym_dict_set_item (rt, dict, PYM_NAME (rt, builtins), rt->script->builtins) == 0 &&
              pym_import_run_text (rt, module, path, text, length) == 0)
            status = 1;
          pym_raw_free (rt, text);
        }
      pym_xdecref (rt, file);
    }
  pym_raw_free (rt, path);
  return status;
}

PymObject *
pym_import_make (PymRuntime *rt, const char *name)
{
  PymObject *modules = rt->script->modules;
  PymObject *module = pym_module_new_string (rt, name);
  int status;

  if (module == NULL || pym_dict_set_item_string (rt, modules, name, module) < 0)
    {
      pym_xdecref (rt, module);
      return NULL;
    }
  status = fill (rt, module, name);
  if (status > 0)
    return module;
  if (status == 0)
    {
      PymObject *missing = pym_str_from_string (rt, name);

      if (missing != NULL)
        pym_err_format (rt, PYM_TYPE (rt, MODULE_NOT_FOUND_ERROR), "No module named %R", missing);
      pym_xdecref (rt, missing);
    }
  {
    PymObject *error = pym_err_get_raised (rt);

    if (pym_dict_del_item_string (rt, modules, name) < 0)
      pym_err_clear (rt);
    pym_decref (rt, module);
    pym_err_set_raised (rt, error);
  }
  return NULL;
}

PymObject *
pym_import_string (PymRuntime *rt, const char *name)
{
  PymObject *module = pym_dict_get_item_string (rt, rt->script->modules, name);

  return module != NULL ? pym_newref (module) : pym_import_make (rt, name);
}

PymObject *
pym_import_module (PymRuntime *rt, PymObject *name, PymObject *fromlist, int level)
{
  PymObject *module;
  const char *text;

  if (level > 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, IMPORT_ERROR),
                          "attempted relative import with no known parent package");
      return NULL;
    }
  module = pym_dict_get_item_with_error (rt, rt->script->modules, name);
  if (module != NULL || pym_err_occurred (rt))
    return pym_xnewref (module);
  text = pym_str_as_utf8 (rt, name);
  return text != NULL ? pym_import_make (rt, text) : NULL;
}
