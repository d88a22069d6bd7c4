/* A filter as it was understood: for arn-object-filter.c, which reads it, and
 * arn-object-match.c, which applies it. */
#pragma once

#include "arn-object-filter.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_TERM_ANY, /* type, text or file */
  ARN_TERM_TYPE,
  ARN_TERM_TEXT,
  ARN_TERM_SITE,
  ARN_TERM_ADDRESS,
  ARN_TERM_SIZE, /* compared as numbers, from here … */
  ARN_TERM_TOTAL,
  ARN_TERM_RETAINED,
  ARN_TERM_REFCOUNT,
  ARN_TERM_GENERATION, /* … to here */
  ARN_TERM_REACHABLE,
  ARN_TERM_UNREACHABLE,
  ARN_TERM_FLAG, /* `number`: of ArnObjectFlags */
  ARN_TERM_CYCLE,
  ARN_TERM_GARBAGE,
  ARN_TERM_NEW,
} ArnTermKind;

typedef enum
{
  ARN_TERM_EQUAL,
  ARN_TERM_LESS,
  ARN_TERM_LESS_EQUAL,
  ARN_TERM_GREATER,
  ARN_TERM_GREATER_EQUAL,
} ArnTermOrder;

typedef struct
{
  ArnTermKind kind;
  ArnTermOrder order;
  gboolean negated;
  guint64 number; /* of a site: the line; 0: any */
  char *text;     /* for ANY, TYPE, TEXT: as arn_object_fold () writes it; a site's file, or NULL */
} ArnTerm;

struct _ArnObjectFilter
{
  gatomicrefcount refcount;
  GArray *terms; /* ArnTerm */
};

/* Text without the difference between capital and small letters. (transfer full) */
char *arn_object_fold (const char *text);

G_END_DECLS
