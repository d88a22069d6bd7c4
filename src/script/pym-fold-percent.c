#include "pym-fold.h"

#include <stdio.h>

#include "pym-str.h"

#define MAX_DIGITS 3
#define NO_VALUE   (-1)

/* A "%" format that is read from code points. */
typedef struct
{
  PymContext *context;
  PymObject *text;
  ssize_t at, length;
} Format;

static uint32_t
peek (const Format *format)
{
  return format->at < format->length ? pym_str_read_char (format->text, format->at) : 0;
}

/* The place of the next "%" that is not doubled, or the end. */
static ssize_t
find_conversion (const Format *format)
{
  for (ssize_t i = format->at; i < format->length; i++)
    if (pym_str_read_char (format->text, i) == '%')
      {
        if (i + 1 >= format->length || pym_str_read_char (format->text, i + 1) != '%')
          return i;
        i++;
      }
  return format->length;
}

/* Text up to the next conversion; "%%" stands for "%". NULL when there is none. */
static PymExpr *
parse_text (Format *format)
{
  PymContext *context = format->context;
  ssize_t end = find_conversion (format), n = 0;
  uint32_t *points;

  if (end == format->at)
    return NULL;
  points = pym_context_alloc (context, (size_t) (end - format->at) * sizeof *points);
  for (; format->at < end; format->at++)
    {
      points[n++] = peek (format);
      if (peek (format) == '%')
        format->at++;
    }
  return pym_tree_constant (
      context, pym_context_own (context, pym_str_from_kind_and_data (context->rt, 4, points, n)),
      PYM_CONTEXT_NO_POSITION);
}

/* Digits of a width or precision. false: too many. */
static bool
parse_digits (Format *format, int *value)
{
  int n = 0;

  *value = 0;
  while (peek (format) >= '0' && peek (format) <= '9')
    {
      *value = *value * 10 + (int) (peek (format) - '0');
      format->at++;
      if (++n > MAX_DIGITS - 1)
        return false;
    }
  return true;
}

/* A conversion; `at` is behind its "%". NULL: not one of those that an f-string can do. */
static PymExpr *
parse_conversion (Format *format, PymExpr *value)
{
  PymContext *context = format->context;
  bool left = false;
  int width = NO_VALUE, precision = NO_VALUE, length = 0;
  uint32_t letter;
  char spec[16];
  PymExpr *expr;

  for (;; format->at++)
    {
      letter = peek (format);
      if (letter == '-')
        left = true;
      else if (letter != '+' && letter != ' ' && letter != '#' && letter != '0')
        break;
    }
  if (letter >= '0' && letter <= '9' && !parse_digits (format, &width))
    return NULL;
  if (peek (format) == '.')
    {
      format->at++;
      if (!parse_digits (format, &precision))
        return NULL;
    }
  letter = peek (format);
  if (letter != 's' && letter != 'r' && letter != 'a')
    return NULL;
  format->at++;
  if (!left && width > 0)
    spec[length++] = '>';
  if (width >= 0)
    length += snprintf (spec + length, sizeof spec - (size_t) length, "%d", width);
  if (precision >= 0)
    length += snprintf (spec + length, sizeof spec - (size_t) length, ".%d", precision);
  expr = pym_tree_expr (context, PYM_EXPR_FORMATTED, value->position);
  expr->left = value;
  expr->op = (int16_t) letter;
  if (length > 0)
    expr->right = pym_tree_constant (
        context,
        pym_context_own (context, pym_str_from_string_and_size (context->rt, spec, length)),
        PYM_CONTEXT_NO_POSITION);
  return expr;
}

void
pym_fold_percent (PymContext *context, PymExpr *expr)
{
  const PymExprs *values = &expr->right->list;
  Format format = { context, expr->left->constant, 0, pym_str_length (expr->left->constant) };
  PymExprs parts = { 0 };
  uint32_t n_values = 0;

  for (uint32_t i = 0; i < values->n; i++)
    if (values->items[i]->kind == PYM_EXPR_STARRED)
      return;
  for (;;)
    {
      PymExpr *part = parse_text (&format);

      if (part != NULL)
        pym_tree_append (context, &parts, part);
      if (format.at >= format.length)
        break;
      if (n_values >= values->n)
        return;
      format.at++;
      part = parse_conversion (&format, values->items[n_values++]);
      if (part == NULL)
        return;
      pym_tree_append (context, &parts, part);
    }
  if (n_values < values->n)
    return;
  expr->kind = PYM_EXPR_JOINED;
  expr->list = parts;
}
