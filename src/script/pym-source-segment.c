#include "pym-source-segment.h"

#include "pym-machine-quick.h"

#include <ctype.h>
#include <string.h>

typedef struct
{
  const char *line;
  size_t position, end;
} Scanner;

static bool
is_word (char c)
{
  return isalnum ((unsigned char) c) || c == '_' || (unsigned char) c >= 0x80;
}

static void
skip_text (Scanner *s)
{
  char quote = s->line[s->position++];

  while (s->position < s->end && s->line[s->position] != quote)
    s->position += s->line[s->position] == '\\' ? 2 : 1;
  s->position++;
}

/* Names, numbers (with the sign of an exponent) and prefixes of texts. */
static void
skip_word (Scanner *s)
{
  bool number = isdigit ((unsigned char) s->line[s->position]) != 0;

  while (s->position < s->end)
    {
      char c = s->line[s->position];
      bool exponent = number && (c == '+' || c == '-') && s->position > 0 &&
                      (s->line[s->position - 1] | 0x20) == 'e';

      if (!is_word (c) && !exponent && !(number && c == '.'))
        return;
      s->position++;
    }
}

/* The outermost operator of that text outside of brackets: the last one, since what stands right of
 * it binds closer; of a power the first. */
static void
find_operator (PymSegment *segment, const char *line, const char *text, bool first)
{
  Scanner s = { line, segment->start, segment->end };
  size_t size = strlen (text);
  bool after_operand = false;
  int depth = 0;

  while (s.position < s.end)
    {
      char c = line[s.position];

      if (c == ' ' || c == '\t' || c == '\\')
        s.position++;
      else if (c == '#')
        return;
      else if (c == '"' || c == '\'')
        {
          skip_text (&s);
          after_operand = true;
        }
      else if (is_word (c))
        {
          skip_word (&s);
          after_operand = true;
        }
      else if (strchr ("([{", c) != NULL)
        {
          depth++;
          s.position++;
          after_operand = false;
        }
      else if (strchr (")]}", c) != NULL)
        {
          depth--;
          s.position++;
          after_operand = true;
        }
      else
        {
          size_t run = 1;

          /* One operator: its character doubled, or alone. */
          if (s.position + 1 < s.end && line[s.position + 1] == c && strchr ("*/<>", c) != NULL)
            run = 2;
          if (depth == 0 && after_operand && run == size &&
              strncmp (line + s.position, text, size) == 0 && !(first && segment->right > 0))
            {
              segment->left = s.position;
              segment->right = s.position + size;
            }
          s.position += run;
          after_operand = c == '.' && after_operand;
        }
    }
}

/* The outermost brackets that end the segment. */
static void
find_brackets (PymSegment *segment, const char *line)
{
  Scanner s = { line, segment->start, segment->end };
  size_t open = 0;
  int depth = 0;

  while (s.position < s.end)
    {
      char c = line[s.position];

      if (c == '"' || c == '\'')
        {
          skip_text (&s);
          continue;
        }
      if (strchr ("([{", c) != NULL && depth++ == 0)
        open = s.position;
      if (strchr (")]}", c) != NULL && --depth == 0 && s.position + 1 == s.end && c == ']')
        {
          segment->left = open;
          segment->right = s.end;
        }
      s.position++;
    }
}

static bool
is_subscript (unsigned opcode)
{
  switch (opcode)
    {
    case PYM_BINARY_SUBSCR:
    case PYM_BINARY_SLICE:
    case PYM_STORE_SUBSCR:
    case PYM_STORE_SLICE:
    case PYM_DELETE_SUBSCR:
      return true;
    default:
      return false;
    }
}

void
pym_segment_init (PymSegment *segment,
                  const char *line,
                  size_t length,
                  const PymPosition *position,
                  const PymInstruction *instruction)
{
  static const char *const operators[PYM_NB_INPLACE] = {
    [PYM_NB_ADD] = "+",
    [PYM_NB_AND] = "&",
    [PYM_NB_FLOOR_DIVIDE] = "//",
    [PYM_NB_LSHIFT] = "<<",
    [PYM_NB_MATRIX_MULTIPLY] = "@",
    [PYM_NB_MULTIPLY] = "*",
    [PYM_NB_REMAINDER] = "%",
    [PYM_NB_OR] = "|",
    [PYM_NB_POWER] = "**",
    [PYM_NB_RSHIFT] = ">>",
    [PYM_NB_SUBTRACT] = "-",
    [PYM_NB_TRUE_DIVIDE] = "/",
    [PYM_NB_XOR] = "^",
  };
  unsigned opcode = pym_machine_general_opcode (instruction->opcode);
  bool one_line = position->line == position->end_line;

  *segment = (PymSegment){ .start = (size_t) position->column,
                           .end = one_line ? (size_t) position->end_column : length };
  if (segment->end > length)
    segment->end = length;
  if (segment->start > segment->end)
    segment->start = segment->end;
  if (!one_line)
    return;
  if (opcode == PYM_BINARY_OP && instruction->arg < PYM_NB_INPLACE)
    find_operator (segment, line, operators[instruction->arg], instruction->arg == PYM_NB_POWER);
  else if (is_subscript (opcode))
    find_brackets (segment, line);
}
