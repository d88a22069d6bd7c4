#include "pym-symbols.h"

#include <string.h>

/* Second half: what each name means, from the module down; free names come back up. */

/* A set of names. Slots hold a name, NULL, or the mark of one that was taken out. */
typedef struct
{
  PymName **slots;
  uint32_t n_slots, n_used;
} NameSet;

#define REMOVED ((PymName *) 1)

static uint32_t
set_position (const NameSet *set, const PymName *name)
{
  uint32_t mask = set->n_slots - 1, i = name->hash & mask;

  while (set->slots[i] != NULL && set->slots[i] != name)
    i = (i + 1) & mask;
  return i;
}

static bool
set_contains (const NameSet *set, const PymName *name)
{
  return set->n_slots != 0 && set->slots[set_position (set, name)] == name;
}

static void
set_add (PymContext *context, NameSet *set, PymName *name)
{
  uint32_t i;

  if ((set->n_used + 1) * 2 > set->n_slots)
    {
      NameSet grown = { .n_slots = set->n_slots == 0 ? 8 : set->n_slots * 2 };

      grown.slots = pym_context_alloc (context, grown.n_slots * sizeof *grown.slots);
      for (i = 0; i < set->n_slots; i++)
        if (set->slots[i] != NULL && set->slots[i] != REMOVED)
          {
            grown.slots[set_position (&grown, set->slots[i])] = set->slots[i];
            grown.n_used++;
          }
      *set = grown;
    }
  i = set_position (set, name);
  if (set->slots[i] == NULL)
    {
      set->slots[i] = name;
      set->n_used++;
    }
}

static bool
set_discard (NameSet *set, const PymName *name)
{
  if (!set_contains (set, name))
    return false;
  set->slots[set_position (set, name)] = REMOVED;
  return true;
}

static void
set_merge (PymContext *context, NameSet *set, const NameSet *other)
{
  for (uint32_t i = 0; i < other->n_slots; i++)
    if (other->slots[i] != NULL && other->slots[i] != REMOVED)
      set_add (context, set, other->slots[i]);
}

static NameSet
set_copy (PymContext *context, const NameSet *set)
{
  NameSet copy = { 0 };

  if (set != NULL)
    set_merge (context, &copy, set);
  return copy;
}

static _Noreturn void
fail_at_directive (PymContext *context,
                   const PymScope *scope,
                   const PymName *name,
                   const char *format)
{
  PymPosition position = PYM_CONTEXT_NO_POSITION;
  char message[300];

  for (uint32_t i = scope->n_directives; i-- > 0;)
    if (scope->directives[i].name == name)
      position = scope->directives[i].position;
  if (strstr (format, "%s") != NULL)
    {
      const char *place = strstr (format, "%s");

      pym_context_syntax_error (context, position, "%.*s%s%s", (int) (place - format), format,
                                name->text, place + 2);
    }
  strcpy (message, format);
  pym_context_syntax_error (context, position, "%s", message);
}

/* `bound`: names of the functions around, NULL in a module. */
static PymNameScope
analyze_name (PymContext *context,
              PymScope *scope,
              const PymSymbol *symbol,
              NameSet *bound,
              NameSet *local,
              NameSet *free_names,
              NameSet *global)
{
  PymName *name = symbol->name;

  if ((symbol->flags & PYM_DEF_GLOBAL) != 0)
    {
      if ((symbol->flags & PYM_DEF_NONLOCAL) != 0)
        fail_at_directive (context, scope, name, "name '%s' is nonlocal and global");
      set_add (context, global, name);
      if (bound != NULL)
        set_discard (bound, name);
      return PYM_NAME_GLOBAL_EXPLICIT;
    }
  if ((symbol->flags & PYM_DEF_NONLOCAL) != 0)
    {
      if (bound == NULL)
        fail_at_directive (context, scope, name,
                           "nonlocal declaration not allowed at module level");
      if (!set_contains (bound, name))
        fail_at_directive (context, scope, name, "no binding for nonlocal '%s' found");
      set_add (context, free_names, name);
      return PYM_NAME_FREE;
    }
  if ((symbol->flags & PYM_DEF_BOUND) != 0)
    {
      set_add (context, local, name);
      set_discard (global, name);
      return PYM_NAME_LOCAL;
    }
  if (bound != NULL && set_contains (bound, name))
    {
      set_add (context, free_names, name);
      return PYM_NAME_FREE;
    }
  return PYM_NAME_GLOBAL_IMPLICIT;
}

static bool
is_free_in_a_child (const PymScope *scope, const PymName *name)
{
  for (uint32_t i = 0; i < scope->n_children; i++)
    if (pym_scope_of_name (scope->children[i], name) == PYM_NAME_FREE)
      return true;
  return false;
}

