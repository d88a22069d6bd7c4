/* sys.stdout and sys.stderr (Modules/_io/textio.c, as far as print () needs it).
 *
 * What is written goes out at once. But the texts are kept, as CPython's stream keeps them in its
 * list of pending bytes: until 8192 bytes have come together or, on stderr, until the line ends. A
 * text that was printed has one reference more for that long.
 */
#pragma once

#include "pym-script.h"

PymObject *pym_text_stream_new (PymRuntime *rt, PymStream stream, const char *name);
/* print (…, file=o): calls its `write` with the text. */
int pym_file_write_object (PymRuntime *rt, PymObject *file, PymObject *text);
int pym_file_write_string (PymRuntime *rt, PymObject *file, const char *text);
