/* Proxies: every operation is the referent's (Objects/weakrefobject.c). */
#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-str.h"
#include "pym-weakref-object.h"

/* The referent, counted, for a proxy; anything else itself, counted. NULL with ReferenceError. */
static PymObject *
unwrap (PymRuntime *rt, PymObject *o)
{
  if (!pym_weakref_check_proxy (rt, o))
    return pym_newref (o);
  if (pym_weakref_referent (o) != NULL)
    return pym_newref (pym_weakref_referent (o));
  pym_err_set_string (rt, PYM_TYPE (rt, REFERENCE_ERROR),
                      "weakly-referenced object no longer exists");
  return NULL;
}

static PymObject *
unary (PymRuntime *rt, PymObject *o, PymUnary function)
{
  PymObject *target = unwrap (rt, o), *result;

  if (target == NULL)
    return NULL;
  result = function (rt, target);
  pym_decref (rt, target);
  return result;
}

static PymObject *
binary (PymRuntime *rt, PymObject *v, PymObject *w, PymBinary function)
{
  PymObject *a = unwrap (rt, v), *b = a != NULL ? unwrap (rt, w) : NULL, *result = NULL;

  if (b != NULL)
    result = function (rt, a, b);
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  return result;
}

#define UNARY(name, function)                                                                      \
  static PymObject *proxy_##name (PymRuntime *rt, PymObject *o) { return unary (rt, o, function); }
#define BINARY(name, function)                                                                     \
  static PymObject *proxy_##name (PymRuntime *rt, PymObject *v, PymObject *w)                      \
  {                                                                                                \
    return binary (rt, v, w, function);                                                            \
  }

UNARY (str, pym_object_str)
UNARY (iter, pym_object_get_iter)
UNARY (negative, pym_number_negative)
UNARY (positive, pym_number_positive)
UNARY (absolute, pym_number_absolute)
UNARY (invert, pym_number_invert)
UNARY (int, pym_number_int)
UNARY (float, pym_number_float)
UNARY (index, pym_number_index)
BINARY (getattro, pym_object_get_attr)
BINARY (subscript, pym_object_get_item)

#define FOR_EACH_NUMBER(X)                                                                         \
  X (add)                                                                                          \
  X (subtract)                                                                                     \
  X (multiply)                                                                                     \
  X (remainder)                                                                                    \
  X (lshift)                                                                                       \
  X (rshift)                                                                                       \
  X (and)                                                                                          \
  X (xor)                                                                                          \
  X (or)                                                                                           \
  X (floor_divide)                                                                                 \
  X (true_divide)

#define NUMBER(name)                                                                               \
  BINARY (name, pym_number_##name)                                                                 \
  BINARY (inplace_##name, pym_number_inplace_##name)
FOR_EACH_NUMBER (NUMBER)
BINARY (divmod, pym_number_divmod)
BINARY (matrix_multiply, pym_number_matrix_multiply)
BINARY (inplace_matrix_multiply, pym_number_inplace_matrix_multiply)

static PymObject *
power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus, PymTernary function)
{
  PymObject *a = unwrap (rt, v), *b = a != NULL ? unwrap (rt, w) : NULL;
  PymObject *c = b != NULL ? unwrap (rt, modulus) : NULL, *result = NULL;

  if (c != NULL)
    result = function (rt, a, b, c);
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  pym_xdecref (rt, c);
  return result;
}

static PymObject *
proxy_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus)
{
  return power (rt, v, w, modulus, pym_number_power);
}

static PymObject *
proxy_inplace_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus)
{
  return power (rt, v, w, modulus, pym_number_inplace_power);
}

static PymObject *
proxy_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  PymObject *a = unwrap (rt, v), *b = a != NULL ? unwrap (rt, w) : NULL, *result = NULL;

  if (b != NULL)
    result = pym_object_rich_compare (rt, a, b, op);
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  return result;
}

static int
proxy_setattro (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value)
{
  PymObject *target = unwrap (rt, o);
  int result;

  if (target == NULL)
    return -1;
  result = pym_object_set_attr (rt, target, name, value);
  pym_decref (rt, target);
  return result;
}

static int
proxy_bool (PymRuntime *rt, PymObject *o)
{
  PymObject *target = unwrap (rt, o);
  int result;

  if (target == NULL)
    return -1;
  result = pym_object_is_true (rt, target);
  pym_decref (rt, target);
  return result;
}

static ssize_t
proxy_length (PymRuntime *rt, PymObject *o)
{
  PymObject *target = unwrap (rt, o);
  ssize_t result;

  if (target == NULL)
    return -1;
  result = pym_object_length (rt, target);
  pym_decref (rt, target);
  return result;
}

