#include "pym-compile-context.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pym-error.h"
#include "pym-source-constants.h"
#include "pym-str.h"

struct PymArenaChunk
{
  PymArenaChunk *next;
  size_t used, size;
  _Alignas(16) char bytes[];
};

#define CHUNK_SIZE ((size_t) 64 * 1024)

void
pym_context_fail (PymContext *context, PymStatus status)
{
  context->status = status;
  longjmp (context->exit, 1);
}

static void
add_problem (PymContext *context,
             PymProblemKind kind,
             PymPosition position,
             const char *format,
             va_list arguments)
{
  char text[512];

  vsnprintf (text, sizeof text, format, arguments);
  pym_problems_add (context->rt, context->problems, kind, position.line, position.column,
                    position.end_line, position.end_column, "%s", text);
  if (context->problems->out_of_memory)
    pym_context_fail (context, PYM_NO_MEMORY);
}

/* Of a text that is wrong in two places the tokens come first (Parser/pegen_errors.c,
 * _PyPegen_tokenize_full_source_to_check_for_errors); a bracket that is never closed only when it
 * explains what follows on other lines. */
static void
fail_with_lexer_error (PymContext *context)
{
  const PymProblem *error = context->lexer_error;

  if (error == NULL || (context->lexer_error_is_unclosed && context->line_reached <= error->line))
    return;
  pym_problems_add (context->rt, context->problems, error->kind, error->line, error->column,
                    error->end_line, error->end_column, "%s", error->message);
  pym_context_fail (context, PYM_BAD_INPUT);
}

void
pym_context_syntax_error (PymContext *context, PymPosition position, const char *format, ...)
{
  va_list arguments;

  fail_with_lexer_error (context);
  va_start (arguments, format);
  add_problem (context, PYM_PROBLEM_SYNTAX, position, format, arguments);
  va_end (arguments);
  pym_context_fail (context, PYM_BAD_INPUT);
}

void
pym_context_indentation_error (PymContext *context, PymPosition position, const char *format, ...)
{
  va_list arguments;

  fail_with_lexer_error (context);
  va_start (arguments, format);
  add_problem (context, PYM_PROBLEM_INDENTATION, position, format, arguments);
  va_end (arguments);
  pym_context_fail (context, PYM_BAD_INPUT);
}

void
pym_context_refuse (PymContext *context, PymPosition position, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_problem (context, PYM_PROBLEM_UNSUPPORTED, position, format, arguments);
  va_end (arguments);
}

static void
add_module_problem (PymContext *context, PymPosition position, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  add_problem (context, PYM_PROBLEM_MODULE, position, format, arguments);
  va_end (arguments);
}

void
pym_context_refuse_module (PymContext *context, PymPosition position, const PymName *name)
{
  add_module_problem (context, position,
                      "the module '%s' is not supported: only the modules of the workload "
                      "language and .py files beside the workload can be imported",
                      name->text);
}

void
pym_context_poll (PymContext *context)
{
  if (pym_stop_requested (context->rt))
    {
      context->problems->stopped = true;
      pym_context_fail (context, PYM_BAD_INPUT);
    }
}

void
pym_context_enter (PymContext *context, PymPosition position)
{
  if (++context->depth > PYM_CONTEXT_MAX_DEPTH)
    pym_context_syntax_error (
        context, position,
        "too deeply nested: maximum recursion depth exceeded during compilation");
}

void *
pym_context_alloc (PymContext *context, size_t size)
{
  PymArenaChunk *chunk = context->chunks;
  void *block;

  size = (size + 15) & ~(size_t) 15;
  if (chunk == NULL || chunk->size - chunk->used < size)
    {
      size_t wanted = size > CHUNK_SIZE ? size : CHUNK_SIZE;

      pym_context_poll (context);
      chunk = pym_raw_calloc (context->rt, 1, sizeof *chunk + wanted);
      if (chunk == NULL)
        pym_context_fail (context, PYM_NO_MEMORY);
      chunk->size = wanted;
      if (context->chunks != NULL && wanted > CHUNK_SIZE)
        {
          /* A big block gets a chunk of its own; small ones go on in the current chunk. */
          chunk->next = context->chunks->next;
          context->chunks->next = chunk;
        }
      else
        {
          chunk->next = context->chunks;
          context->chunks = chunk;
        }
    }
  block = chunk->bytes + chunk->used;
  chunk->used += size;
  return block;
}

void *
pym_context_grow (PymContext *context, void *block, size_t old_size, size_t new_size)
{
  void *copy = pym_context_alloc (context, new_size);

  if (old_size != 0)
    memcpy (copy, block, old_size);
  return copy;
}

