/* Descriptors: what lies in the dict of a type written in C and answers for its methods, members,
 * computed attributes and slots; and property, staticmethod, classmethod and the read-only view of
 * a class's dict (Objects/descrobject.c, Objects/funcobject.c).
 */
#pragma once

#include "pym-objects.h"

#define PYM_DESCRIPTOR_HEAD                                                                        \
  PymObject base;                                                                                  \
  PymType *owner;                                                                                  \
  PymObject *name;                                                                                 \
  PymObject *qualname; /* made when asked for */

typedef struct
{
  PYM_DESCRIPTOR_HEAD
} PymDescriptor;

typedef struct
{
  PYM_DESCRIPTOR_HEAD
  const PymMethodDef *method;
  void *vectorcall;    /* keeps CPython's size */
} PymMethodDescriptor; /* and those of class methods */

typedef struct
{
  PYM_DESCRIPTOR_HEAD
  const PymMemberDef *member;
} PymMemberDescriptor;

typedef struct
{
  PYM_DESCRIPTOR_HEAD
  const PymGetSetDef *getset;
} PymGetSetDescriptor;

typedef struct PymSlotDef PymSlotDef;

typedef struct
{
  PYM_DESCRIPTOR_HEAD
  const PymSlotDef *slot;
  void *wrapped; /* the function in the owner's slot */
} PymSlotWrapper;

typedef struct
{
  PYM_OBJECT_HEAD
  PymSlotWrapper *wrapper;
  PymObject *self;
} PymMethodWrapper;

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *get, *set, *del, *doc, *name;
  int getter_doc;
} PymProperty;

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *callable;
  PymObject *dict;
} PymStaticMethod; /* and classmethod */

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *mapping;
} PymMappingProxy;

/* `def`, `member` and `getset` must outlive the descriptor: constant tables, or part of the owner.
 */
PymObject *pym_method_descriptor_new (PymRuntime *rt, PymType *owner, const PymMethodDef *def);
PymObject *
pym_class_method_descriptor_new (PymRuntime *rt, PymType *owner, const PymMethodDef *def);
PymObject *pym_member_descriptor_new (PymRuntime *rt, PymType *owner, const PymMemberDef *member);
PymObject *pym_getset_descriptor_new (PymRuntime *rt, PymType *owner, const PymGetSetDef *getset);
PymObject *
pym_slot_wrapper_new (PymRuntime *rt, PymType *owner, const PymSlotDef *slot, void *wrapped);
PymObject *pym_method_wrapper_new (PymRuntime *rt, PymSlotWrapper *wrapper, PymObject *self);
PymObject *pym_mapping_proxy_new (PymRuntime *rt, PymObject *mapping);
PymObject *pym_static_method_new (PymRuntime *rt, PymObject *callable);
PymObject *pym_class_method_new (PymRuntime *rt, PymObject *callable);
/* Whether setting goes through the descriptor's type. */
#define pym_descriptor_is_data(o) (pym_type (o)->descr_set != NULL)