static int
proxy_contains (PymRuntime *rt, PymObject *o, PymObject *item)
{
  PymObject *target = unwrap (rt, o);
  int result;

  if (target == NULL)
    return -1;
  result = pym_sequence_contains (rt, target, item);
  pym_decref (rt, target);
  return result;
}

static int
proxy_ass_subscript (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  PymObject *target = unwrap (rt, o);
  int result;

  if (target == NULL)
    return -1;
  result = value == NULL ? pym_object_del_item (rt, target, key)
                         : pym_object_set_item (rt, target, key, value);
  pym_decref (rt, target);
  return result;
}

static PymObject *
next_of (PymRuntime *rt, PymObject *target)
{
  if (pym_iter_check (rt, target))
    return pym_type (target)->iternext (rt, target);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "Weakref proxy referenced a non-iterator '%s' object",
                         pym_type (target)->name);
}

UNARY (iternext, next_of)

static PymObject *
proxy_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *referent = pym_weakref_referent (o);

  return pym_str_from_format (
      rt, "<weakproxy at %p to %s at %p>", (void *) (uintptr_t) pym_object_id (rt, o),
      referent != NULL ? pym_type (referent)->name : "NoneType",
      (void *) (uintptr_t) pym_object_id (rt, referent != NULL ? referent : pym_none (rt)));
}

static PymObject *
proxy_call (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  PymObject *target = unwrap (rt, o), *result;

  if (target == NULL)
    return NULL;
  result = pym_object_call (rt, target, args, kwargs);
  pym_decref (rt, target);
  return result;
}

/* Not by way of the built-ins: what the referent doesn't define is an AttributeError. */
static PymObject *
call_special (PymRuntime *rt, PymObject *proxy, const char *name)
{
  PymObject *target = unwrap (rt, proxy), *result;

  if (target == NULL)
    return NULL;
  result = pym_object_call_method_string (rt, target, name, NULL, 0);
  pym_decref (rt, target);
  return result;
}

static PymObject *
proxy_bytes (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return call_special (rt, self, "__bytes__");
}

static PymObject *
proxy_reversed (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return call_special (rt, self, "__reversed__");
}

/* Callable proxies have none of these. */
static const PymMethodDef proxy_methods[] = {
  { "__bytes__", proxy_bytes, 0, 0, 0, NULL },
  { "__reversed__", proxy_reversed, 0, 0, 0, NULL },
  { NULL },
};

#define NUMBER_SLOTS(name) .nb_##name = proxy_##name, .nb_inplace_##name = proxy_inplace_##name,

#define PROXY_SLOTS                                                                                \
  FOR_EACH_NUMBER (NUMBER_SLOTS).basicsize = sizeof (PymWeakref), .flags = PYM_TYPE_GC,            \
                  .dealloc = pym_weakref_object_dealloc, .free_ = pym_gc_del,                      \
                  .traverse = pym_weakref_object_traverse, .clear = pym_weakref_object_clear,      \
                  .walk_edges = pym_weakref_object_walk_edges, .repr = proxy_repr,                 \
                  .str = proxy_str, .iter = proxy_iter, .iternext = proxy_iternext,                \
                  .getattro = proxy_getattro, .setattro = proxy_setattro,                          \
                  .richcompare = proxy_richcompare, .nb_divmod = proxy_divmod,                     \
                  .nb_power = proxy_power, .nb_negative = proxy_negative,                          \
                  .nb_positive = proxy_positive, .nb_absolute = proxy_absolute,                    \
                  .nb_invert = proxy_invert, .nb_bool = proxy_bool, .nb_int = proxy_int,           \
                  .nb_float = proxy_float, .nb_index = proxy_index,                                \
                  .nb_matrix_multiply = proxy_matrix_multiply,                                     \
                  .nb_inplace_matrix_multiply = proxy_inplace_matrix_multiply,                     \
                  .nb_inplace_power = proxy_inplace_power, .sq_length = proxy_length,              \
                  .sq_contains = proxy_contains, .mp_length = proxy_length,                        \
                  .mp_subscript = proxy_subscript, .mp_ass_subscript = proxy_ass_subscript

const PymType pym_weak_proxy_template = {
  PROXY_SLOTS,
  .name = "weakref.ProxyType",
  .methods = proxy_methods,
};

const PymType pym_weak_callable_proxy_template = {
  PROXY_SLOTS,
  .name = "weakref.CallableProxyType",
  .call = proxy_call,
};
