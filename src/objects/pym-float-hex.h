/* Floats in hexadecimal, exact in both directions: "0x1.8000000000000p+0". */
#pragma once

#include "pym-objects.h"

PymObject *pym_float_to_hex (PymRuntime *rt, double value);
/* `text` is a str. ValueError "invalid hexadecimal floating-point string", OverflowError. */
PymObject *pym_float_from_hex (PymRuntime *rt, PymObject *text);