/* The names of a comprehension that runs in its parent's frame become the parent's. */
static void
inline_comprehension (PymContext *context,
                      PymScope *scope,
                      PymScope *comp,
                      NameSet *comp_free,
                      NameSet *inlined_cells)
{
  for (uint32_t i = 0; i < comp->n_symbols; i++)
    {
      PymSymbol *inner = &comp->symbols[i], *outer;

      if ((inner->flags & PYM_DEF_PARAM) != 0)
        continue;
      if (inner->scope == PYM_NAME_CELL || (inner->flags & PYM_DEF_COMP_CELL) != 0)
        set_add (context, inlined_cells, inner->name);
      outer = pym_scope_find (scope, inner->name);
      if (outer == NULL)
        {
          outer = pym_scope_add (context, scope, inner->name);
          outer->flags = inner->flags;
          outer->scope = inner->scope;
        }
      else if ((outer->flags & PYM_DEF_BOUND) != 0 && scope->kind != PYM_SCOPE_CLASS &&
               !is_free_in_a_child (comp, inner->name))
        set_discard (comp_free, inner->name);
    }
}

/* A local name that a child has free lives in a cell. */
static void
find_cells (PymScope *scope, NameSet *free_names, const NameSet *inlined_cells)
{
  for (uint32_t i = 0; i < scope->n_symbols; i++)
    {
      PymSymbol *symbol = &scope->symbols[i];

      if (symbol->scope != PYM_NAME_LOCAL ||
          (!set_contains (free_names, symbol->name) && !set_contains (inlined_cells, symbol->name)))
        continue;
      symbol->scope = PYM_NAME_CELL;
      set_discard (free_names, symbol->name);
    }
}

static void
record_free_names (PymContext *context,
                   PymScope *scope,
                   const NameSet *bound,
                   const NameSet *free_names,
                   const NameSet *inlined_cells)
{
  for (uint32_t i = 0; i < scope->n_symbols; i++)
    if (set_contains (inlined_cells, scope->symbols[i].name))
      scope->symbols[i].flags |= PYM_DEF_COMP_CELL;
  for (uint32_t i = 0; i < free_names->n_slots; i++)
    {
      PymName *name = free_names->slots[i];
      PymSymbol *symbol;

      if (name == NULL || name == REMOVED)
        continue;
      symbol = pym_scope_find (scope, name);
      if (symbol != NULL)
        {
          if (scope->kind == PYM_SCOPE_CLASS)
            symbol->flags |= PYM_DEF_FREE_CLASS;
        }
      else if (bound == NULL || set_contains (bound, name))
        pym_scope_add (context, scope, name)->scope = PYM_NAME_FREE;
    }
}

static void
splice_inlined_children (PymContext *context, PymScope *scope)
{
  PymScope **children = NULL, **place;
  uint32_t n_children = 0, allocated = 0;

  for (uint32_t i = 0; i < scope->n_children; i++)
    {
      PymScope *child = scope->children[i];
      PymScope **from = child->inlined ? child->children : &scope->children[i];
      uint32_t n = child->inlined ? child->n_children : 1;

      for (uint32_t k = 0; k < n; k++)
        {
          place = pym_context_append (context, &children, &n_children, &allocated, sizeof *place);
          *place = from[k];
        }
    }
  scope->children = children;
  scope->n_children = n_children;
  scope->children_allocated = allocated;
}

static void
analyze (PymContext *context, PymScope *scope, NameSet *bound, NameSet *free_names, NameSet *global)
{
  NameSet local = { 0 }, new_bound = { 0 }, new_free = { 0 }, new_global = { 0 };
  NameSet inlined_cells = { 0 };

  pym_context_enter (context, PYM_CONTEXT_NO_POSITION);
  /* Names of a class are not seen in its methods: what they see is what the class itself sees. */
  if (scope->kind == PYM_SCOPE_CLASS)
    {
      set_merge (context, &new_global, global);
      if (bound != NULL)
        set_merge (context, &new_bound, bound);
    }
  for (uint32_t i = 0; i < scope->n_symbols; i++)
    scope->symbols[i].scope =
        analyze_name (context, scope, &scope->symbols[i], bound, &local, free_names, global);
  if (scope->kind == PYM_SCOPE_CLASS)
    set_add (context, &new_bound, pym_context_name_literal (context, "__class__"));
  else
    {
      if (scope->kind == PYM_SCOPE_FUNCTION)
        set_merge (context, &new_bound, &local);
      if (bound != NULL)
        set_merge (context, &new_bound, bound);
      set_merge (context, &new_global, global);
    }
  for (uint32_t i = 0; i < scope->n_children; i++)
    {
      PymScope *child = scope->children[i];
      NameSet child_bound = set_copy (context, &new_bound);
      NameSet child_free = set_copy (context, &new_free);
      NameSet child_global = set_copy (context, &new_global);

      analyze (context, child, &child_bound, &child_free, &child_global);
      if (child->comprehension != NULL && !child->generator)
        {
          inline_comprehension (context, scope, child, &child_free, &inlined_cells);
          child->inlined = true;
        }
      set_merge (context, &new_free, &child_free);
    }
  splice_inlined_children (context, scope);
  if (scope->kind == PYM_SCOPE_FUNCTION)
    find_cells (scope, &new_free, &inlined_cells);
  else if (scope->kind == PYM_SCOPE_CLASS)
    scope->needs_class_cell =
        set_discard (&new_free, pym_context_name_literal (context, "__class__"));
  record_free_names (context, scope, bound, &new_free, &inlined_cells);
  set_merge (context, free_names, &new_free);
  pym_context_leave (context);
}

void
pym_symbols_analyze (PymContext *context, PymScope *module)
{
  NameSet free_names = { 0 }, global = { 0 };

  analyze (context, module, NULL, &free_names, &global);
}
