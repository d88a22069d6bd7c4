/* collections.OrderedDict (Objects/odictobject.c of CPython 3.12): a dict beside a doubly linked
 * list of nodes that says the order, with an index of nodes by the dict's places.
 */
#pragma once

#include "pym-dict.h"

typedef struct PymOrderedDictNode
{
  PymObject *key;
  ssize_t hash;
  struct PymOrderedDictNode *next, *prev;
} PymOrderedDictNode;

typedef struct
{
  PymDict dict;
  PymOrderedDictNode **fast_nodes; /* by place in the dict's table; NULL: not built */
  ssize_t fast_nodes_size;
  void *resize_sentinel; /* the dict's keys when the index was built */
  size_t state;          /* changes with every change of the order */
  PymOrderedDictNode *first, *last;
  PymObject *instance_dict;
  PymWeakref *weakrefs;
} PymOrderedDict;

PymObject *pym_ordered_dict_new (PymRuntime *rt);
int pym_ordered_dict_set_item (PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value);
int pym_ordered_dict_del_item (PymRuntime *rt, PymObject *dict, PymObject *key);
