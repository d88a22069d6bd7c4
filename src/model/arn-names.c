#include "arn-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* For xgettext, and to tell them from names of the program, which are not to be translated. */
static const char *const known[] = {
  /* blocks */
  NC_ ("heap", "attribute values"),
  NC_ ("heap", "bytes"),
  NC_ ("heap", "characters"),
  NC_ ("heap", "deque block"),
  NC_ ("heap", "dict keys"),
  NC_ ("heap", "documentation"),
  NC_ ("heap", "free list: dict key tables"),
  NC_ ("heap", "free list: dict objects"),
  NC_ ("heap", "free list: floats"),
  NC_ ("heap", "free list: list objects"),
  NC_ ("heap", "free list: slices"),
  NC_ ("heap", "free list: tuples"),
  NC_ ("heap", "indices"),
  NC_ ("heap", "list items"),
  NC_ ("heap", "order index"),
  NC_ ("heap", "order node"),
  NC_ ("heap", "set table"),
  NC_ ("heap", "shared keys"),
  NC_ ("heap", "spare MemoryError"),
  NC_ ("heap", "spare deque block"),
  /* references */
  NC_ ("heap", "callback"),
  NC_ ("heap", "class"),
  NC_ ("heap", "code"),
  NC_ ("heap", "constants of the source"),
  NC_ ("heap", "contents"),
  NC_ ("heap", "exception being handled"),
  NC_ ("heap", "function"),
  NC_ ("heap", "owner"),
  NC_ ("heap", "reference"),
  NC_ ("heap", "referent"),
  NC_ ("heap", "texts not yet flushed"),
  /* roots and what they hold */
  NC_ ("heap", "calls at the program's end"),
  NC_ ("heap", "exception on its way"),
  NC_ ("heap", "interpreter"),
  NC_ ("heap", "parsed source"),
  NC_ ("heap", "spare exception"),
  NC_ ("heap", "the thread’s own names"),
  /* static and immortal, free lists */
  NC_ ("heap", "built-in types"),
  NC_ ("heap", "dict key tables"),
  NC_ ("heap", "dict objects"),
  NC_ ("heap", "floats"),
  NC_ ("heap", "interned texts"),
  NC_ ("heap", "list objects"),
  NC_ ("heap", "one-character texts"),
  NC_ ("heap", "slices"),
  NC_ ("heap", "small ints"),
  NC_ ("heap", "tuples of length 1"),
  NC_ ("heap", "tuples of length 2"),
  NC_ ("heap", "tuples of length 3"),
  NC_ ("heap", "tuples of length 4"),
  NC_ ("heap", "tuples of length 5"),
  NC_ ("heap", "tuples of length 6"),
  NC_ ("heap", "tuples of length 7"),
  NC_ ("heap", "tuples of length 8"),
  NC_ ("heap", "tuples of length 9"),
  NC_ ("heap", "tuples of length 10"),
  NC_ ("heap", "tuples of length 11"),
  NC_ ("heap", "tuples of length 12"),
  NC_ ("heap", "tuples of length 13"),
  NC_ ("heap", "tuples of length 14"),
  NC_ ("heap", "tuples of length 15"),
  NC_ ("heap", "tuples of length 16"),
  NC_ ("heap", "tuples of length 17"),
  NC_ ("heap", "tuples of length 18"),
  NC_ ("heap", "tuples of length 19"),
  NC_ ("heap", "tuples of length 20"),
};

const char *
arn_name_translate (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i], name) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "heap", name);
  return name;
}
