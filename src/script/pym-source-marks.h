/* The marks in a source's comments; called by the lexer for each comment. */
#pragma once

#include "pym-source.h"

/* `comment` begins at the "#". Appends to the source's marks when it is one. */
PymStatus
pym_source_add_comment (PymSource *source, int32_t line, const char *comment, size_t length);
