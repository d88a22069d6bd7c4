#include "pym-compile-internal.h"

#include <string.h>

#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-source-constants.h"

static void
enter_index (PymNameTable *table, uint32_t position)
{
  uint32_t mask = table->index_size - 1, i = table->items[position]->hash & mask;

  while (table->index[i] != 0)
    i = (i + 1) & mask;
  table->index[i] = position + 1;
}

int32_t
pym_name_table_find (const PymNameTable *table, const PymName *name)
{
  uint32_t mask = table->index_size - 1;

  if (table->index_size == 0)
    return -1;
  for (uint32_t i = name->hash & mask; table->index[i] != 0; i = (i + 1) & mask)
    if (table->items[table->index[i] - 1] == name)
      return (int32_t) table->index[i] - 1;
  return -1;
}

uint32_t
pym_name_table_add (PymContext *context, PymNameTable *table, PymName *name)
{
  int32_t found = pym_name_table_find (table, name);
  PymName **place;

  if (found >= 0)
    return (uint32_t) found;
  place = pym_context_append (context, &table->items, &table->n_items, &table->allocated,
                              sizeof *place);
  *place = name;
  if (table->n_items * 2 > table->index_size)
    {
      table->index_size = table->index_size == 0 ? 16 : table->index_size * 4;
      table->index = pym_context_alloc (context, table->index_size * sizeof *table->index);
      for (uint32_t i = 0; i < table->n_items; i++)
        enter_index (table, i);
    }
  else
    enter_index (table, table->n_items - 1);
  return table->n_items - 1;
}

/* The index slot of an object, or the empty one where it belongs. */
static uint32_t *
constant_slot (const PymConstants *constants, const PymObject *object)
{
  uint32_t mask = constants->index_size - 1;
  uint32_t i = (uint32_t) ((uintptr_t) object >> 4) * UINT32_C (0x9e3779b1) & mask;

  while (constants->index[i] != 0 && constants->items[constants->index[i] - 1].object != object)
    i = (i + 1) & mask;
  return &constants->index[i];
}

static void
grow_constant_index (PymContext *context, PymConstants *constants)
{
  constants->index_size = constants->index_size == 0 ? 16 : constants->index_size * 4;
  constants->index = pym_context_alloc (context, constants->index_size * sizeof *constants->index);
  for (uint32_t i = 0; i < constants->n_items; i++)
    if (constants->items[i].object != NULL)
      *constant_slot (constants, constants->items[i].object) = i + 1;
}

uint32_t
pym_constants_add (PymContext *context, PymConstants *constants, PymObject *object)
{
  PymConstantEntry *entry;
  uint32_t *slot;

  object = pym_source_constants_merge (context->rt, context->constants, object);
  if (object == NULL)
    pym_context_own (context, NULL);
  if ((constants->n_items + 1) * 2 > constants->index_size)
    grow_constant_index (context, constants);
  slot = constant_slot (constants, object);
  if (*slot == 0)
    {
      entry = pym_context_append (context, &constants->items, &constants->n_items,
                                  &constants->allocated, sizeof *entry);
      *entry = (PymConstantEntry){ .object = object };
      *slot = constants->n_items;
    }
  return *slot - 1;
}

uint32_t
pym_constants_add_new (PymContext *context, PymConstants *constants, PymObject *object)
{
  PymObject *merged;

  if (object == NULL)
    pym_context_own (context, NULL);
  merged = pym_source_constants_merge (context->rt, context->constants, object);
  pym_decref (context->rt, object);
  if (merged == NULL)
    pym_context_own (context, NULL);
  return pym_constants_add (context, constants, merged);
}

bool
pym_unit_is_function (const PymUnit *unit)
{
  return unit->scope->kind == PYM_SCOPE_FUNCTION;
}

