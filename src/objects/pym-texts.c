#include "pym-texts.h"

#include "pym-hash.h"

#include <string.h>

static void
make_bytes (PymOneByte *o, PymType *type, ssize_t size, uint8_t byte)
{
  pym_set_immortal (o);
  o->var.base.type = type;
  o->var.size = size;
  o->hash = -1;
  o->data[0] = byte;
}

/* The empty text for -1. */
static void
make_ascii (PymAsciiCharacter *s, PymType *type, int c)
{
  pym_set_immortal (s);
  s->head.base.type = type;
  s->head.length = c >= 0;
  s->head.hash = -1;
  s->head.state.interned = 3;
  s->head.state.kind = 1;
  s->head.state.compact = s->head.state.ascii = s->head.state.is_static = 1;
  s->data[0] = c < 0 ? 0 : (char) c;
}

PymStatus
pym_texts_init (PymRuntime *rt)
{
  struct PymTextState *state = pym_static_new (rt, sizeof *state);
  PymType *str = PYM_TYPE (rt, STR), *bytes = PYM_TYPE (rt, BYTES);

  if (state == NULL)
    return PYM_NO_MEMORY;
  pym_hash_key_from_seed (rt->settings.hash_seed, state->hash_key);
  make_ascii (&state->empty, str, -1);
  for (int c = 0; c < 128; c++)
    make_ascii (&state->ascii[c], str, c);
  for (size_t i = 0; i < PYM_N_LETTER_NAMES; i++)
    make_ascii (&state->letter_names[i], str, PYM_LETTER_NAMES[i]);
  for (int c = 128; c < 256; c++)
    {
      PymLatin1Character *s = &state->latin1[c - 128];

      pym_set_immortal (s);
      s->head.str.base.type = str;
      s->head.str.length = 1;
      s->head.str.hash = -1;
      s->head.str.state.interned = 3;
      s->head.str.state.kind = 1;
      s->head.str.state.compact = s->head.str.state.is_static = 1;
      s->data[0] = (uint8_t) c;
      s->utf8[0] = (char) (0xc0 | c >> 6);
      s->utf8[1] = (char) (0x80 | (c & 0x3f));
      s->head.utf8 = s->utf8;
      s->head.utf8_length = 2;
    }
  make_bytes (&state->empty_bytes, bytes, 0, 0);
  for (int c = 0; c < 256; c++)
    make_bytes (&state->bytes[c], bytes, 1, (uint8_t) c);
  rt->objects->texts = state;
  return PYM_OK;
}

void
pym_texts_fini (PymRuntime *rt)
{
  struct PymTextState *state = rt->objects->texts;

  if (state == NULL)
    return;
  for (size_t i = 0; i < state->interned_size; i++)
    {
      PymObject *o = state->interned[i];

      if (o == NULL)
        continue;
      if (!pym_str_is_ascii (o))
        pym_mem_free (rt, ((PymCompactStr *) o)->utf8);
      pym_object_free (rt, o);
    }
  pym_raw_free (rt, state->interned);
  rt->objects->texts = NULL;
}

/* The place of an equal text, or the free one where it belongs. */
static PymObject **
find_place (struct PymTextState *state, PymObject *s, size_t hash)
{
  size_t mask = state->interned_size - 1, i = hash & mask;

  while (state->interned[i] != NULL && !pym_str_equal (state->interned[i], s))
    i = (i + 1) & mask;
  return &state->interned[i];
}

static bool
grow (PymRuntime *rt, struct PymTextState *state)
{
  size_t old_size = state->interned_size, size = old_size == 0 ? 1024 : old_size * 2;
  PymObject **old = state->interned, **table = pym_raw_calloc (rt, size, sizeof *table);

  if (table == NULL)
    return false;
  for (size_t i = 0; i < old_size; i++)
    if (old[i] != NULL)
      {
        size_t place = (size_t) ((PymStr *) old[i])->hash & (size - 1);

        while (table[place] != NULL)
          place = (place + 1) & (size - 1);
        table[place] = old[i];
      }
  pym_raw_free (rt, old);
  state->interned = table;
  state->interned_size = size;
  return true;
}

/* The object that stands for a single letter when it is interned, or NULL. */
static PymObject *
letter_name (struct PymTextState *state, PymObject *s)
{
  uint32_t c = pym_str_read_char (s, 0);
  const char *found = c > 0 && c < 128 ? strchr (PYM_LETTER_NAMES, (int) c) : NULL;

  return found != NULL ? PYM_OBJECT (&state->letter_names[found - PYM_LETTER_NAMES]) : NULL;
}

void
pym_str_intern_in_place (PymRuntime *rt, PymObject **place)
{
  struct PymTextState *state = rt->objects->texts;
  PymObject *s = *place, *shared = NULL, **entry;
  ssize_t length;
  size_t hash;

  if (!pym_str_check_exact (rt, s))
    return;
  length = pym_str_length (s);
  if (length == 1 && (shared = letter_name (state, s)) != NULL)
    {
      *place = shared;
      pym_decref (rt, s);
      return;
    }
  if (pym_str_is_interned (s))
    return;
  if (length <= 1)
    {
      pym_incref (s);
      shared = pym_str_result (rt, s);
      if (shared == s)
        {
          pym_decref (rt, s);
          shared = NULL;
        }
    }
  if (shared == NULL)
    {
      hash = (size_t) pym_str_hash (rt, s);
      if ((state->n_interned + 1) * 3 > state->interned_size * 2 && !grow (rt, state))
        return;
      entry = find_place (state, s, hash);
      if (*entry == NULL)
        {
          *entry = s;
          state->n_interned++;
          ((PymStr *) s)->state.interned = 3;
          pym_set_immortal (s);
          return;
        }
      shared = *entry;
    }
  *place = shared;
  pym_decref (rt, s);
}

PymObject *
pym_str_intern_from_string (PymRuntime *rt, const char *utf8)
{
  PymObject *s = pym_str_from_string (rt, utf8);

  if (s != NULL)
    pym_str_intern_in_place (rt, &s);
  return s;
}

void
pym_str_walk_interned (PymRuntime *rt, void (*visit) (PymObject *o, void *data), void *data)
{
  struct PymTextState *state = rt->objects->texts;

  visit (PYM_OBJECT (&state->empty), data);
  for (int c = 0; c < 128; c++)
    visit (PYM_OBJECT (&state->ascii[c]), data);
  for (int c = 0; c < 128; c++)
    visit (PYM_OBJECT (&state->latin1[c]), data);
  for (size_t i = 0; i < PYM_N_LETTER_NAMES; i++)
    visit (PYM_OBJECT (&state->letter_names[i]), data);
  for (size_t i = 0; i < state->interned_size; i++)
    if (state->interned[i] != NULL)
      visit (state->interned[i], data);
}
