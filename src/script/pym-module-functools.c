/* The parts of functools in C: reduce, partial and the cache (Modules/_functoolsmodule.c of
 * CPython 3.12). */
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-container-state.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-method.h"
#include "pym-modules.h"
#include "pym-repr-guard.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

/* --- reduce --- */

/* Takes the reference to `item`. */
static void
replace_item (PymRuntime *rt, PymObject *tuple, ssize_t i, PymObject *item)
{
  PymObject *old = pym_tuple_get (tuple, i);

  pym_tuple_set (tuple, i, item);
  pym_xdecref (rt, old);
}

static PymObject *
functools_reduce (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *result = nargs > 2 ? pym_newref (args[2]) : NULL;
  PymObject *iterator = pym_object_get_iter (rt, args[1]);
  PymObject *pair = NULL, *item;

  if (iterator == NULL)
    {
      if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "reduce() arg 2 must support iteration");
      pym_xdecref (rt, result);
      return NULL;
    }
  /* One tuple carries all arguments, unless a call keeps it (functools_reduce). */
  pair = pym_tuple_new (rt, 2);
  while (pair != NULL && (item = pym_iter_next (rt, iterator)) != NULL)
    {
      PymObject *next = item;

      if (result != NULL)
        {
          if (PYM_OBJECT (pair)->refcount > 1)
            {
              pym_decref (rt, pair);
              pair = pym_tuple_new (rt, 2);
            }
          if (pair != NULL)
            {
              replace_item (rt, pair, 0, result);
              replace_item (rt, pair, 1, item);
              next = pym_object_call (rt, args[0], pair, NULL);
              /* A collection may have let go of it. */
              if (!pym_gc_is_tracked (pair))
                pym_gc_track (rt, pair);
            }
          else
            {
              pym_decref (rt, result);
              pym_decref (rt, item);
              next = NULL;
            }
        }
      result = next;
      if (result == NULL)
        break;
    }
  pym_xdecref (rt, pair);
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    {
      pym_xdecref (rt, result);
      return NULL;
    }
  if (result == NULL)
    pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "reduce() of empty iterable with no initial value");
  return result;
}

/* --- partial --- */

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *func, *args, *kwargs; /* a tuple, a dict */
  PymObject *dict;
  PymWeakref *weakrefs;
  void *vectorcall; /* keeps CPython's size */
} PartialObject;

static PymObject *
partial_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *func, *own;
  PartialObject *self, *inner = NULL;
  PymObject *rest;

  if (pym_size (args) < 1)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "type 'partial' takes at least one argument");
  func = pym_tuple_get (args, 0);
  if (!pym_callable_check (func))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "the first argument must be callable");
  /* A partial of a partial calls the innermost function. */
  if (pym_type (func)->call == type->call && pym_type (func) == type &&
      ((PartialObject *) func)->dict == NULL)
    {
      inner = (PartialObject *) func;
      func = inner->func;
    }

  self = (PartialObject *) type->alloc (rt, type, 0);
  if (self == NULL)
    return NULL;
  self->func = pym_newref (func);
  rest = pym_tuple_get_slice (rt, args, 1, pym_size (args));
  if (rest == NULL)
    goto fail;
  if (inner != NULL && pym_size (inner->args) > 0)
    {
      self->args = pym_sequence_concat (rt, inner->args, rest);
      pym_decref (rt, rest);
      if (self->args == NULL)
        goto fail;
    }
  else
    self->args = rest;
  if (inner != NULL && pym_dict_size (inner->kwargs) > 0)
    own = pym_dict_copy (rt, inner->kwargs);
  else if (kwargs == NULL)
    own = pym_dict_new (rt);
  else
    /* Nobody else holds what the call packed. */
    own = pym_refcount (kwargs) == 1 ? pym_newref (kwargs) : pym_dict_copy (rt, kwargs);
  if (own == NULL)
    goto fail;
  self->kwargs = own;
  if (inner != NULL && kwargs != NULL && pym_dict_size (inner->kwargs) > 0 &&
      pym_dict_merge (rt, own, kwargs, 1) < 0)
    goto fail;
  return PYM_OBJECT (self);
