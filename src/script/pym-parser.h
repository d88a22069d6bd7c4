/* Tokens to tree: Python 3.12's grammar by recursive descent, with CPython's messages for the usual
 * mistakes. What is Python but not of the workload language is parsed and noted as refused, so that
 * one run names all such places.
 */
#pragma once

#include "pym-lexer.h"
#include "pym-tree.h"

/* Leaves the pass at the first syntax error. */
PymTree *pym_parser_run (PymContext *context, const PymTokens *tokens);
