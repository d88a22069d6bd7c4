#include "pym-objects.h"

#include "pym-abstract.h"
#include "pym-callables.h"
#include "pym-collector.h"
#include "pym-containers.h"
#include "pym-error.h"
#include "pym-memory-error.h"
#include "pym-name.h"
#include "pym-numbers.h"
#include "pym-repr-guard.h"
#include "pym-texts.h"
#include "pym-tuple.h"
#include "pym-type-private.h"

static const PymType *const templates[] = {
#define PYM_TYPE_TEMPLATE(IDENTIFIER, name, BASE) &pym_##name##_template,
  PYM_FOR_EACH_TYPE (PYM_TYPE_TEMPLATE)
#undef PYM_TYPE_TEMPLATE
};

static const PymTypeId base_ids[] = {
#define PYM_TYPE_BASE(IDENTIFIER, name, BASE) PYM_TYPE_ID_##BASE,
  PYM_FOR_EACH_TYPE (PYM_TYPE_BASE)
#undef PYM_TYPE_BASE
};

static void
clear_free_lists (PymRuntime *rt)
{
  /* Not yet there when the making of the objects is undone. */
  if (rt->objects->containers != NULL)
    pym_containers_clear_free_lists (rt);
  if (rt->objects->numbers != NULL)
    pym_numbers_clear_free_lists (rt);
}

static PymObject *
new_tuple (PymRuntime *rt, ssize_t size, PymObject ***items)
{
  PymObject *tuple = pym_tuple_new (rt, size);

  if (tuple != NULL)
    *items = pym_tuple_items (tuple);
  return tuple;
}

/* An exception that a callback raises has nobody to go to (handle_callback of
 * Objects/weakrefobject.c). */
static void
call_weakref_callback (PymRuntime *rt, PymObject *reference, PymObject *callback)
{
  PymObject *result = pym_object_call_one_arg (rt, callback, reference);

  if (result == NULL)
    pym_err_write_unraisable (rt, callback);
  pym_xdecref (rt, result);
}

/* Copies of the templates with their slots complete: objects of every type can live and die from
 * here on, though nothing is in their types' dicts yet. */
static void
copy_types (PymRuntime *rt)
{
  PymObjects *objects = rt->objects;

  for (int i = 0; i < PYM_N_TYPES; i++)
    {
      PymType *type = &objects->types[i];

      *type = *templates[i];
      pym_set_immortal (type);
      type->base_type = i == PYM_TYPE_ID_OBJECT ? NULL : &objects->types[base_ids[i]];
    }
  for (int i = 0; i < PYM_N_TYPES; i++)
    pym_type_ready_slots (rt, &objects->types[i]);
}

static void
make_singleton (PymObject *o, PymType *type)
{
  pym_set_immortal (o);
  o->type = type;
}

static int
make_ready (PymRuntime *rt)
{
  for (int i = 0; i < PYM_N_TYPES; i++)
    if (pym_type_ready_tables (rt, &rt->objects->types[i], templates[i]) < 0)
      return -1;
  return 0;
}

PymStatus
pym_objects_init (PymRuntime *rt)
{
  PymObjects *objects = pym_static_new (rt, sizeof *objects);

  if (objects == NULL)
    return PYM_NO_MEMORY;
  objects->callables = pym_raw_calloc (rt, 1, sizeof *objects->callables);
  if (objects->callables == NULL)
    return PYM_NO_MEMORY;
  rt->objects = objects;
  copy_types (rt);
  make_singleton (&objects->none, PYM_TYPE (rt, NONE));
  make_singleton (&objects->not_implemented, PYM_TYPE (rt, NOT_IMPLEMENTED));
  make_singleton (&objects->ellipsis, PYM_TYPE (rt, ELLIPSIS));
  if (pym_memory_error_init (rt) < 0)
    {
      pym_raw_free (rt, objects->callables);
      rt->objects = NULL;
      return PYM_NO_MEMORY;
    }
  rt->hooks.no_memory = pym_memory_error_hook;
  rt->hooks.new_tuple = new_tuple;
  rt->hooks.clear_free_lists = clear_free_lists;
  rt->hooks.weakref_callback = call_weakref_callback;
  rt->hooks.walk_owned_blocks = pym_objects_walk_owned_blocks;

  if (pym_numbers_init (rt) != PYM_OK || pym_texts_init (rt) != PYM_OK ||
      pym_containers_init (rt) < 0 || pym_names_init (rt) < 0 || pym_type_cache_init (rt) < 0 ||
      make_ready (rt) < 0 || pym_memory_error_make_spares (rt) < 0)
    {
      pym_objects_fini (rt);
      return PYM_NO_MEMORY;
    }
  pym_runtime_on_free (rt, pym_objects_fini);
  return PYM_OK;
}

static void
release_type (PymType *type, void *data)
{
  pym_type_release (data, type);
}

void
pym_objects_fini (PymRuntime *rt)
{
  PymObjects *objects = rt->objects;

  if (objects == NULL)
    return;
  pym_err_clear (rt);
  if (objects->containers != NULL)
    pym_repr_guard_clear (rt);
  /* What the rooms above left in cycles, then the tables of types, which no object needs any more;
   * at last what is immortal. The types themselves stay: releasing still asks for them. */
  rt->hooks.weakref_callback = NULL;
  rt->collector->debug = 0;
  pym_gc_collect (rt, 2);
  pym_walk_static_types (rt, release_type, rt);
  pym_memory_error_fini (rt);
  pym_err_clear (rt);
  if (objects->containers != NULL)
    pym_containers_fini (rt);
  if (objects->texts != NULL)
    pym_texts_fini (rt);
  if (objects->numbers != NULL)
    pym_numbers_fini (rt);
  pym_names_fini (rt);
  pym_type_cache_fini (rt);
  pym_types_fini (rt);
  rt->hooks.no_memory = NULL;
  rt->hooks.new_tuple = NULL;
  rt->hooks.clear_free_lists = NULL;
  rt->hooks.walk_owned_blocks = NULL;
  pym_raw_free (rt, objects->callables);
  rt->objects = NULL;
}

void
pym_objects_walk_owned_blocks (PymRuntime *rt, PymBlockVisit visit, void *data)
{
  pym_memory_error_walk_blocks (rt, visit, data);
}
