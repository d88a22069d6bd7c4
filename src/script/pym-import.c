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
#include <stdlib.h>
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

int
pym_import_run_text (
    PymRuntime *rt, PymObject *module, const char *filename, const char *text, size_t length)
{
  PymCode *code = pym_code_from_text (rt, filename, text, length);
  PymObject *dict = pym_module_get_dict (module);
  PymObject *result = code != NULL ? pym_machine_run_code (rt, code, dict, dict) : NULL;

  pym_xdecref (rt, code);
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

/* What `__file__` says: the folder of a workload is looked at by its whole path. */
static PymObject *
absolute (PymRuntime *rt, const char *path)
{
  char *whole = realpath (path, NULL);
  PymObject *text = pym_str_from_string (rt, whole != NULL ? whole : path);

  free (whole);
  return text;
}

/* The ImportError of a module that is nowhere, with the name in its field. */
static void
say_missing (PymRuntime *rt, const char *name)
{
  PymObject *missing = pym_str_from_string (rt, name);

  if (missing != NULL)
    pym_err_format (rt, PYM_TYPE (rt, MODULE_NOT_FOUND_ERROR), "No module named %R", missing);
  pym_import_name_error (rt, missing, NULL, NULL);
  pym_xdecref (rt, missing);
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
      PymObject *file = absolute (rt, path);

      status = -1;
      text = file != NULL ? read_file (rt, path, &length) : NULL;
      if (text != NULL)
        {
          PymObject *dict = pym_module_get_dict (module);

          ((PymModule *) module)->initializing = true;
          if (pym_dict_set_item (rt, dict, PYM_NAME (rt, package), pym_str_empty (rt)) == 0 &&
              pym_dict_set_item (rt, dict, PYM_NAME (rt, file), file) == 0 &&
              pym_dict_set_item (rt, dict, PYM_NAME (rt, builtins), rt->script->builtins) == 0 &&
              pym_import_run_text (rt, module, path, text, length) == 0)
            status = 1;
          ((PymModule *) module)->initializing = false;
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
    say_missing (rt, name);
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

void
pym_import_name_error (PymRuntime *rt, PymObject *name, PymObject *path, PymObject *name_from)
{
  static const char *const fields[] = { "name", "path", "name_from" };
  PymObject *const values[] = { name, path, name_from };
  PymObject *error = pym_err_get_raised (rt);

  for (int i = 0; i < 3 && rt->error == NULL; i++)
    if (values[i] != NULL)
      pym_object_set_attr_string (rt, error, fields[i], values[i]);
  if (rt->error == NULL)
    pym_err_set_raised (rt, error);
  else
    pym_xdecref (rt, error);
}

/* "cannot import name 'x' from 'm' (FILE)" (import_from of Python/ceval.c). */
static void
refuse_name (PymRuntime *rt, PymObject *module, PymObject *module_name, PymObject *name)
{
  PymObject *path = NULL;
  const char *format;

  if (pym_module_check (rt, module))
    path = pym_dict_get_item_with_error (rt, pym_module_get_dict (module), PYM_NAME (rt, file));
  if (rt->error != NULL)
    return;
  if (path != NULL && !pym_str_check (path))
    path = NULL;
  if (path == NULL)
    format = "cannot import name %R from %R (unknown location)";
  else if (((PymModule *) module)->initializing)
    format = "cannot import name %R from partially initialized module %R (most likely due to a "
             "circular import) (%S)";
  else
    format = "cannot import name %R from %R (%S)";
  pym_err_format (rt, PYM_TYPE (rt, IMPORT_ERROR), format, name, module_name, path);
  pym_import_name_error (rt, module_name, path, name);
}

PymObject *
pym_import_from (PymRuntime *rt, PymObject *module, PymObject *name)
{
  PymObject *value, *module_name, *whole;

  if (pym_object_lookup_attr (rt, module, name, &value) != 0)
    return value;
  if (pym_object_lookup_attr (rt, module, PYM_NAME (rt, name), &module_name) < 0)
    return NULL;
  /* A module that is being imported by the one it imports. */
  if (module_name != NULL && pym_str_check (module_name))
    {
      whole = pym_str_from_format (rt, "%U.%U", module_name, name);
      value = whole != NULL ? pym_dict_get_item_with_error (rt, rt->script->modules, whole) : NULL;
      pym_xdecref (rt, whole);
    }
  else
    pym_setref (rt, &module_name, pym_str_from_string (rt, "<unknown module name>"));
  if (value == NULL && rt->error == NULL)
    refuse_name (rt, module, module_name, name);
  pym_xdecref (rt, module_name);
  return pym_xnewref (value);
}
