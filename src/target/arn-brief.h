/* A short text of an object for a person, without running any of the program's code and without
 * touching the heap: what a capture stores as `repr`.
 */
#pragma once

#include <glib.h>

#include "pym-runtime.h"

#define ARN_BRIEF_LENGTH 64 /* characters at most, about */

/* Appends to `text`; nothing for an object that has no text beside its type's name. */
void arn_brief_append (GString *text, PymRuntime *rt, PymObject *o);
