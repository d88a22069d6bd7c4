/* Reading a trace. IDs become numbers of places in a table; which ID has a live block follows from
 * the text alone, because a request that memory is refused to leaves an empty place.
 */
#include "pym-replay.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#define NO_SLOT UINT32_MAX

typedef struct
{
  char *id; /* NULL: this entry is free */
  uint32_t slot;
  bool live;
} Name;

typedef struct
{
  PymReplay *replay;
  size_t n_allocated;
  Name *names;
  size_t n_names, n_entries; /* entries: a power of two */
  const char *file;
  size_t line;
  char **error;
} Reader;

static bool PYM_PRINTF (2, 3) fail (Reader *reader, const char *format, ...)
{
  char text[256];
  va_list arguments;

  va_start (arguments, format);
  vsnprintf (text, sizeof text, format, arguments);
  va_end (arguments);
  if (asprintf (reader->error, "%s:%zu: %s", reader->file, reader->line, text) < 0)
    *reader->error = NULL;
  return false;
}

static size_t
hash_of (const char *id)
{
  uint64_t hash = UINT64_C (0xcbf29ce484222325);

  for (; *id != '\0'; id++)
    hash = (hash ^ (unsigned char) *id) * UINT64_C (0x100000001b3);
  return (size_t) (hash ^ hash >> 29);
}

static Name *
probe (Name *names, size_t n_entries, const char *id)
{
  size_t i = hash_of (id) & (n_entries - 1);

  while (names[i].id != NULL && strcmp (names[i].id, id) != 0)
    i = (i + 1) & (n_entries - 1);
  return &names[i];
}

static bool
enlarge_names (Reader *reader)
{
  size_t n_entries = reader->n_entries > 0 ? 2 * reader->n_entries : 256;
  Name *names = calloc (n_entries, sizeof *names);

  if (names == NULL)
    return fail (reader, "no memory for the trace");
  for (size_t i = 0; i < reader->n_entries; i++)
    if (reader->names[i].id != NULL)
      *probe (names, n_entries, reader->names[i].id) = reader->names[i];
  free (reader->names);
  reader->names = names;
  reader->n_entries = n_entries;
  return true;
}

static Name *
find_name (Reader *reader, const char *id)
{
  Name *name;

  if (2 * reader->n_names >= reader->n_entries && !enlarge_names (reader))
    return NULL;
  name = probe (reader->names, reader->n_entries, id);
  if (name->id == NULL)
    {
      name->id = strdup (id);
      if (name->id == NULL)
        {
          fail (reader, "no memory for the trace");
          return NULL;
        }
      name->slot = NO_SLOT;
      reader->n_names++;
    }
  return name;
}

static bool
add_request (Reader *reader, PymReplayKind kind, const char *id, size_t count, size_t size)
{
  PymReplay *replay = reader->replay;
  Name *name = find_name (reader, id);
  bool is_new = kind == PYM_REPLAY_MALLOC || kind == PYM_REPLAY_CALLOC;

  if (name == NULL)
    return false;
  if (name->slot == NO_SLOT || (is_new && name->live))
    {
      if (replay->n_slots == NO_SLOT)
        return fail (reader, "the trace has too many blocks");
      name->slot = (uint32_t) replay->n_slots++;
    }
  name->live = kind != PYM_REPLAY_FREE;

  if (replay->n_requests == reader->n_allocated)
    {
      size_t n = reader->n_allocated > 0 ? 2 * reader->n_allocated : 1024;
      PymReplayRequest *requests = realloc (replay->requests, n * sizeof *requests);

      if (requests == NULL)
        return fail (reader, "no memory for the trace");
      replay->requests = requests;
      reader->n_allocated = n;
    }
  replay->requests[replay->n_requests++] = (PymReplayRequest){ kind, name->slot, size, count };
  return true;
}

static bool
read_number (Reader *reader, const char *word, size_t *number)
{
  *number = 0;
  for (const char *p = word; *p != '\0'; p++)
    if (*p < '0' || *p > '9')
      return fail (reader, "“%.40s” is not a number of bytes", word);
    else if (__builtin_mul_overflow (*number, (size_t) 10, number) ||
             __builtin_add_overflow (*number, (size_t) (*p - '0'), number))
      return fail (reader, "“%.40s” does not fit in 64 bits", word);
  return true;
}

/* 007 and 7 are one ID, as they are one number. */
static const char *
plain_id (const char *word)
{
  if (word[strspn (word, "0123456789")] == '\0')
    while (word[0] == '0' && word[1] != '\0')
      word++;
  return word;
}

static bool
read_line (Reader *reader, char *line)
{
  static const struct
  {
    char letter;
    PymReplayKind kind;
    int n_words;
    const char *form;
  } forms[] = {
    { 'm', PYM_REPLAY_MALLOC, 3, "m ID SIZE" },
    { 'c', PYM_REPLAY_CALLOC, 4, "c ID COUNT SIZE" },
    { 'r', PYM_REPLAY_REALLOC, 3, "r ID SIZE" },
    { 'f', PYM_REPLAY_FREE, 2, "f ID" },
  };
  char *words[5], *rest = NULL;
  int n_words = 0;
  size_t numbers[2] = { 0, 0 };

  for (char *word = strtok_r (line, " \t\r\n\v\f", &rest); word != NULL && n_words < 5;
       word = strtok_r (NULL, " \t\r\n\v\f", &rest))
    words[n_words++] = word;
  if (n_words == 0 || words[0][0] == '#')
    return true;

  for (size_t i = 0; i < PYM_N_ELEMENTS (forms); i++)
    {
      if (words[0][0] != forms[i].letter || words[0][1] != '\0')
        continue;
      if (n_words != forms[i].n_words)
        return fail (reader, "a line with “%c” reads “%s”", forms[i].letter, forms[i].form);
      for (int j = 2; j < n_words; j++)
        if (!read_number (reader, words[j], &numbers[j - 2]))
          return false;
      if (forms[i].kind == PYM_REPLAY_CALLOC)
        return add_request (reader, forms[i].kind, plain_id (words[1]), numbers[0], numbers[1]);
      return add_request (reader, forms[i].kind, plain_id (words[1]), 1, numbers[0]);
    }
  return fail (reader, "“%.40s” is no request: a line begins with m, c, r or f", words[0]);
}

static bool
read_lines (Reader *reader, FILE *stream)
{
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  bool fine = true;

  while (fine && (length = getline (&line, &room, stream)) >= 0)
    {
      reader->line++;
      if (strlen (line) != (size_t) length)
        fine = fail (reader, "the line holds a zero byte: this is not a text");
      else
        fine = read_line (reader, line);
    }
  if (fine && ferror (stream))
    {
      reader->line++;
      fine = fail (reader, "reading failed: %s", strerror (errno));
    }
  free (line);
  return fine;
}

PymReplay *
pym_replay_read (FILE *stream, const char *name, char **error)
{
  Reader reader = { .file = name, .error = error };
  bool fine;

  *error = NULL;
  reader.replay = calloc (1, sizeof *reader.replay);
  if (reader.replay == NULL)
    {
      fail (&reader, "no memory for the trace");
      return NULL;
    }
  fine = read_lines (&reader, stream);
  for (size_t i = 0; i < reader.n_entries; i++)
    free (reader.names[i].id);
  free (reader.names);
  if (fine)
    return reader.replay;
  pym_replay_free (reader.replay);
  return NULL;
}

void
pym_replay_free (PymReplay *replay)
{
  if (replay == NULL)
    return;
  free (replay->requests);
  free (replay);
}
