#include "arn-object-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (arn - object - filter - error - quark, arn_object_filter_error)

typedef struct
{
  const char *name;
  ArnTermKind kind;
} Field;

/* What may stand in front of a comparison. */
static const Field fields[] = {
  { "type", ARN_TERM_TYPE },
  { "text", ARN_TERM_TEXT },
  { "repr", ARN_TERM_TEXT },
  { "at", ARN_TERM_SITE },
  { "line", ARN_TERM_SITE },
  { "address", ARN_TERM_ADDRESS },
  { "size", ARN_TERM_SIZE },
  { "total", ARN_TERM_TOTAL },
  { "retained", ARN_TERM_RETAINED },
  { "refs", ARN_TERM_REFCOUNT },
  { "refcount", ARN_TERM_REFCOUNT },
  { "gen", ARN_TERM_GENERATION },
  { "generation", ARN_TERM_GENERATION },
};

/* What stands alone. */
static const struct
{
  const char *name;
  ArnTermKind kind;
  guint64 number;
} words[] = {
  { "unreachable", ARN_TERM_UNREACHABLE, 0 },
  { "reachable", ARN_TERM_REACHABLE, 0 },
  { "immortal", ARN_TERM_FLAG, ARN_OBJECT_IMMORTAL },
  { "static", ARN_TERM_FLAG, ARN_OBJECT_STATIC },
  { "finalized", ARN_TERM_FLAG, ARN_OBJECT_FINALIZED },
  { "frozen", ARN_TERM_GENERATION, ARN_GENERATION_PERMANENT },
  { "untracked", ARN_TERM_GENERATION, ARN_GENERATION_UNTRACKED },
  { "cycle", ARN_TERM_CYCLE, 0 },
  { "garbage", ARN_TERM_GARBAGE, 0 },
  { "new", ARN_TERM_NEW, 0 },
};

static const struct
{
  const char *name;
  guint64 generation;
} generations[] = {
  { "0", ARN_GENERATION_YOUNG },
  { "1", ARN_GENERATION_MIDDLE },
  { "2", ARN_GENERATION_OLD },
  { "young", ARN_GENERATION_YOUNG },
  { "middle", ARN_GENERATION_MIDDLE },
  { "old", ARN_GENERATION_OLD },
  { "permanent", ARN_GENERATION_PERMANENT },
  { "frozen", ARN_GENERATION_PERMANENT },
  { "untracked", ARN_GENERATION_UNTRACKED },
  { "none", ARN_GENERATION_NONE },
};

static const struct
{
  const char *name;
  double bytes;
} units[] = {
  { "", 1 },
  { "b", 1 },
  { "k", 1024 },
  { "kib", 1024 },
  { "kb", 1000 },
  { "m", 1048576 },
  { "mib", 1048576 },
  { "mb", 1000000 },
  { "g", 1073741824 },
  { "gib", 1073741824 },
  { "gb", 1000000000 },
};

char *
arn_object_fold (const char *text)
{
  return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_casefold (text, -1);
}

static void
term_clear (gpointer data)
{
  g_free (((ArnTerm *) data)->text);
}

