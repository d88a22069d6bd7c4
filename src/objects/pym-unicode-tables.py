#!/usr/bin/env python3
"""Writes pym-unicode-tables.inc: python3.12 pym-unicode-tables.py >pym-unicode-tables.inc

The database is the one of the Python that runs this; CPython 3.12 has Unicode 15.0.
"""
import unicodedata

MID = {0x27, 0x2E, 0x3A, 0xB7, 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027, 0xFE13, 0xFE52,
       0xFE55, 0xFF07, 0xFF0E, 0xFF1A}
FLAGS = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "SPACE", "LINE_BREAK",
         "PRINTABLE", "CASE_IGNORABLE", "IDENTIFIER_START", "IDENTIFIER_PART", "SPECIAL"]
SHIFT = 7


def record(code, specials):
    c = chr(code)
    category = unicodedata.category(c)
    maps = [c.lower(), c.upper(), c.title(), c.casefold()]
    special = any(len(m) != 1 for m in maps)
    values = [c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(),
              category == "Lt", c.isspace(), len(("a" + c + "b").splitlines()) == 2,
              c.isprintable(), category in ("Mn", "Me", "Cf", "Lm", "Sk") or code in MID,
              c.isidentifier(), ("a" + c).isidentifier(), special]
    flags = sum(1 << i for i, value in enumerate(values) if value)
    if special:
        specials.append((code, [[ord(x) for x in m] for m in maps]))
        deltas = (0, 0, 0, 0)
    else:
        deltas = tuple(ord(m) - code for m in maps)
    return flags, unicodedata.decimal(c, -1), deltas


def rows(values, per_line):
    for i in range(0, len(values), per_line):
        print("  " + " ".join(f"{v}," for v in values[i:i + per_line]))


records, specials, blocks, first, second = {}, [], {}, [], []
codes = [records.setdefault(record(code, specials), len(records)) for code in range(0x110000)]
for start in range(0, len(codes), 1 << SHIFT):
    block = tuple(codes[start:start + (1 << SHIFT)])
    if block not in blocks:
        blocks[block] = len(blocks)
        second.extend(block)
    first.append(blocks[block])

print(f"""/* Unicode {unicodedata.unidata_version}. Made by pym-unicode-tables.py; not to be edited by hand.
 *
 * A code point's record is records[second[first[c >> {SHIFT}] << {SHIFT} | (c & {(1 << SHIFT) - 1})]]. */
#include "pym-base.h"

enum
{{""")
for i, name in enumerate(FLAGS):
    print(f"  PYM_CHAR_{name} = 1 << {i},")
print(f"""}};

#define PYM_CHAR_SHIFT {SHIFT}

typedef struct
{{
  uint16_t flags;
  int8_t decimal;
  int32_t lower, upper, title, folded; /* to be added */
}} PymCharRecord;

typedef struct
{{
  uint32_t code;
  uint32_t map[4][3]; /* lower, upper, title, folded; ends with 0 */
}} PymCharSpecial;

static const PymCharRecord records[] = {{""")
for flags, decimal, deltas in records:
    print("  { %d, %d, %s }," % (flags, decimal, ", ".join(map(str, deltas))))
print("};\n\nstatic const PymCharSpecial specials[] = {")
for code, maps in specials:
    print("  { 0x%x, { %s } }," % (code, ", ".join(
        "{ " + ", ".join(hex(x) for x in m) + " }" for m in maps)))
print("};\n\nstatic const uint16_t first[] = {")
rows(first, 20)
print("};\n\nstatic const uint16_t second[] = {")
rows(second, 20)
print("};")
