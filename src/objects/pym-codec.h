/* Text to bytes and back: UTF-8, ASCII and Latin-1, with the error handlers strict,
 * ignore, replace, backslashreplace, xmlcharrefreplace, surrogateescape and surrogatepass
 * (Python/codecs.c, Objects/unicodeobject.c).
 */
#pragma once

#include "pym-objects.h"

/* `encoding` and `errors` NULL: utf-8, strict. LookupError for unknown ones. */
PymObject *
pym_str_encode (PymRuntime *rt, PymObject *text, const char *encoding, const char *errors);
PymObject *pym_str_decode (
    PymRuntime *rt, const void *data, ssize_t size, const char *encoding, const char *errors);
