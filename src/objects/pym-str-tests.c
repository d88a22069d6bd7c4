/* Questions about the characters of a text. */
#include "pym-str-methods.h"

#include "pym-error.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-unicode.h"

#define METHOD(name)                                                                               \
  PymObject *pym_str_method_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,       \
                                    ssize_t nargs, PymObject *kwnames)

/* Every character is, and there is one. */
#define ALL(name, test)                                                                            \
  METHOD (name)                                                                                    \
  {                                                                                                \
    ssize_t length = pym_str_length (self), i = 0;                                                 \
                                                                                                   \
    while (i < length && test (pym_str_read_char (self, i)))                                       \
      if (pym_poll_stop_at (rt, ++i) < 0)                                                          \
        return NULL;                                                                               \
    return pym_bool_from_long (rt, length > 0 && i == length);                                     \
  }

ALL (isalnum, pym_char_is_alnum)
ALL (isalpha, pym_char_is_alpha)
ALL (isdecimal, pym_char_is_decimal)
ALL (isdigit, pym_char_is_digit)
ALL (isnumeric, pym_char_is_numeric)
ALL (isspace, pym_char_is_space)

METHOD (isascii) { return pym_bool_from_long (rt, pym_str_is_ascii (self)); }

METHOD (isidentifier) { return pym_bool_from_long (rt, pym_str_is_identifier (self)); }

METHOD (isprintable)
{
  ssize_t length = pym_str_length (self), i = 0;

  while (i < length && pym_char_is_printable (pym_str_read_char (self, i)))
    if (pym_poll_stop_at (rt, ++i) < 0)
      return NULL;
  return pym_bool_from_long (rt, i == length);
}

METHOD (islower)
{
  bool cased = false;

  for (ssize_t i = 0; i < pym_str_length (self); i++)
    {
      uint32_t c = pym_str_read_char (self, i);

      if (pym_poll_stop_at (rt, i) < 0)
        return NULL;
      if (pym_char_is_upper (c) || pym_char_is_title (c))
        return pym_bool_from_long (rt, 0);
      cased |= pym_char_is_lower (c);
    }
  return pym_bool_from_long (rt, cased);
}

METHOD (isupper)
{
  bool cased = false;

  for (ssize_t i = 0; i < pym_str_length (self); i++)
    {
      uint32_t c = pym_str_read_char (self, i);

      if (pym_poll_stop_at (rt, i) < 0)
        return NULL;
      if (pym_char_is_lower (c) || pym_char_is_title (c))
        return pym_bool_from_long (rt, 0);
      cased |= pym_char_is_upper (c);
    }
  return pym_bool_from_long (rt, cased);
}

METHOD (istitle)
{
  bool cased = false, in_word = false;

  for (ssize_t i = 0; i < pym_str_length (self); i++)
    {
      uint32_t c = pym_str_read_char (self, i);

      if (pym_poll_stop_at (rt, i) < 0)
        return NULL;
      if (pym_char_is_upper (c) || pym_char_is_title (c))
        {
          if (in_word)
            return pym_bool_from_long (rt, 0);
          in_word = cased = true;
        }
      else if (pym_char_is_lower (c))
        {
          if (!in_word)
            return pym_bool_from_long (rt, 0);
          cased = true;
        }
      else
        in_word = false;
    }
  return pym_bool_from_long (rt, cased);
}
