/* Imports: from the table of modules (pym-modules.h), or a file beside the workload. */
#pragma once

#include "pym-script.h"

/* __import__ (): the module, or the first part of a dotted name when `fromlist` is empty. New. */
PymObject *pym_import_module (PymRuntime *rt, PymObject *name, PymObject *fromlist, int level);
/* `from module import name`. New. */
PymObject *pym_import_from (PymRuntime *rt, PymObject *module, PymObject *name);
/* Fills the fields of the ImportError on its way; each may be NULL. */
void pym_import_name_error (PymRuntime *rt, PymObject *name, PymObject *path, PymObject *name_from);
/* Whether a name can be imported: what the compiler asks (PymModuleKnown). */
bool pym_import_is_known (PymRuntime *rt, const char *name, void *data);
/* A module of the table, made anew and filled, in sys.modules. New. */
PymObject *pym_import_make (PymRuntime *rt, const char *name);

/* Compiles a text and runs it in the dict of `module`. */
int pym_import_run_text (
    PymRuntime *rt, PymObject *module, const char *filename, const char *text, size_t length);