void *
pym_context_append (PymContext *context,
                    void *array_place,
                    uint32_t *n_items,
                    uint32_t *allocated,
                    size_t item_size)
{
  void **array = array_place;

  if (*n_items == *allocated)
    {
      uint32_t wanted = *allocated == 0 ? 4 : *allocated * 2;

      *array = pym_context_grow (context, *array, *n_items * item_size, wanted * item_size);
      *allocated = wanted;
    }
  return (char *) *array + (*n_items)++ * item_size;
}

static uint32_t
hash_text (const char *text, size_t length)
{
  uint32_t hash = 2166136261u;

  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char) text[i]) * 16777619u;
  return hash;
}

static void
grow_buckets (PymContext *context)
{
  uint32_t n_buckets = context->n_buckets == 0 ? 256 : context->n_buckets * 4;
  PymName **buckets = pym_context_alloc (context, n_buckets * sizeof *buckets);

  for (uint32_t i = 0; i < context->n_buckets; i++)
    for (PymName *name = context->buckets[i], *next; name != NULL; name = next)
      {
        next = name->next;
        name->next = buckets[name->hash & (n_buckets - 1)];
        buckets[name->hash & (n_buckets - 1)] = name;
      }
  context->buckets = buckets;
  context->n_buckets = n_buckets;
}

PymName *
pym_context_name (PymContext *context, const char *text, size_t length)
{
  uint32_t hash = hash_text (text, length);
  PymName *name, **bucket;

  if (context->n_names >= context->n_buckets)
    grow_buckets (context);
  bucket = &context->buckets[hash & (context->n_buckets - 1)];
  for (name = *bucket; name != NULL; name = name->next)
    if (name->hash == hash && name->length == length && memcmp (name->text, text, length) == 0)
      return name;
  name = pym_context_alloc (context, sizeof *name + length + 1);
  name->hash = hash;
  name->length = length;
  memcpy (name->text, text, length);
  name->next = *bucket;
  *bucket = name;
  context->n_names++;
  return name;
}

PymName *
pym_context_name_literal (PymContext *context, const char *text)
{
  return pym_context_name (context, text, strlen (text));
}

PymName *
pym_context_mangle (PymContext *context, const PymName *private_, PymName *name)
{
  const char *class_name;
  size_t class_length;
  char *text;

  if (private_ == NULL || name->length < 2 || name->text[0] != '_' || name->text[1] != '_')
    return name;
  if ((name->text[name->length - 1] == '_' && name->text[name->length - 2] == '_') ||
      memchr (name->text, '.', name->length) != NULL)
    return name;
  class_name = private_->text;
  while (*class_name == '_')
    class_name++;
  class_length = strlen (class_name);
  if (class_length == 0)
    return name;
  text = pym_context_alloc (context, 1 + class_length + name->length);
  text[0] = '_';
  memcpy (text + 1, class_name, class_length);
  memcpy (text + 1 + class_length, name->text, name->length);
  return pym_context_name (context, text, 1 + class_length + name->length);
}

PymObject *
pym_context_own (PymContext *context, PymObject *object)
{
  if (object == NULL)
    {
      bool no_memory =
          pym_err_exception_matches (context->rt, PYM_TYPE (context->rt, MEMORY_ERROR));

      pym_err_clear (context->rt);
      if (no_memory)
        pym_context_fail (context, PYM_NO_MEMORY);
      return NULL;
    }
  if (!pym_source_constants_add (context->rt, context->constants, object))
    pym_context_fail (context, PYM_NO_MEMORY);
  return object;
}

PymObject *
pym_context_name_object (PymContext *context, PymName *name)
{
  if (name->object == NULL)
    {
      PymObject *text = pym_str_from_string_and_size (context->rt, name->text, name->length);

      if (text != NULL)
        pym_str_intern_in_place (context->rt, &text);
      name->object = pym_context_own (context, text);
      if (name->object == NULL)
        pym_context_fail (context, PYM_BROKEN);
    }
  return name->object;
}

void
pym_context_init (PymContext *context, PymRuntime *rt, PymSource *source)
{
  memset (context, 0, sizeof *context);
  context->rt = rt;
  context->source = source;
}

void
pym_context_fini (PymContext *context)
{
  for (PymArenaChunk *chunk = context->chunks, *next; chunk != NULL; chunk = next)
    {
      next = chunk->next;
      pym_raw_free (context->rt, chunk);
    }
  context->chunks = NULL;
}
