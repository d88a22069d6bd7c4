#include "pym-code.h"
#include "pym-error.h"
#include "pym-frame.h"
#include "pym-int.h"
#include "pym-machine-quick.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <string.h>

/* Code units that an instruction takes in CPython: its prefixes, itself, its inline cache. */
static int
code_units (const PymInstruction *instruction)
{
  int units = 1;

  for (uint32_t arg = instruction->arg >> 8; arg != 0; arg >>= 8)
    units++;
  switch (instruction->opcode)
    {
    case PYM_BINARY_OP:
    case PYM_BINARY_SUBSCR:
    case PYM_COMPARE_OP:
    case PYM_FOR_ITER:
    case PYM_LOAD_SUPER_ATTR:
    case PYM_SEND:
    case PYM_STORE_SUBSCR:
    case PYM_UNPACK_SEQUENCE:
      return units + 1;
    case PYM_CALL:
      return units + 3;
    case PYM_LOAD_GLOBAL:
    case PYM_STORE_ATTR:
      return units + 4;
    case PYM_LOAD_ATTR:
      return units + 9;
    default:
      return units;
    }
}

static bool
has_inline_cache (unsigned opcode)
{
  return opcode == PYM_LOAD_GLOBAL || opcode == PYM_LOAD_ATTR || opcode == PYM_STORE_ATTR;
}

static void *
copy_raw (PymRuntime *rt, const void *data, size_t size)
{
  void *copy = pym_raw_malloc (rt, size);

  if (copy != NULL && size > 0)
    memcpy (copy, data, size);
  return copy;
}

/* The machine's copies. */
static int
copy_tables (PymRuntime *rt, PymCode *code, const PymCompiled *compiled)
{
  size_t n_caches = 0;

  code->instructions =
      copy_raw (rt, compiled->instructions, compiled->n_instructions * sizeof (PymInstruction));
  code->positions =
      copy_raw (rt, compiled->positions, compiled->n_instructions * sizeof (PymPosition));
  code->ranges = copy_raw (rt, compiled->ranges, compiled->n_ranges * sizeof (PymExceptionRange));
  code->local_kinds = copy_raw (rt, compiled->local_kinds, (size_t) compiled->n_locals_plus);
  if (code->instructions == NULL || code->positions == NULL || code->ranges == NULL ||
      code->local_kinds == NULL)
    return -1;
  code->n_instructions = compiled->n_instructions;
  code->n_ranges = compiled->n_ranges;
  for (uint32_t i = 0; i < code->n_instructions; i++)
    {
      PymInstruction *instruction = &code->instructions[i];

      if (has_inline_cache (instruction->opcode) && n_caches < UINT16_MAX)
        instruction->note = (uint16_t) ++n_caches;
      if (instruction->opcode == PYM_RESUME && code->first_traceable < 0)
        code->first_traceable = (int32_t) i;
    }
  pym_machine_pair_up (code->instructions, code->n_instructions);
  if (n_caches > 0)
    {
      code->caches = pym_raw_calloc (rt, n_caches, sizeof (PymInlineCache));
      if (code->caches == NULL)
        return -1;
    }
  return 0;
}

static PymObject *
tuple_of (PymRuntime *rt, PymObject *const *items, uint32_t n)
{
  return pym_tuple_from_array (rt, items, n);
}

static PymObject *
consts_of (PymRuntime *rt, const PymCompiled *compiled)
{
  PymObject *consts = pym_tuple_new (rt, compiled->n_consts);

  if (consts == NULL)
    return NULL;
  for (uint32_t i = 0; i < compiled->n_consts; i++)
    {
      const PymConstant *constant = &compiled->consts[i];
      PymObject *item = constant->object != NULL ? pym_newref (constant->object)
                                                 : pym_code_new (rt, constant->code);

      if (item == NULL)
        {
          pym_decref (rt, consts);
          return NULL;
        }
      pym_tuple_set (consts, i, item);
    }
  return consts;
}

PymObject *
pym_code_new (PymRuntime *rt, const PymCompiled *compiled)
{
  PymObject *consts = consts_of (rt, compiled);
  ssize_t units = 0;
  PymCode *code;
  const char *filename;
  ssize_t file;

  if (consts == NULL)
    return NULL;
  for (uint32_t i = 0; i < compiled->n_instructions; i++)
    units += code_units (&compiled->instructions[i]);
  code = (PymCode *) pym_object_new_var (rt, PYM_SCRIPT_TYPE (rt, CODE), units);
  if (code == NULL)
    {
      pym_decref (rt, consts);
      return NULL;
    }
  memset ((char *) code + sizeof (PymVarObject), 0, sizeof (PymCode) - sizeof (PymVarObject));
  code->consts = consts;
  code->flags = compiled->flags;
  code->argcount = compiled->argcount;
  code->posonly_argcount = compiled->posonly_argcount;
  code->kwonly_argcount = compiled->kwonly_argcount;
  code->first_line = compiled->first_line;
  code->stacksize = compiled->stacksize;
  code->n_locals_plus = compiled->n_locals_plus;
  code->n_locals = compiled->n_locals;
  code->n_cells = compiled->n_cells;
  code->n_free = compiled->n_free;
  code->first_traceable = -1;
  code->frame_size = (uint32_t) pym_frame_size (code);
  code->is_plain = (code->flags & (PYM_CODE_OPTIMIZED | PYM_CODE_VARARGS | PYM_CODE_VARKEYWORDS)) ==
                       PYM_CODE_OPTIMIZED &&
                   code->kwonly_argcount == 0;
  code->filename = pym_newref (compiled->filename);
  code->name = pym_newref (compiled->name);
  code->qualname = pym_newref (compiled->qualname);
  code->names = tuple_of (rt, compiled->names, compiled->n_names);
  code->local_names = tuple_of (rt, compiled->local_names, (uint32_t) compiled->n_locals_plus);
  if (code->names == NULL || code->local_names == NULL)
    goto failed;
  filename = pym_str_as_utf8 (rt, code->filename);
  file = filename != NULL ? pym_script_intern_file (rt, filename) : -1;
  if (file < 0 || copy_tables (rt, code, compiled) < 0)
    {
      pym_err_no_memory (rt);
      goto failed;
    }
  code->site = (uint32_t) file;
  return PYM_OBJECT (code);

failed:
  pym_decref (rt, code);
  return NULL;
}