fail:
  pym_decref (rt, self);
  return NULL;
}

static PymObject *
partial_call (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  PartialObject *self = (PartialObject *) o;
  PymObject *all = pym_sequence_concat (rt, self->args, args), *merged = NULL, *result = NULL;

  if (all == NULL)
    return NULL;
  if (pym_dict_size (self->kwargs) == 0)
    merged = pym_xnewref (kwargs);
  else
    {
      merged = pym_dict_copy (rt, self->kwargs);
      if (merged == NULL || (kwargs != NULL && pym_dict_merge (rt, merged, kwargs, 1) < 0))
        goto out;
    }
  result = pym_object_call (rt, self->func, all, merged);
out:
  pym_decref (rt, all);
  pym_xdecref (rt, merged);
  return result;
}

static PymObject *
partial_repr (PymRuntime *rt, PymObject *o)
{
  PartialObject *self = (PartialObject *) o;
  PymObject *text, *key, *value;
  ssize_t position = 0;
  int status = pym_repr_enter (rt, o);

  if (status != 0)
    return status < 0 ? NULL : pym_str_from_string (rt, "...");
  text = pym_str_from_format (rt, "%s(%R", pym_type (o)->name, self->func);
  for (ssize_t i = 0; i < pym_size (self->args) && text != NULL; i++)
    {
      PymObject *next = pym_str_from_format (rt, "%U, %R", text, pym_tuple_get (self->args, i));

      pym_decref (rt, text);
      text = next;
    }
  while (text != NULL && pym_dict_next (self->kwargs, &position, &key, &value))
    {
      PymObject *next = pym_str_from_format (rt, "%U, %S=%R", text, key, value);

      pym_decref (rt, text);
      text = next;
    }
  pym_repr_leave (rt, o);
  if (text != NULL)
    {
      PymObject *closed = pym_str_from_format (rt, "%U)", text);

      pym_decref (rt, text);
      text = closed;
    }
  return text;
}

static int
partial_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PartialObject *self = (PartialObject *) o;
  PymObject *const parts[] = { self->func, self->args, self->kwargs, self->dict };
  int status = pym_visit_own_type (o, visit, data);

  for (size_t i = 0; i < PYM_N_ELEMENTS (parts) && status == 0; i++)
    if (parts[i] != NULL)
      status = visit (parts[i], data);
  return status;
}

static int
partial_clear (PymRuntime *rt, PymObject *o)
{
  PartialObject *self = (PartialObject *) o;

  pym_clear (rt, &self->func);
  pym_clear (rt, &self->args);
  pym_clear (rt, &self->kwargs);
  pym_clear (rt, &self->dict);
  return 0;
}

static void
partial_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  if (((PartialObject *) o)->weakrefs != NULL)
    pym_object_clear_weakrefs (rt, o);
  partial_clear (rt, o);
  pym_type (o)->free_ (rt, o);
}

static void
partial_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PartialObject *self = (PartialObject *) o;
  const PymEdge edges[] = {
    { PYM_EDGE_ATTRIBUTE, .text = "func", .referent = self->func },
    { PYM_EDGE_ATTRIBUTE, .text = "args", .referent = self->args },
    { PYM_EDGE_ATTRIBUTE, .text = "keywords", .referent = self->kwargs },
    { PYM_EDGE_INTERNAL, .text = "dict", .referent = self->dict },
  };

  for (size_t i = 0; i < PYM_N_ELEMENTS (edges); i++)
    if (edges[i].referent != NULL)
      visit (&edges[i], data);
}

static const PymMemberDef partial_members[] = {
  { "func", offsetof (PartialObject, func), true, false },
  { "args", offsetof (PartialObject, args), true, false },
  { "keywords", offsetof (PartialObject, kwargs), true, false },
  { NULL },
};

static const PymGetSetDef dict_getset[] = {
  { "__dict__", pym_object_generic_get_dict, pym_object_generic_set_dict, NULL },
  { NULL },
};