/* Spaces, the narrow one of our own figures among them. */
static const char *
skip_spaces (const char *at)
{
  while (*at && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static gboolean
is_order (char c)
{
  return c == '<' || c == '>' || c == '=' || c == ':';
}

/* Reads ":", "=", "<", "<=", …, also ":>" and "==". */
static ArnTermOrder
read_order (const char **at)
{
  char first = 0;
  gboolean equal = FALSE;

  for (; is_order (**at); (*at)++)
    if (**at == '<' || **at == '>')
      first = **at;
    else if (**at == '=')
      equal = TRUE;
  if (first == '<')
    return equal ? ARN_TERM_LESS_EQUAL : ARN_TERM_LESS;
  if (first == '>')
    return equal ? ARN_TERM_GREATER_EQUAL : ARN_TERM_GREATER;
  return ARN_TERM_EQUAL;
}

/* Up to the next space, or all between quotes. (transfer full) */
static char *
read_value (const char **at)
{
  const char *start = *at, *end = start;
  const char quote = *start;

  if (quote == '"' || quote == '\'')
    {
      end = strchr (start + 1, quote);
      if (end)
        {
          *at = end + 1;
          return g_strndup (start + 1, (gsize) (end - start - 1));
        }
      end = start;
    }
  while (*end && !g_unichar_isspace (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  *at = end;
  return g_strndup (start, (gsize) (end - start));
}

/* A number, and a unit that may stand behind a space. */
static gboolean
read_bytes (const char **at, guint64 *bytes)
{
  char *end, unit[4] = "";
  const char *start = *at, *letters;
  double amount = g_ascii_strtod (start, &end);
  gsize n = 0;

  if (end == start || !g_ascii_isdigit (*start))
    return FALSE;
  for (letters = skip_spaces (end); g_ascii_isalpha (letters[n]); n++)
    if (n < sizeof unit - 1)
      unit[n] = g_ascii_tolower (letters[n]);
  for (gsize i = 0; n < sizeof unit && i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].name, unit) == 0 && !is_order (letters[n]) &&
        amount * units[i].bytes < 1e18)
      {
        *at = n > 0 ? letters + n : end;
        *bytes = (guint64) (amount * units[i].bytes);
        return TRUE;
      }
  /* What follows is a word of its own. */
  if (letters == end || amount >= 1e18)
    return FALSE;
  *at = end;
  *bytes = (guint64) amount;
  return TRUE;
}

static gboolean
say_value (GError **error, const char *name, const char *value, const char *hint)
{
  /* Translators: a search term, what was given as its value, and what it can be */
  g_set_error (error, ARN_OBJECT_FILTER_ERROR, ARN_OBJECT_FILTER_ERROR_VALUE,
               _ ("“%s” can’t be “%s”: %s"), name, value, hint);
  return FALSE;
}

static gboolean
parse_site (ArnTerm *term, const char *name, const char *value, GError **error)
{
  const char *colon = strrchr (value, ':');
  const char *digits = colon ? colon + 1 : value;

  if (g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT32, &term->number, NULL))
    term->text = colon && colon > value ? g_strndup (value, (gsize) (colon - value)) : NULL;
  else if (strcmp (name, "line") == 0 || *value == '\0')
    return say_value (error, name, value, _ ("a line’s number is expected."));
  else
    term->text = g_strdup (value);
  return TRUE;
}

static gboolean
parse_generation (ArnTerm *term, const char *name, const char *value, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (generations); i++)
    if (g_ascii_strcasecmp (generations[i].name, value) == 0)
      {
        term->number = generations[i].generation;
        return TRUE;
      }
  return say_value (error, name, value, _ ("0, 1, 2, permanent, untracked or none is expected."));
}

static gboolean
parse_value (ArnTerm *term, const char *name, const char **at, GError **error)
{
  const char *start = *at;
  g_autofree char *value = NULL;

  if ((term->kind == ARN_TERM_SIZE || term->kind == ARN_TERM_TOTAL ||
       term->kind == ARN_TERM_RETAINED) &&
      read_bytes (at, &term->number))
    return TRUE;
  *at = start;
  value = read_value (at);
  switch (term->kind)
    {
    case ARN_TERM_SIZE:
    case ARN_TERM_TOTAL:
    case ARN_TERM_RETAINED:
      return say_value (error, name, value, _ ("a size such as 48 or 1.5 KiB is expected."));
    case ARN_TERM_REFCOUNT:
      if (!g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &term->number, NULL))
        return say_value (error, name, value, _ ("a number is expected."));
      return TRUE;
    case ARN_TERM_ADDRESS:
      if (!g_ascii_string_to_unsigned (g_ascii_strncasecmp (value, "0x", 2) == 0 ? value + 2
                                                                                 : value,
                                       16, 0, G_MAXUINT64, &term->number, NULL))
        return say_value (error, name, value, _ ("an address such as 0x7ffff6bf2000 is expected."));
      return TRUE;
    case ARN_TERM_GENERATION:
      return parse_generation (term, name, value, error);
    case ARN_TERM_SITE:
      return parse_site (term, name, value, error);
    default:
      if (*value == '\0')
        return say_value (error, name, value, _ ("a text is expected."));
      term->text = arn_object_fold (value);
      return TRUE;
    }
}

