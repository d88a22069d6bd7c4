#include "pym-disassemble.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-str.h"

typedef struct
{
  PymRuntime *rt;
  char *text;
  size_t length, allocated;
  bool failed;
} Text;

static void
add_bytes (Text *text, const char *bytes, size_t length)
{
  if (text->failed)
    return;
  if (text->length + length + 1 > text->allocated)
    {
      size_t wanted = (text->length + length + 1) * 2;
      char *grown = pym_raw_realloc (text->rt, text->text, wanted);

      if (grown == NULL)
        {
          text->failed = true;
          return;
        }
      text->text = grown;
      text->allocated = wanted;
    }
  memcpy (text->text + text->length, bytes, length);
  text->length += length;
  text->text[text->length] = '\0';
}

static void add (Text *text, const char *format, ...) PYM_PRINTF (2, 3);

static void
add (Text *text, const char *format, ...)
{
  char buffer[256];
  va_list arguments;
  int length;

  va_start (arguments, format);
  length = vsnprintf (buffer, sizeof buffer, format, arguments);
  va_end (arguments);
  add_bytes (text, buffer, (size_t) length < sizeof buffer ? (size_t) length : sizeof buffer - 1);
}

static void
add_str (Text *text, const PymObject *name)
{
  size_t size;
  char *utf8 = pym_str_to_display (text->rt, name, &size);

  if (utf8 == NULL)
    text->failed = true;
  else
    add_bytes (text, utf8, size);
  pym_raw_free (text->rt, utf8);
}

static void
add_repr (Text *text, PymObject *object)
{
  PymObject *repr = pym_object_repr (text->rt, object);

  if (repr == NULL)
    {
      pym_err_clear (text->rt);
      text->failed = true;
      return;
    }
  add_str (text, repr);
  pym_decref (text->rt, repr);
}

static void
add_constant (Text *text, const PymConstant *constant)
{
  if (constant->code != NULL)
    {
      add (text, "code ");
      add_str (text, constant->code->name);
    }
  else
    add_repr (text, constant->object);
}

static void
add_local_names (Text *text, const PymCompiled *code, const char *title, unsigned kind)
{
  bool any = false;

  for (int32_t i = 0; i < code->n_locals_plus; i++)
    if ((code->local_kinds[i] & kind) != 0)
      {
        add (text, "%s", any ? " " : title);
        add_str (text, code->local_names[i]);
        any = true;
      }
  if (any)
    add (text, "\n");
}

static uint32_t
name_index (const PymInstruction *instruction)
{
  switch (instruction->opcode)
    {
    case PYM_LOAD_GLOBAL:
    case PYM_LOAD_ATTR:
      return instruction->arg >> 1;
    case PYM_LOAD_SUPER_ATTR:
      return instruction->arg >> 2;
    default:
      return instruction->arg;
    }
}

static void
add_argument (Text *text, const PymCompiled *code, const PymInstruction *instruction)
{
  unsigned flags = pym_opcode_flags (instruction->opcode);

  if ((flags & PYM_OPCODE_HAS_JUMP) != 0)
    {
      add (text, " -> %u", instruction->arg);
      return;
    }
  if ((flags & PYM_OPCODE_HAS_ARG) == 0)
    return;
  add (text, " %u", instruction->arg);
  if ((flags & PYM_OPCODE_HAS_CONST) != 0)
    {
      add (text, " (");
      add_constant (text, &code->consts[instruction->arg]);
      add (text, ")");
    }
  else if ((flags & PYM_OPCODE_HAS_NAME) != 0)
    {
      add (text, " (");
      add_str (text, code->names[name_index (instruction)]);
      add (text, ")");
    }
  else if ((flags & (PYM_OPCODE_HAS_LOCAL | PYM_OPCODE_HAS_FREE)) != 0)
    {
      add (text, " (");
      add_str (text, code->local_names[instruction->arg]);
      add (text, ")");
    }
}

static void
add_position (Text *text, const PymPosition *position)
{
  if (position->line < 0)
    add (text, " @none\n");
  else if (position->column < 0 || position->end_column < 0)
    add (text, " @%d\n", position->line);
  else
    add (text, " @%d:%d-%d:%d\n", position->line, position->column, position->end_line,
         position->end_column);
}

static void
add_code (Text *text, const PymCompiled *code)
{
  add (text, "code ");
  add_str (text, code->qualname);
  add (text, " line %d arguments %d %d %d stack %d flags 0x%x\n", code->first_line, code->argcount,
       code->posonly_argcount, code->kwonly_argcount, code->stacksize, code->flags);
  add_local_names (text, code, "  variables ", PYM_LOCAL_FAST);
  add_local_names (text, code, "  cells ", PYM_LOCAL_CELL);
  add_local_names (text, code, "  free ", PYM_LOCAL_FREE);
  for (uint32_t i = 0; i < code->n_names; i++)
    {
      add (text, "%s", i == 0 ? "  names " : " ");
      add_str (text, code->names[i]);
    }
  if (code->n_names > 0)
    add (text, "\n");
  for (uint32_t i = 0; i < code->n_consts; i++)
    {
      add (text, "  const %u ", i);
      add_constant (text, &code->consts[i]);
      add (text, "\n");
    }
  for (uint32_t i = 0; i < code->n_instructions; i++)
    {
      add (text, "  %u %s", i, pym_opcode_name (code->instructions[i].opcode));
      add_argument (text, code, &code->instructions[i]);
      add_position (text, &code->positions[i]);
    }
  for (uint32_t i = 0; i < code->n_ranges; i++)
    {
      const PymExceptionRange *range = &code->ranges[i];

      add (text, "  except %u to %u -> %u depth %u%s\n", range->start, range->end, range->target,
           range->depth, range->lasti ? " lasti" : "");
    }
  for (uint32_t i = 0; i < code->n_consts; i++)
    if (code->consts[i].code != NULL)
      add_code (text, code->consts[i].code);
}

char *
pym_disassemble (PymRuntime *rt, const PymCompiled *compiled)
{
  Text text = { .rt = rt };

  add_code (&text, compiled);
  if (text.failed)
    {
      pym_raw_free (rt, text.text);
      return NULL;
    }
  return text.text;
}