static const PymType partial_template = {
  .name = "functools.partial",
  .basicsize = sizeof (PartialObject),
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_GC,
  .dict_offset = offsetof (PartialObject, dict),
  .weaklist_offset = offsetof (PartialObject, weakrefs),
  .new_ = partial_new,
  .dealloc = partial_dealloc,
  .free_ = pym_gc_del,
  .traverse = partial_traverse,
  .clear = partial_clear,
  .walk_edges = partial_walk_edges,
  .repr = partial_repr,
  .call = partial_call,
  .members = partial_members,
  .getset = dict_getset,
};

/* --- The cache --- */

/* One result. Links form a ring in order of use, the root's `next` is the oldest. The collector
 * does not know them: the cache visits what they hold (lru_cache_tp_traverse). */
typedef struct CacheLink
{
  PYM_OBJECT_HEAD
  struct CacheLink *prev, *next; /* the ring holds its links, as the cache's dict does */
  ssize_t hash;
  PymObject *key, *result;
} CacheLink;

typedef struct
{
  CacheLink root;   /* keeps CPython's size and place; never given out */
  ssize_t max_size; /* -1: no limit */
  ssize_t hits, misses;
  bool typed;
  PymObject *cache; /* dict */
  PymObject *func;
  PymObject *marker; /* between positional and keyword arguments in a key */
  PymType *link_type;
  PymObject *info_type;
  PymObject *dict;
  PymWeakref *weakrefs;
  void *unused; /* keeps CPython's size */
} CacheObject;

static void
link_dealloc (PymRuntime *rt, PymObject *o)
{
  CacheLink *link = (CacheLink *) o;

  pym_xdecref (rt, link->key);
  pym_xdecref (rt, link->result);
  pym_object_del (rt, o);
}

static void
link_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  CacheLink *link = (CacheLink *) o;

  pym_edge_internal (visit, data, "key", link->key);
  pym_edge_internal (visit, data, "result", link->result);
}

static const PymType link_template = {
  .name = "functools._lru_list_elem",
  .basicsize = sizeof (CacheLink),
  .flags = PYM_TYPE_DISALLOW_INSTANTIATION,
  .dealloc = link_dealloc,
  .free_ = pym_object_del,
  .walk_edges = link_walk_edges,
};

static void
unlink_link (CacheLink *link)
{
  link->prev->next = link->next;
  link->next->prev = link->prev;
}

/* As the newest; the ring takes the caller's reference. */
static void
append_link (CacheObject *self, CacheLink *link)
{
  CacheLink *root = &self->root, *last = root->prev;

  last->next = root->prev = link;
  link->prev = last;
  link->next = root;
}

/* As the oldest. */
static void
prepend_link (CacheObject *self, CacheLink *link)
{
  CacheLink *root = &self->root, *first = root->next;

  first->prev = root->next = link;
  link->prev = root;
  link->next = first;
}

/* Takes all links out, in a chain that ends with NULL. */
static CacheLink *
unlink_all (CacheObject *self)
{
  CacheLink *root = &self->root, *first = root->next;

  if (first == root)
    return NULL;
  root->prev->next = NULL;
  root->prev = root->next = root;
  return first;
}

static void
release_links (PymRuntime *rt, CacheLink *link)
{
  while (link != NULL)
    {
      CacheLink *next = link->next;

      pym_decref (rt, link);
      link = next;
    }
}

/* A key for the arguments: one exact int or str stands for itself. */
static PymObject *
make_key (PymRuntime *rt, CacheObject *self, PymObject *args, PymObject *kwargs)
{
  ssize_t n_args = pym_size (args), n_kwargs = kwargs != NULL ? pym_dict_size (kwargs) : 0;
  ssize_t size = n_args, position = 0, place = 0;
  PymObject *key, *name, *value;

  if (!self->typed && n_kwargs == 0)
    {
      if (n_args == 1 && (PYM_IS_EXACT (rt, pym_tuple_get (args, 0), INT) ||
                          PYM_IS_EXACT (rt, pym_tuple_get (args, 0), STR)))
        return pym_newref (pym_tuple_get (args, 0));
      return pym_newref (args);
    }
  if (n_kwargs > 0)
    size += n_kwargs * 2 + 1;
  if (self->typed)
    size += n_args + n_kwargs;
  key = pym_tuple_new (rt, size);
  if (key == NULL)
    return NULL;
  for (ssize_t i = 0; i < n_args; i++)
    pym_tuple_set (key, place++, pym_newref (pym_tuple_get (args, i)));
  if (n_kwargs > 0)
    {
      pym_tuple_set (key, place++, pym_newref (self->marker));
      while (pym_dict_next (kwargs, &position, &name, &value))
        {
          pym_tuple_set (key, place++, pym_newref (name));
          pym_tuple_set (key, place++, pym_newref (value));
        }
    }
  if (self->typed)
    {
      for (ssize_t i = 0; i < n_args; i++)
        pym_tuple_set (key, place++, pym_newref (pym_type (pym_tuple_get (args, i))));
      position = 0;
      while (n_kwargs > 0 && pym_dict_next (kwargs, &position, &name, &value))
        pym_tuple_set (key, place++, pym_newref (pym_type (value)));
    }
  return key;
}

