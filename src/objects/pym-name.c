#include "pym-name.h"

#include "pym-str.h"

static const char *const texts[] = {
#define PYM_NAME_TEXT(IDENTIFIER, text) text,
  PYM_FOR_EACH_NAME (PYM_NAME_TEXT)
#undef PYM_NAME_TEXT
};

int
pym_names_init (PymRuntime *rt)
{
  PymObject **names = pym_raw_calloc (rt, PYM_N_NAMES, sizeof (PymObject *));

  if (names == NULL)
    return -1;
  rt->objects->callables->names = names;
  for (int i = 0; i < PYM_N_NAMES; i++)
    {
      names[i] = pym_str_intern_from_string (rt, texts[i]);
      if (names[i] == NULL)
        return -1;
      /* Without memory for the table a text stays as it is, and mortal. */
      if (!pym_str_is_interned (names[i]))
        {
          pym_clear (rt, &names[i]);
          return -1;
        }
    }
  return 0;
}

void
pym_names_fini (PymRuntime *rt)
{
  pym_raw_free (rt, rt->objects->callables->names);
  rt->objects->callables->names = NULL;
}