static const Field *
find_field (const char *start, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].name) == length &&
        g_ascii_strncasecmp (fields[i].name, start, length) == 0)
      return &fields[i];
  return NULL;
}

/* A word that means itself, an address, or text. */
static gboolean
parse_word (ArnTerm *term, const char **at, GError **error)
{
  gboolean quoted = **at == '"' || **at == '\'';
  const char *start = *at;
  g_autofree char *word = read_value (at);

  quoted = quoted && *at > start + strlen (word);
  for (gsize i = 0; !quoted && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].name, word) == 0)
      {
        term->kind = words[i].kind;
        term->number = words[i].number;
        return TRUE;
      }
  if (!quoted && g_ascii_strncasecmp (word, "0x", 2) == 0)
    {
      *at = start;
      term->kind = ARN_TERM_ADDRESS;
      return parse_value (term, "address", at, error);
    }
  if (*word == '\0')
    return say_value (error, "\"", word, _ ("a text is expected."));
  term->kind = ARN_TERM_ANY;
  term->text = arn_object_fold (word);
  return TRUE;
}

static gboolean
parse_term (ArnTerm *term, const char **at, GError **error)
{
  const char *start = *at, *name, *after;
  const Field *field;
  gsize length = 0;

  if ((*start == '-' || *start == '!') && start[1] != '\0' && start[1] != ' ')
    {
      term->negated = TRUE;
      start++;
    }
  *at = name = start;
  if (*start == '<' || *start == '>')
    {
      term->kind = ARN_TERM_SIZE;
      term->order = read_order (at);
      *at = skip_spaces (*at);
      return parse_value (term, "size", at, error);
    }
  while (g_ascii_isalpha (name[length]))
    length++;
  field = find_field (name, length);
  after = skip_spaces (name + length);
  /* "refs 2", "line 37": what people write; only with a number, else both are text. */
  if (field && (is_order (*after) || (after > name + length && g_ascii_isdigit (*after))))
    {
      g_autofree char *written = g_strndup (name, length);

      term->kind = field->kind;
      term->order = read_order (&after);
      *at = skip_spaces (after);
      return parse_value (term, written, at, error);
    }
  if (length > 0 && is_order (name[length]))
    {
      g_autofree char *written = g_strndup (name, length);

      g_set_error (error, ARN_OBJECT_FILTER_ERROR, ARN_OBJECT_FILTER_ERROR_UNKNOWN,
                   _ ("There is no term “%s”. Text with such a sign stands between quotes."),
                   written);
      return FALSE;
    }
  return parse_word (term, at, error);
}

ArnObjectFilter *
arn_object_filter_new (const char *text, GError **error)
{
  g_autoptr (ArnObjectFilter) self = g_new0 (ArnObjectFilter, 1);
  const char *at = skip_spaces (text);

  g_atomic_ref_count_init (&self->refcount);
  self->terms = g_array_new (FALSE, TRUE, sizeof (ArnTerm));
  g_array_set_clear_func (self->terms, term_clear);
  for (; *at; at = skip_spaces (at))
    {
      ArnTerm term = { 0 };

      if (!parse_term (&term, &at, error))
        return NULL;
      g_array_append_val (self->terms, term);
    }
  return g_steal_pointer (&self);
}

ArnObjectFilter *
arn_object_filter_ref (ArnObjectFilter *self)
{
  g_atomic_ref_count_inc (&self->refcount);
  return self;
}

void
arn_object_filter_unref (ArnObjectFilter *self)
{
  if (!g_atomic_ref_count_dec (&self->refcount))
    return;
  g_array_unref (self->terms);
  g_free (self);
}
