#include "pym-compile-internal.h"
#include "pym-refusal.h"

#include <string.h>

bool
pym_unit_is_hidden (const PymUnit *unit, const PymName *name)
{
  int32_t index = pym_name_table_find (&unit->hidden, name);

  return index >= 0 && unit->hidden_now[index] != 0;
}

void
pym_unit_set_hidden (PymCompiler *c, PymName *name, bool now)
{
  PymUnit *unit = c->unit;
  uint32_t n = unit->hidden.n_items;
  uint32_t index = pym_name_table_add (c->context, &unit->hidden, name);

  if (index == n)
    {
      uint8_t *place =
          pym_context_append (c->context, &unit->hidden_now, &n, &unit->hidden_allocated, 1);

      *place = 0;
    }
  unit->hidden_now[index] = now;
}

PymNameScope
pym_unit_name_scope (PymCompiler *c, PymName *name)
{
  return pym_scope_of_name (c->unit->scope, name);
}

static void
check_forbidden (PymCompiler *c, const PymName *name, PymExprUse use, PymPosition position)
{
  if (use != PYM_LOAD && strcmp (name->text, "__debug__") == 0)
    pym_context_syntax_error (c->context, position, "cannot %s __debug__",
                              use == PYM_STORE ? "assign to" : "delete");
}

static void
emit_deref (PymCompiler *c,
            PymNameTable *table,
            int32_t offset,
            PymName *name,
            PymExprUse use,
            PymPosition position)
{
  static const uint16_t opcodes[] = { PYM_LOAD_DEREF, PYM_STORE_DEREF, PYM_DELETE_DEREF };
  unsigned opcode = opcodes[use];

  if (use == PYM_LOAD && c->unit->scope->kind == PYM_SCOPE_CLASS &&
      c->unit->inlined_comprehensions == 0)
    {
      pym_emit (c, PYM_LOAD_LOCALS, 0, position);
      opcode = PYM_LOAD_FROM_DICT_OR_DEREF;
    }
  pym_emit (c, opcode, offset + (int32_t) pym_name_table_add (c->context, table, name), position);
}

static void
emit_global (PymCompiler *c, PymName *name, PymExprUse use, PymPosition position)
{
  static const uint16_t opcodes[] = { PYM_LOAD_GLOBAL, PYM_STORE_GLOBAL, PYM_DELETE_GLOBAL };
  int32_t arg = (int32_t) pym_name_table_add (c->context, &c->unit->names, name);

  pym_emit (c, opcodes[use], use == PYM_LOAD ? arg << 1 : arg, position);
}

static void
emit_named (PymCompiler *c, PymName *name, PymExprUse use, PymPosition position)
{
  static const uint16_t opcodes[] = { PYM_LOAD_NAME, PYM_STORE_NAME, PYM_DELETE_NAME };

  if (use == PYM_LOAD && c->unit->scope->kind == PYM_SCOPE_CLASS &&
      c->unit->inlined_comprehensions > 0)
    emit_global (c, name, use, position);
  else
    pym_emit (c, opcodes[use], (int32_t) pym_name_table_add (c->context, &c->unit->names, name),
              position);
}

static void
emit_fast (PymCompiler *c, PymName *name, PymExprUse use, PymPosition position)
{
  static const uint16_t opcodes[] = { PYM_LOAD_FAST, PYM_STORE_FAST, PYM_DELETE_FAST };

  pym_emit (c, opcodes[use], (int32_t) pym_name_table_add (c->context, &c->unit->varnames, name),
            position);
}

void
pym_emit_variable (PymCompiler *c, PymName *name, PymExprUse use, PymPosition position)
{
  PymUnit *unit = c->unit;
  PymName *mangled;

  check_forbidden (c, name, use, position);
  mangled = pym_context_mangle (c->context, unit->private_, name);
  switch (pym_unit_name_scope (c, mangled))
    {
    case PYM_NAME_FREE:
      emit_deref (c, &unit->freevars, (int32_t) unit->cellvars.n_items, mangled, use, position);
      break;
    case PYM_NAME_CELL:
      emit_deref (c, &unit->cellvars, 0, mangled, use, position);
      break;
    case PYM_NAME_LOCAL:
      if (pym_unit_is_function (unit) || pym_unit_is_hidden (unit, mangled))
        emit_fast (c, mangled, use, position);
      else
        emit_named (c, mangled, use, position);
      break;
    case PYM_NAME_GLOBAL_IMPLICIT:
      if (use == PYM_LOAD && pym_scope_of_name (c->module_scope, mangled) != PYM_NAME_LOCAL &&
          pym_scope_of_name (c->module_scope, mangled) != PYM_NAME_GLOBAL_EXPLICIT)
        pym_refuse_builtin (c->context, mangled, position);
      if (pym_unit_is_function (unit))
        emit_global (c, mangled, use, position);
      else
        emit_named (c, mangled, use, position);
      break;
    case PYM_NAME_GLOBAL_EXPLICIT:
      emit_global (c, mangled, use, position);
      break;
    case PYM_NAME_UNKNOWN:
      emit_named (c, mangled, use, position);
      break;
    }
}
