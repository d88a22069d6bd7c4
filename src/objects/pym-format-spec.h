/* A format specification taken apart, and its parts that int, float and str share. */
#pragma once

#include "pym-str-builder.h"

typedef struct
{
  uint32_t fill;  /* ' ' unless given */
  uint32_t align; /* '<', '>', '=', '^' */
  uint32_t sign;  /* '+', '-', ' ', or 0 */
  bool alternate;
  bool no_negative_zero;
  ssize_t width, precision; /* -1: not given */
  char separator;           /* ',', '_', or 0 */
  int group;                /* digits between separators */
  uint32_t type;
} PymFormatSpec;

/* -1 with ValueError. */
int pym_format_spec_parse (PymRuntime *rt,
                           PymObject *o,
                           PymObject *spec,
                           uint32_t default_type,
                           uint32_t default_align,
                           PymFormatSpec *out);
/* "Unknown format code 'y' for object of type 'int'" */
void pym_format_unknown_code (PymRuntime *rt, PymObject *o, uint32_t type);

/* A number in its parts, all ASCII. */
typedef struct
{
  bool negative;
  const char *prefix; /* "0x" or "" */
  const char *digits; /* before the point; these are grouped */
  ssize_t n_digits;
  const char *rest; /* point, fraction, exponent, per cent */
  ssize_t n_rest;
} PymNumberParts;

void
pym_format_add_number (PymStrBuilder *b, const PymFormatSpec *spec, const PymNumberParts *parts);
/* The first `length` characters of `s`, filled up to the width. */
void
pym_format_add_padded (PymStrBuilder *b, const PymFormatSpec *spec, PymObject *s, ssize_t length);