static PymObject *
call_uncached (PymRuntime *rt, CacheObject *self, PymObject *args, PymObject *kwargs)
{
  self->misses++;
  return pym_object_call (rt, self->func, args, kwargs);
}

static PymObject *
call_unbounded (PymRuntime *rt, CacheObject *self, PymObject *args, PymObject *kwargs)
{
  PymObject *key = make_key (rt, self, args, kwargs), *result;
  ssize_t hash = key != NULL ? pym_object_hash (rt, key) : -1;

  if (hash == -1)
    {
      pym_xdecref (rt, key);
      return NULL;
    }
  result = pym_dict_get_item_known_hash (rt, self->cache, key, hash);
  if (result != NULL)
    {
      self->hits++;
      pym_incref (result);
    }
  else if (rt->error == NULL)
    {
      result = call_uncached (rt, self, args, kwargs);
      if (result != NULL && pym_dict_set_item_known_hash (rt, self->cache, key, result, hash) < 0)
        pym_clear (rt, &result);
    }
  pym_decref (rt, key);
  return result;
}

/* Stores a result that is not there yet in the place of the oldest: the same link serves again, and
 * what it held dies last (bounded_lru_cache_wrapper). */
static int
replace_oldest (PymRuntime *rt, CacheObject *self, PymObject *key, ssize_t hash, PymObject *result)
{
  CacheLink *link = self->root.next;
  PymObject *old_key = link->key, *old_result = link->result, *kept;
  int status;

  unlink_link (link);
  kept = pym_xnewref (pym_dict_get_item_known_hash (rt, self->cache, old_key, link->hash));
  if (kept == NULL && rt->error == NULL)
    {
      /* The function itself has removed it: this result is not remembered. */
      pym_decref (rt, link);
      return 0;
    }
  if (kept == NULL || pym_dict_del_item_known_hash (rt, self->cache, old_key, link->hash) < 0)
    {
      pym_xdecref (rt, kept);
      prepend_link (self, link);
      return -1;
    }
  link->hash = hash;
  link->key = pym_newref (key);
  link->result = pym_newref (result);
  status = pym_dict_set_item_known_hash (rt, self->cache, key, PYM_OBJECT (link), hash);
  if (status == 0)
    append_link (self, link);
  else
    pym_decref (rt, link);
  pym_decref (rt, kept);
  pym_decref (rt, old_key);
  pym_decref (rt, old_result);
  return status;
}

/* Stores a result that is not there yet; the oldest makes room when the cache is full. */
static int
remember (PymRuntime *rt, CacheObject *self, PymObject *key, ssize_t hash, PymObject *result)
{
  CacheLink *link;

  if (pym_dict_size (self->cache) >= self->max_size && self->root.next != &self->root)
    return replace_oldest (rt, self, key, hash, result);
  link = (CacheLink *) pym_object_new (rt, self->link_type);
  if (link == NULL)
    return -1;
  link->hash = hash;
  link->key = pym_newref (key);
  link->result = pym_newref (result);
  if (pym_dict_set_item_known_hash (rt, self->cache, key, PYM_OBJECT (link), hash) < 0)
    {
      pym_decref (rt, link);
      return -1;
    }
  append_link (self, link);
  return 0;
}

