/* What the engine calls blocks, references and lists, in the language of the person. The engine and
 * files keep the English texts; whoever shows one asks here.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text itself when it is no name that is known, such as an attribute's. */
const char *arn_name_translate (const char *name);

G_END_DECLS
