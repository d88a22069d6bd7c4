/* Objects for tests of the engine alone: nodes with named references, and a runtime that says at
 * its end whether anything was left behind.
 */
#pragma once

#include "pym-collector.h"
#include "pym-tracer.h"

#include <glib.h>

#define TOY_SLOTS 3

typedef struct
{
  PYM_OBJECT_HEAD
  char name;
  PymObject *slots[TOY_SLOTS];
  PymWeakref *weakrefs;
} ToyNode;

typedef struct
{
  PymRuntime *rt;
  PymType node, weakref, places; /* `places`: where references of a dying node wait */
  GString *log;                  /* what happened, as a short text */
  PymObject *resurrect;          /* finalizers of nodes named 'R' store their node here; counted */
} Toy;

Toy *toy_new (void);
/* Checks the heap, tears down, and asserts that no block is left. */
void toy_free (Toy *toy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Toy, toy_free)

/* A tracked node, reference count 1. Lower-case names have no finalizer. */
ToyNode *toy_node (Toy *toy, char name);
/* Stores a new reference. */
void toy_link (ToyNode *from, int slot, ToyNode *to);
/* With `callback`, its death is logged as "<name>"; reference count 1. */
PymWeakref *toy_weakref (Toy *toy, ToyNode *node, PymObject *callback);
/* The log so far, which is then emptied. */
char *toy_take_log (Toy *toy);
/* "0:2 1:0 2:5": objects in each generation. */
char *toy_generations (Toy *toy);

#define toy_expect_log(toy, expected)                                                              \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *toy_log_ = toy_take_log (toy);                                              \
      g_assert_cmpstr (toy_log_, ==, expected);                                                    \
    }                                                                                              \
  while (0)
#define toy_expect_generations(toy, expected)                                                      \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *toy_text_ = toy_generations (toy);                                          \
      g_assert_cmpstr (toy_text_, ==, expected);                                                   \
    }                                                                                              \
  while (0)