static void
insert_sorted (
    PymContext *context, PymName ***names, uint32_t *n, uint32_t *allocated, PymName *name)
{
  PymName **place = pym_context_append (context, names, n, allocated, sizeof *place);
  uint32_t i = *n - 1;

  for (; i > 0 && strcmp ((*names)[i - 1]->text, name->text) > 0; i--)
    (*names)[i] = (*names)[i - 1];
  (*names)[i] = name;
}

/* The names of a scope that are of a kind or carry a flag, in alphabetical order. */
static void
add_names_of_kind (PymCompiler *c, PymNameTable *table, PymNameScope kind, unsigned flag)
{
  const PymScope *scope = c->unit->scope;
  PymName **names = NULL;
  uint32_t n = 0, allocated = 0;

  for (uint32_t i = 0; i < scope->n_symbols; i++)
    if (scope->symbols[i].scope == kind || (scope->symbols[i].flags & flag) != 0)
      insert_sorted (c->context, &names, &n, &allocated, scope->symbols[i].name);
  for (uint32_t i = 0; i < n; i++)
    pym_name_table_add (c->context, table, names[i]);
}

static PymName *
join_names (PymContext *context, const PymName *base, const char *between, const PymName *name)
{
  size_t length = base->length + strlen (between) + name->length;
  char *text = pym_context_alloc (context, length + 1);

  memcpy (text, base->text, base->length);
  strcpy (text + base->length, between);
  strcat (text, name->text);
  return pym_context_name (context, text, length);
}

/* PEP 3155. */
static PymName *
qualified_name (PymCompiler *c, const PymUnit *unit)
{
  const PymUnit *parent = unit->parent;

  if (parent == NULL || parent->parent == NULL)
    {
      /* A class or function of the module, or the module itself. */
      return unit->name;
    }
  if (unit->kind == PYM_UNIT_FUNCTION || unit->kind == PYM_UNIT_CLASS)
    {
      PymName *mangled = pym_context_mangle (c->context, parent->private_, unit->name);

      if (pym_scope_of_name (parent->scope, mangled) == PYM_NAME_GLOBAL_EXPLICIT)
        return unit->name;
    }
  if (parent->kind == PYM_UNIT_FUNCTION || parent->kind == PYM_UNIT_LAMBDA)
    return join_names (c->context, parent->qualname, ".<locals>.", unit->name);
  return join_names (c->context, parent->qualname, ".", unit->name);
}

PymUnit *
pym_unit_enter (PymCompiler *c, PymUnitKind kind, PymScope *scope, PymName *name, int line)
{
  PymUnit *unit = pym_context_alloc (c->context, sizeof *unit);
  PymPosition position = { line, line, 0, 0 };

  pym_context_poll (c->context);
  unit->parent = c->unit;
  unit->kind = kind;
  unit->scope = scope;
  unit->name = name;
  unit->first_line = line;
  unit->private_ = c->unit == NULL ? NULL : c->unit->private_;
  unit->sequence.context = c->context;
  unit->qualname = qualified_name (c, unit);
  c->unit = unit;
  for (uint32_t i = 0; i < scope->n_parameters; i++)
    pym_name_table_add (c->context, &unit->varnames, scope->parameters[i]);
  add_names_of_kind (c, &unit->cellvars, PYM_NAME_CELL, PYM_DEF_COMP_CELL);
  if (scope->needs_class_cell)
    pym_name_table_add (c->context, &unit->cellvars, c->class_cell);
  add_names_of_kind (c, &unit->freevars, PYM_NAME_FREE, PYM_DEF_FREE_CLASS);
  if (kind == PYM_UNIT_MODULE)
    position.line = 0;
  pym_emit (c, PYM_RESUME, 0, position);
  return unit;
}

