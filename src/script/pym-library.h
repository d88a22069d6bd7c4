/* The modules' texts, made from library/NAME.py when the project is built. Ends with a NULL name.
 */
#pragma once

#include "pym-modules.h"

extern const PymLibraryText pym_library_texts[];
