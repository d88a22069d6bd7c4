/* A reference in a person's words, as the ledger of an object's references says it: what it is
 * called, and who has it: "kept", global of __main__; "head", local of serve, line 60; ".next", of
 * Node node3.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

/* What the reference is called, without who has it. (transfer full) */
char *arn_reference_format_name (ArnSnapshot *snapshot, ArnHolderId holder, ArnEdgeId edge);
/* Who has it, and as what. (transfer full) */
char *arn_reference_format_holder (ArnSnapshot *snapshot, ArnHolderId holder, ArnEdgeId edge);

/* The module or instance whose attributes a dict holds; ARN_NONE: it is a dict like others. Needs
 * who refers to it (arn-references.h). */
ArnObjectId arn_reference_find_namespace (ArnSnapshot *snapshot, ArnObjectId dict);

/* Whether details leave the reference out: a dict's key that the value's name says as well. */
gboolean arn_reference_is_plain_key (ArnSnapshot *snapshot, ArnEdgeId edge);

G_END_DECLS
