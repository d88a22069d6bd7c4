/* The built-in types and the objects there is one of, for one runtime.
 *
 * A type is written once as a constant template, `const PymType pym_NAME_template`; every runtime
 * gets its own copy, made ready (method table, slot wrappers, resolution order) by
 * pym_objects_init. To add a type: its template in a file of its own, and a line in
 * PYM_FOR_EACH_TYPE.
 */
#pragma once

#include "pym-runtime.h"

/* X (IDENTIFIER, template's name, base's IDENTIFIER): a base stands before what is derived of it.
 */
#define PYM_FOR_EACH_TYPE(X)                                                                       \
  X (OBJECT, object, OBJECT)                                                                       \
  X (TYPE, type, OBJECT)                                                                           \
  PYM_FOR_EACH_NUMBER_TYPE (X)                                                                     \
  PYM_FOR_EACH_TEXT_TYPE (X)                                                                       \
  PYM_FOR_EACH_CONTAINER_TYPE (X)                                                                  \
  PYM_FOR_EACH_CALLABLE_TYPE (X)                                                                   \
  PYM_FOR_EACH_EXCEPTION_TYPE (X)

#define PYM_FOR_EACH_NUMBER_TYPE(X)                                                                \
  X (INT, int, OBJECT)                                                                             \
  X (BOOL, bool, INT)                                                                              \
  X (FLOAT, float, OBJECT)

#define PYM_FOR_EACH_TEXT_TYPE(X)                                                                  \
  X (STR, str, OBJECT)                                                                             \
  X (BYTES, bytes, OBJECT)                                                                         \
  X (BYTEARRAY, bytearray, OBJECT)                                                                 \
  X (STR_ITERATOR, str_iterator, OBJECT)                                                           \
  X (BYTES_ITERATOR, bytes_iterator, OBJECT)                                                       \
  X (BYTEARRAY_ITERATOR, bytearray_iterator, OBJECT)

#define PYM_FOR_EACH_CONTAINER_TYPE(X)                                                             \
  X (TUPLE, tuple, OBJECT)                                                                         \
  X (LIST, list, OBJECT)                                                                           \
  X (DICT, dict, OBJECT)                                                                           \
  X (SET, set, OBJECT)                                                                             \
  X (FROZENSET, frozenset, OBJECT)                                                                 \
  X (RANGE, range, OBJECT)                                                                         \
  X (SLICE, slice, OBJECT)                                                                         \
  X (TUPLE_ITERATOR, tuple_iterator, OBJECT)                                                       \
  X (LIST_ITERATOR, list_iterator, OBJECT)                                                         \
  X (LIST_REVERSE_ITERATOR, list_reverse_iterator, OBJECT)                                         \
  X (DICT_KEYS, dict_keys, OBJECT)                                                                 \
  X (DICT_VALUES, dict_values, OBJECT)                                                             \
  X (DICT_ITEMS, dict_items, OBJECT)                                                               \
  X (DICT_KEY_ITERATOR, dict_key_iterator, OBJECT)                                                 \
  X (DICT_VALUE_ITERATOR, dict_value_iterator, OBJECT)                                             \
  X (DICT_ITEM_ITERATOR, dict_item_iterator, OBJECT)                                               \
  X (DICT_REVERSE_KEY_ITERATOR, dict_reverse_key_iterator, OBJECT)                                 \
  X (DICT_REVERSE_VALUE_ITERATOR, dict_reverse_value_iterator, OBJECT)                             \
  X (DICT_REVERSE_ITEM_ITERATOR, dict_reverse_item_iterator, OBJECT)                               \
  X (SET_ITERATOR, set_iterator, OBJECT)                                                           \
  X (RANGE_ITERATOR, range_iterator, OBJECT)                                                       \
  X (LONG_RANGE_ITERATOR, long_range_iterator, OBJECT)                                             \
  X (SEQUENCE_ITERATOR, sequence_iterator, OBJECT)                                                 \
  X (CALLABLE_ITERATOR, callable_iterator, OBJECT)                                                 \
  X (ENUMERATE, enumerate, OBJECT)                                                                 \
  X (REVERSED, reversed, OBJECT)                                                                   \
  X (ZIP, zip, OBJECT)                                                                             \
  X (MAP, map, OBJECT)                                                                             \
  X (FILTER, filter, OBJECT)                                                                       \
  X (DEQUE, deque, OBJECT)                                                                         \
  X (DEQUE_ITERATOR, deque_iterator, OBJECT)                                                       \
  X (DEQUE_REVERSE_ITERATOR, deque_reverse_iterator, OBJECT)                                       \
  X (DEFAULT_DICT, default_dict, DICT)                                                             \
  X (ORDERED_DICT, ordered_dict, DICT)                                                             \
  X (ORDERED_DICT_ITERATOR, ordered_dict_iterator, OBJECT)                                         \
  X (ORDERED_DICT_KEYS, ordered_dict_keys, DICT_KEYS)                                              \
  X (ORDERED_DICT_ITEMS, ordered_dict_items, DICT_ITEMS)                                           \
  X (ORDERED_DICT_VALUES, ordered_dict_values, DICT_VALUES)

#define PYM_FOR_EACH_CALLABLE_TYPE(X)                                                              \
  X (NONE, none, OBJECT)                                                                           \
  X (NOT_IMPLEMENTED, not_implemented, OBJECT)                                                     \
  X (ELLIPSIS, ellipsis, OBJECT)

#define PYM_FOR_EACH_EXCEPTION_TYPE(X)

typedef enum
{
#define PYM_TYPE_ENUM(IDENTIFIER, name, BASE) PYM_TYPE_ID_##IDENTIFIER,
  PYM_FOR_EACH_TYPE (PYM_TYPE_ENUM)
#undef PYM_TYPE_ENUM
      PYM_N_TYPES
} PymTypeId;

#define PYM_TYPE_DECLARE(IDENTIFIER, name, BASE) extern const PymType pym_##name##_template;
PYM_FOR_EACH_TYPE (PYM_TYPE_DECLARE)
#undef PYM_TYPE_DECLARE

struct PymObjects
{
  PymType types[PYM_N_TYPES];
  PymObject none, not_implemented, ellipsis; /* immortal */
  PymObject *true_, *false_;                 /* immortal, borrowed by whoever reads them */

  /* State of single rooms' files, each allocated raw by its pym_X_init () and released by its
   * pym_X_fini (): small ints and float free list, interned texts and characters, container free
   * lists, type caches. Private to the file group that declares the struct. */
  struct PymNumberState *numbers;
  struct PymTextState *texts;
  struct PymContainerState *containers;
  struct PymCallableState *callables;
};

#define PYM_TYPE(rt, IDENTIFIER)        (&(rt)->objects->types[PYM_TYPE_ID_##IDENTIFIER])
#define PYM_IS_EXACT(rt, o, IDENTIFIER) (pym_type (o) == PYM_TYPE (rt, IDENTIFIER))
#define pym_none(rt)                    (&(rt)->objects->none)
#define pym_true(rt)                    ((rt)->objects->true_)
#define pym_false(rt)                   ((rt)->objects->false_)
#define pym_not_implemented(rt)         (&(rt)->objects->not_implemented)

/* Types, immortals and free lists. PYM_NO_MEMORY undoes what was made. pym_runtime_free () calls
 * pym_objects_fini () first. */
PymStatus pym_objects_init (PymRuntime *rt);
void pym_objects_fini (PymRuntime *rt);
