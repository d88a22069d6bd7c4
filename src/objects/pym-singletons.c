/* None, NotImplemented and Ellipsis: one immortal object of each type in a runtime. */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-str.h"
#include "pym-tuple.h"

/* CPython's hash of these two is their address in its executable. Which page that is differs from
 * run to run, the place in the page does not: it decides where they stand in a set. Ours are placed
 * as in the reference's executable, whatever else lies in the runtime's static memory. */
#define PYM_STATIC_HASH(place) ((ssize_t) (0x7f1800000000 >> 4 | (place)))

/* The types answer their one object when they are called without arguments. */
static PymObject *
the_one (PymRuntime *rt, const char *name, PymObject *args, PymObject *kwargs, PymObject *o)
{
  if (pym_tuple_size (args) > 0 || (kwargs != NULL && pym_object_is_true (rt, kwargs)))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s takes no arguments", name);
  return pym_newref (o);
}

/* Immortal objects never come here. */
static void
never (PymRuntime *rt, PymObject *o)
{
  pym_set_immortal (o);
}

static PymObject *
none_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return the_one (rt, "NoneType", args, kwargs, pym_none (rt));
}

static PymObject *
none_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_string (rt, "None");
}

static int
none_bool (PymRuntime *rt, PymObject *o)
{
  return 0;
}

/* Of no address, so that it is the same in every run. */
static ssize_t
none_hash (PymRuntime *rt, PymObject *o)
{
  return 0xfca86420;
}

/* What object compares, under the type's own name: None keeps it beside a hash of its own. */
static PymObject *
none_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  return PYM_TYPE (rt, OBJECT)->richcompare (rt, a, b, op);
}

const PymType pym_none_template = {
  .name = "NoneType",
  .basicsize = sizeof (PymObject),
  .new_ = none_new,
  .dealloc = never,
  .repr = none_repr,
  .hash = none_hash,
  .richcompare = none_richcompare,
  .nb_bool = none_bool,
};

static PymObject *
not_implemented_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return the_one (rt, "NotImplementedType", args, kwargs, pym_not_implemented (rt));
}

static PymObject *
not_implemented_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_string (rt, "NotImplemented");
}

static int
not_implemented_bool (PymRuntime *rt, PymObject *o)
{
  return 1;
}

static ssize_t
not_implemented_hash (PymRuntime *rt, PymObject *o)
{
  return PYM_STATIC_HASH (0xd29);
}

const PymType pym_not_implemented_template = {
  .name = "NotImplementedType",
  .basicsize = sizeof (PymObject),
  .new_ = not_implemented_new,
  .dealloc = never,
  .repr = not_implemented_repr,
  .hash = not_implemented_hash,
  .nb_bool = not_implemented_bool,
};

static PymObject *
ellipsis_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return the_one (rt, "EllipsisType", args, kwargs, &rt->objects->ellipsis);
}

static PymObject *
ellipsis_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_string (rt, "Ellipsis");
}

static ssize_t
ellipsis_hash (PymRuntime *rt, PymObject *o)
{
  return PYM_STATIC_HASH (0xf32);
}

const PymType pym_ellipsis_template = {
  .name = "ellipsis",
  .basicsize = sizeof (PymObject),
  .new_ = ellipsis_new,
  .dealloc = never,
  .repr = ellipsis_repr,
  .hash = ellipsis_hash,
};