static PymObject *
call_bounded (PymRuntime *rt, CacheObject *self, PymObject *args, PymObject *kwargs)
{
  PymObject *key = make_key (rt, self, args, kwargs), *result = NULL;
  ssize_t hash = key != NULL ? pym_object_hash (rt, key) : -1;
  CacheLink *link;

  if (hash == -1)
    {
      pym_xdecref (rt, key);
      return NULL;
    }
  link = (CacheLink *) pym_dict_get_item_known_hash (rt, self->cache, key, hash);
  if (link != NULL)
    {
      unlink_link (link);
      append_link (self, link);
      self->hits++;
      result = pym_newref (link->result);
    }
  else if (rt->error == NULL)
    {
      result = call_uncached (rt, self, args, kwargs);
      /* The call itself may have stored it. */
      if (result != NULL)
        {
          bool there = pym_dict_get_item_known_hash (rt, self->cache, key, hash) != NULL;

          if (rt->error != NULL || (!there && remember (rt, self, key, hash, result) < 0))
            pym_clear (rt, &result);
        }
    }
  pym_decref (rt, key);
  return result;
}

static PymObject *
cache_call (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  CacheObject *self = (CacheObject *) o;

  if (self->max_size == 0)
    return call_uncached (rt, self, args, kwargs);
  if (self->max_size < 0)
    return call_unbounded (rt, self, args, kwargs);
  return call_bounded (rt, self, args, kwargs);
}

/* The module's dict keeps the types and the marker. */
static PymObject *
functools_cache_wrapper (
    PymRuntime *rt, PymObject *module, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *dict = pym_module_get_dict (module);
  PymType *type = (PymType *) pym_dict_get_item_string (rt, dict, "_cache_type");
  PymObject *link_type = pym_dict_get_item_string (rt, dict, "_link_type");
  PymObject *marker = pym_dict_get_item_string (rt, dict, "_marker");
  ssize_t max_size = -1;
  int typed;
  CacheObject *self;

  if (type == NULL || link_type == NULL || marker == NULL)
    return NULL;
  if (!pym_callable_check (args[0]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "the first argument must be callable");
  if (args[1] != pym_none (rt))
    {
      max_size = pym_number_as_ssize (rt, args[1], PYM_TYPE (rt, OVERFLOW_ERROR));
      if (max_size == -1 && rt->error != NULL)
        return NULL;
      if (max_size < 0)
        max_size = 0;
    }
  typed = pym_object_is_true (rt, args[2]);
  if (typed < 0)
    return NULL;
  self = (CacheObject *) type->alloc (rt, type, 0);
  if (self == NULL)
    return NULL;
  self->root.prev = self->root.next = &self->root;
  self->max_size = max_size;
  self->typed = typed != 0;
  self->func = pym_newref (args[0]);
  self->info_type = pym_newref (args[3]);
  self->link_type = (PymType *) link_type;
  self->marker = pym_newref (marker);
  self->cache = pym_dict_new (rt);
  if (self->cache == NULL)
    pym_clear (rt, &self);
  return PYM_OBJECT (self);
}

static PymObject *
cache_info (PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  CacheObject *self = (CacheObject *) o;
  PymObject *values[4] = {
    pym_int_from_ssize (rt, self->hits),
    pym_int_from_ssize (rt, self->misses),
    self->max_size < 0 ? pym_newref (pym_none (rt)) : pym_int_from_ssize (rt, self->max_size),
    pym_int_from_ssize (rt, pym_dict_size (self->cache)),
  };
  PymObject *result = NULL;

  if (values[0] != NULL && values[1] != NULL && values[2] != NULL && values[3] != NULL)
    result = pym_object_vectorcall (rt, self->info_type, values, 4, NULL);
  for (int i = 0; i < 4; i++)
    pym_xdecref (rt, values[i]);
  return result;
}

static PymObject *
cache_cache_clear (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  CacheObject *self = (CacheObject *) o;
  CacheLink *links = unlink_all (self);

  self->hits = self->misses = 0;
  pym_dict_clear (rt, self->cache);
  release_links (rt, links);
  return pym_newref (pym_none (rt));
}

static PymObject *
cache_descr_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (object == NULL || object == pym_none (rt))
    return pym_newref (self);
  return pym_method_new (rt, self, object);
}