uint32_t
pym_unit_flags (const PymUnit *unit)
{
  const PymScope *scope = unit->scope;
  uint32_t flags = 0;

  if (pym_unit_is_function (unit))
    {
      flags = PYM_CODE_NEWLOCALS | PYM_CODE_OPTIMIZED;
      if (scope->nested)
        flags |= PYM_CODE_NESTED;
      if (scope->generator)
        flags |= PYM_CODE_GENERATOR;
      if (scope->varargs)
        flags |= PYM_CODE_VARARGS;
      if (scope->varkeywords)
        flags |= PYM_CODE_VARKEYWORDS;
    }
  return flags;
}

PymCompiled *
pym_unit_leave (PymCompiler *c, bool add_none)
{
  PymUnit *unit = c->unit;
  PymCompiled *compiled;

  if (add_none)
    pym_emit_none (c, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_RETURN_VALUE, 0, PYM_CONTEXT_NO_POSITION);
  compiled = pym_assemble (c, unit);
  c->unit = unit->parent;
  return compiled;
}

void
pym_emit (PymCompiler *c, unsigned opcode, int32_t arg, PymPosition position)
{
  pym_sequence_add (&c->unit->sequence, opcode, arg, position);
}

void
pym_emit_jump (PymCompiler *c, unsigned opcode, PymLabel label, PymPosition position)
{
  pym_emit (c, opcode, label, position);
}

PymLabel
pym_emit_new_label (PymCompiler *c)
{
  return pym_sequence_new_label (&c->unit->sequence);
}

void
pym_emit_label (PymCompiler *c, PymLabel label)
{
  pym_sequence_place_label (&c->unit->sequence, label);
}

void
pym_emit_constant (PymCompiler *c, PymObject *object, PymPosition position)
{
  pym_emit (c, PYM_LOAD_CONST,
            (int32_t) pym_constants_add (c->context, &c->unit->constants, object), position);
}

void
pym_emit_new_constant (PymCompiler *c, PymObject *object, PymPosition position)
{
  pym_emit (c, PYM_LOAD_CONST,
            (int32_t) pym_constants_add_new (c->context, &c->unit->constants, object), position);
}

void
pym_emit_none (PymCompiler *c, PymPosition position)
{
  pym_emit_constant (c, pym_none (c->context->rt), position);
}

void
pym_emit_name_constant (PymCompiler *c, PymName *name, PymPosition position)
{
  pym_emit_constant (c, pym_context_name_object (c->context, name), position);
}

PymObject *
pym_compile_name_tuple (PymCompiler *c, PymName *const *names, uint32_t n)
{
  PymObject *tuple;

  for (uint32_t i = 0; i < n; i++)
    pym_context_name_object (c->context, names[i]);
  tuple = pym_tuple_new (c->context->rt, n);
  if (tuple == NULL)
    pym_context_own (c->context, NULL);
  for (uint32_t i = 0; i < n; i++)
    pym_tuple_set (tuple, i, pym_newref (names[i]->object));
  return tuple;
}

void
pym_emit_attribute (PymCompiler *c, unsigned opcode, PymName *name, PymPosition position)
{
  PymName *mangled = pym_context_mangle (c->context, c->unit->private_, name);
  int32_t arg = (int32_t) pym_name_table_add (c->context, &c->unit->names, mangled);

  switch (opcode)
    {
    case PYM_LOAD_ATTR:
      arg <<= 1;
      break;
    case PYM_LOAD_METHOD:
      opcode = PYM_LOAD_ATTR;
      arg = arg << 1 | 1;
      break;
    case PYM_LOAD_SUPER_ATTR:
      arg = arg << 2 | 2;
      break;
    case PYM_LOAD_SUPER_METHOD:
      opcode = PYM_LOAD_SUPER_ATTR;
      arg = arg << 2 | 3;
      break;
    case PYM_LOAD_ZERO_SUPER_ATTR:
      opcode = PYM_LOAD_SUPER_ATTR;
      arg <<= 2;
      break;
    case PYM_LOAD_ZERO_SUPER_METHOD:
      opcode = PYM_LOAD_SUPER_ATTR;
      arg = arg << 2 | 1;
      break;
    }
  pym_emit (c, opcode, arg, position);
}
