#include "pym-float.h"

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-bytes.h"
#include "pym-numbers-inline.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <string.h>

bool
pym_float_check (PymRuntime *rt, PymObject *o)
{
  return pym_float_check_exact (rt, o) || pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, FLOAT));
}

PymObject *
pym_float_from_double (PymRuntime *rt, double value)
{
  return pym_float_from_double_inline (rt, value);
}

double
pym_float_as_double (PymRuntime *rt, PymObject *o)
{
  PymObject *made;
  double value;

  if (pym_float_check (rt, o))
    return pym_float_value (o);
  if (pym_type (o)->nb_float == NULL)
    {
      if (pym_type (o)->nb_index == NULL)
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "must be real number, not %T", o);
          return -1.0;
        }
      made = pym_number_index (rt, o);
      if (made == NULL)
        return -1.0;
      value = pym_int_as_double (rt, made);
      pym_decref (rt, made);
      return value;
    }
  made = pym_type (o)->nb_float (rt, o);
  if (made == NULL)
    return -1.0;
  if (!pym_float_check (rt, made))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%T.__float__ returned non-float (type %T)", o,
                      made);
      pym_decref (rt, made);
      return -1.0;
    }
  value = pym_float_value (made);
  pym_decref (rt, made);
  return value;
}

/* Underscores between digits go; false when one stands elsewhere. */
static bool
remove_underscores (char *text)
{
  char *out = text;
  char previous = 0;

  for (char *in = text; *in != 0; previous = *in++)
    {
      bool digit = *in >= '0' && *in <= '9';

      if (*in == '_' ? !(previous >= '0' && previous <= '9') : previous == '_' && !digit)
        return false;
      if (*in != '_')
        *out++ = *in;
    }
  *out = 0;
  return previous != '_';
}

PymObject *
pym_float_from_text (PymRuntime *rt, PymObject *o)
{
  const uint8_t *data;
  ssize_t size;
  char *text, *start, *end;
  double value = 0;
  size_t used = 0;
  bool fine;

  if (pym_str_check (o))
    {
      size = pym_str_length (o);
      text = pym_raw_malloc (rt, (size_t) size + 1);
      if (text == NULL)
        return pym_err_no_memory (rt);
      pym_str_to_ascii_number (o, text);
    }
  else if (pym_bytes_like (rt, o, &data, &size))
    {
      text = pym_raw_malloc (rt, (size_t) size + 1);
      if (text == NULL)
        return pym_err_no_memory (rt);
      memcpy (text, data, (size_t) size);
      text[size] = 0;
    }
  else
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "float() argument must be a string or a real number, not '%T'", o);
  start = text;
  end = text + size;
  while (start < end && (*start == ' ' || (*start >= '\t' && *start <= '\r')))
    start++;
  while (end > start && (end[-1] == ' ' || (end[-1] >= '\t' && end[-1] <= '\r')))
    end--;
  *end = 0;
  fine = strlen (start) == (size_t) (end - start);
  if (fine && strchr (start, '_') != NULL)
    fine = remove_underscores (start);
  if (fine)
    {
      value = pym_float_parse (start, &used);
      fine = used > 0 && start[used] == 0;
    }
  pym_raw_free (rt, text);
  if (!fine)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "could not convert string to float: %R",
                           o);
  return pym_float_from_double (rt, value);
}

PymObject *
pym_float_round (PymRuntime *rt, double value, ssize_t digits)
{
  char buffer[PYM_FLOAT_MAX_DIGITS + 16];
  int n, point, length;
  size_t used;
  double rounded;

  if (!isfinite (value) || value == 0 || digits > 323)
    return pym_float_from_double (rt, value);
  if (digits < -308)
    return pym_float_from_double (rt, copysign (0.0, value));
  n = pym_float_digits (fabs (value), 3, (int) digits, buffer, PYM_FLOAT_MAX_DIGITS, &point);
  if (n == 0)
    return pym_float_from_double (rt, copysign (0.0, value));
  /* digits e exponent, read back. */
  length = n;
  buffer[length++] = 'e';
  if (point - n < 0)
    buffer[length++] = '-';
  {
    int exponent = point - n < 0 ? n - point : point - n;

    for (int unit = 1000; unit > 0; unit /= 10)
      buffer[length++] = (char) ('0' + exponent / unit % 10);
    buffer[length] = 0;
  }
  rounded = pym_float_parse (buffer, &used);
  if (isinf (rounded))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                          "rounded value too large to represent");
      return NULL;
    }
  return pym_float_from_double (rt, copysign (rounded, value));
}

void
pym_float_divmod (double v, double w, double *quotient, double *remainder)
{
  double rest = fmod (v, w), q = (v - rest) / w, whole;

  if (rest != 0)
    {
      if ((w < 0) != (rest < 0))
        {
          rest += w;
          q -= 1.0;
        }
    }
  else
    rest = copysign (0.0, w);
  if (q != 0)
    {
      whole = floor (q);
      if (q - whole > 0.5)
        whole += 1.0;
    }
  else
    whole = copysign (0.0, v / w);
  *quotient = whole;
  *remainder = rest;
}

static bool
is_odd (double x)
{
  return fmod (fabs (x), 2.0) == 1.0;
}

static void
out_of_range (PymRuntime *rt)
{
  PymObject *items[2] = { pym_int_small (rt, ERANGE),
                          pym_str_from_string (rt, "Numerical result out of range") };
  PymObject *args = items[1] != NULL ? pym_tuple_from_array_steal (rt, items, 2) : NULL;

  if (args == NULL)
    return;
  pym_err_set_object (rt, PYM_TYPE (rt, OVERFLOW_ERROR), args);
  pym_decref (rt, args);
}

PymObject *
pym_float_power (PymRuntime *rt, double v, double w)
{
  bool negate = false;
  double result;

  if (w == 0)
    return pym_float_from_double (rt, 1.0);
  if (isnan (v))
    return pym_float_from_double (rt, v);
  if (isnan (w))
    return pym_float_from_double (rt, v == 1.0 ? 1.0 : w);
  if (isinf (w))
    {
      v = fabs (v);
      if (v == 1.0)
        return pym_float_from_double (rt, 1.0);
      return pym_float_from_double (rt, (w > 0) == (v > 1.0) ? fabs (w) : 0.0);
    }
  if (isinf (v))
    {
      if (w > 0)
        return pym_float_from_double (rt, is_odd (w) ? v : fabs (v));
      return pym_float_from_double (rt, is_odd (w) ? copysign (0.0, v) : 0.0);
    }
  if (v == 0)
    {
      if (w < 0)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, ZERO_DIVISION_ERROR),
                              "0.0 cannot be raised to a negative power");
          return NULL;
        }
      return pym_float_from_double (rt, is_odd (w) ? v : 0.0);
    }
  if (v < 0)
    {
      if (w != floor (w))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                              "negative number cannot be raised to a fractional power: complex "
                              "numbers are not supported");
          return NULL;
        }
      v = -v;
      negate = is_odd (w);
    }
  if (v == 1.0)
    return pym_float_from_double (rt, negate ? -1.0 : 1.0);
  result = pow (v, w);
  if (isinf (result))
    {
      out_of_range (rt);
      return NULL;
    }
  return pym_float_from_double (rt, negate ? -result : result);
}