static int
cache_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  CacheObject *self = (CacheObject *) o;

  PYM_VISIT (pym_type (o));
  for (CacheLink *link = self->root.next; link != &self->root; link = link->next)
    {
      PYM_VISIT (link->key);
      PYM_VISIT (link->result);
      PYM_VISIT (self->link_type);
    }
  PYM_VISIT (self->cache);
  PYM_VISIT (self->func);
  PYM_VISIT (self->marker);
  PYM_VISIT (self->link_type);
  PYM_VISIT (self->info_type);
  PYM_VISIT (self->dict);
  return 0;
}

static int
cache_clear_slot (PymRuntime *rt, PymObject *o)
{
  CacheObject *self = (CacheObject *) o;
  CacheLink *links = unlink_all (self);

  pym_clear (rt, &self->cache);
  pym_clear (rt, &self->func);
  pym_clear (rt, &self->marker);
  pym_clear (rt, &self->info_type);
  pym_clear (rt, &self->dict);
  release_links (rt, links);
  return 0;
}

static void
cache_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  if (((CacheObject *) o)->weakrefs != NULL)
    pym_object_clear_weakrefs (rt, o);
  cache_clear_slot (rt, o);
  pym_type (o)->free_ (rt, o);
}

static void
cache_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  CacheObject *self = (CacheObject *) o;
  const PymEdge edges[] = {
    { PYM_EDGE_ATTRIBUTE, .text = "__wrapped__", .referent = self->func },
    { PYM_EDGE_INTERNAL, .text = "cache", .referent = self->cache },
    { PYM_EDGE_INTERNAL, .text = "marker", .referent = self->marker },
    { PYM_EDGE_INTERNAL, .text = "info type", .referent = self->info_type },
    { PYM_EDGE_INTERNAL, .text = "dict", .referent = self->dict },
  };

  for (size_t i = 0; i < PYM_N_ELEMENTS (edges); i++)
    if (edges[i].referent != NULL)
      visit (&edges[i], data);
}

static const PymMethodDef cache_methods[] = {
  { "cache_clear", cache_cache_clear, 0, 0 },
  { "cache_info", cache_info, 0, 0 },
  { NULL },
};

static const PymType cache_template = {
  .name = "functools._lru_cache_wrapper",
  .basicsize = sizeof (CacheObject),
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_GC | PYM_TYPE_METHOD_DESCRIPTOR,
  .dict_offset = offsetof (CacheObject, dict),
  .weaklist_offset = offsetof (CacheObject, weakrefs),
  .dealloc = cache_dealloc,
  .free_ = pym_gc_del,
  .traverse = cache_traverse,
  .clear = cache_clear_slot,
  .walk_edges = cache_walk_edges,
  .call = cache_call,
  .descr_get = cache_descr_get,
  .methods = cache_methods,
  .getset = dict_getset,
};

static const PymMethodDef methods[] = {
  { "_lru_cache_wrapper", functools_cache_wrapper, 4, 4, PYM_METHOD_PACKED },
  { "reduce", functools_reduce, 2, 3, PYM_METHOD_PACKED },
  { NULL },
};

int
pym_module_functools_exec (PymRuntime *rt, PymObject *module)
{
  PymType *partial = pym_type_new_static (rt, &partial_template, NULL);
  PymType *link = partial != NULL ? pym_type_new_static (rt, &link_template, NULL) : NULL;
  PymType *cache = link != NULL ? pym_type_new_static (rt, &cache_template, NULL) : NULL;
  PymObject *marker;
  int status;

  if (cache == NULL || pym_module_add_functions_of (rt, module, "_functools", methods) < 0 ||
      pym_module_add_type (rt, module, partial) < 0 ||
      pym_module_add_object (rt, module, "_link_type", PYM_OBJECT (link)) < 0 ||
      pym_module_add_object (rt, module, "_cache_type", PYM_OBJECT (cache)) < 0)
    return -1;
  marker = pym_object_new (rt, PYM_TYPE (rt, OBJECT));
  status = marker != NULL ? pym_module_add_object (rt, module, "_marker", marker) : -1;
  pym_xdecref (rt, marker);
  return status;
}