static void
code_dealloc (PymRuntime *rt, PymObject *o)
{
  PymCode *code = (PymCode *) o;

  if (code->weakrefs != NULL)
    pym_object_clear_weakrefs (rt, o);
  pym_xdecref (rt, code->consts);
  pym_xdecref (rt, code->names);
  pym_xdecref (rt, code->local_names);
  pym_xdecref (rt, code->filename);
  pym_xdecref (rt, code->name);
  pym_xdecref (rt, code->qualname);
  pym_raw_free (rt, code->instructions);
  pym_raw_free (rt, code->positions);
  pym_raw_free (rt, code->ranges);
  pym_raw_free (rt, code->local_kinds);
  pym_raw_free (rt, code->caches);
  pym_object_del (rt, o);
}

static PymObject *
code_repr (PymRuntime *rt, PymObject *o)
{
  PymCode *code = (PymCode *) o;

  return pym_str_from_format (rt, "<code object %U at %p, file \"%U\", line %d>", code->name,
                              (void *) o, code->filename, code->first_line);
}

static size_t
code_sizeof (PymRuntime *rt, const PymObject *o)
{
  return (sizeof (PymCode) + 2 * (size_t) pym_size (o) + 7) & ~(size_t) 7;
}

static void
code_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymCode *code = (PymCode *) o;
  const struct
  {
    PymObject *referent;
    const char *name;
  } edges[] = {
    { code->consts, "co_consts" },
    { code->names, "co_names" },
    { code->local_names, "names of locals" },
    { code->filename, "co_filename" },
    { code->name, "co_name" },
    { code->qualname, "co_qualname" },
  };

  for (size_t i = 0; i < PYM_N_ELEMENTS (edges); i++)
    if (edges[i].referent != NULL)
      visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL,
                         .text = edges[i].name,
                         .referent = edges[i].referent },
             data);
}

static PymObject *
code_get_int (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_int_from_long (rt, *(const int32_t *) ((const char *) self + (size_t) closure));
}

static PymObject *
code_get_varnames (PymRuntime *rt, PymObject *self, const void *closure)
{
  PymCode *code = (PymCode *) self;

  return pym_tuple_get_slice (rt, code->local_names, 0, code->n_locals);
}

static PymObject *
code_get_freevars (PymRuntime *rt, PymObject *self, const void *closure)
{
  PymCode *code = (PymCode *) self;

  return pym_tuple_get_slice (rt, code->local_names, code->n_locals_plus - code->n_free,
                              code->n_locals_plus);
}

static const PymMemberDef code_members[] = {
  { "co_name", offsetof (PymCode, name), true },
  { "co_qualname", offsetof (PymCode, qualname), true },
  { "co_filename", offsetof (PymCode, filename), true },
  { "co_consts", offsetof (PymCode, consts), true },
  { "co_names", offsetof (PymCode, names), true },
  { NULL },
};

#define CODE_INT(field) (const void *) offsetof (PymCode, field)
static const PymGetSetDef code_getset[] = {
  { "co_argcount", code_get_int, NULL, CODE_INT (argcount) },
  { "co_posonlyargcount", code_get_int, NULL, CODE_INT (posonly_argcount) },
  { "co_kwonlyargcount", code_get_int, NULL, CODE_INT (kwonly_argcount) },
  { "co_firstlineno", code_get_int, NULL, CODE_INT (first_line) },
  { "co_stacksize", code_get_int, NULL, CODE_INT (stacksize) },
  { "co_nlocals", code_get_int, NULL, CODE_INT (n_locals) },
  { "co_flags", code_get_int, NULL, CODE_INT (flags) },
  { "co_varnames", code_get_varnames },
  { "co_freevars", code_get_freevars },
  { NULL },
};

const PymType pym_code_template = {
  .name = "code",
  .basicsize = sizeof (PymCode),
  .itemsize = 2,
  .weaklist_offset = offsetof (PymCode, weakrefs),
  .flags = PYM_TYPE_DISALLOW_INSTANTIATION | PYM_TYPE_IMMUTABLE,
  .dealloc = code_dealloc,
  .repr = code_repr,
  .sizeof_ = code_sizeof,
  .walk_edges = code_walk_edges,
  .members = code_members,
  .getset = code_getset,
};
