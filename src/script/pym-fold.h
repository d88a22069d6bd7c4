/* Constant expressions become constants before anything else looks at the tree: operators,
 * subscripts and tuples of constants, lists and sets that are only looped over or searched, and
 * "…%s…" % (…) as an f-string (Python/ast_opt.c of CPython 3.12, whose limits these are).
 */
#pragma once

#include "pym-tree.h"

void pym_fold_run (PymContext *context, PymTree *tree);

/* `"…" % (a, b)` with plain %s, %r and %a becomes a joined string in place. */
void pym_fold_percent (PymContext *context, PymExpr *expr);
