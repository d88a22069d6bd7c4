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
  X (STR_ASCII_ITERATOR, str_ascii_iterator, OBJECT)                                               \
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
  X (ELLIPSIS, ellipsis, OBJECT)                                                                   \
  X (METHOD_DESCRIPTOR, method_descriptor, OBJECT)                                                 \
  X (CLASS_METHOD_DESCRIPTOR, class_method_descriptor, OBJECT)                                     \
  X (MEMBER_DESCRIPTOR, member_descriptor, OBJECT)                                                 \
  X (GETSET_DESCRIPTOR, getset_descriptor, OBJECT)                                                 \
  X (SLOT_WRAPPER, slot_wrapper, OBJECT)                                                           \
  X (METHOD_WRAPPER, method_wrapper, OBJECT)                                                       \
  X (MAPPING_PROXY, mapping_proxy, OBJECT)                                                         \
  X (PROPERTY, property, OBJECT)                                                                   \
  X (STATIC_METHOD, static_method, OBJECT)                                                         \
  X (CLASS_METHOD, class_method, OBJECT)                                                           \
  X (SUPER, super, OBJECT)                                                                         \
  X (FUNCTION, function, OBJECT)                                                                   \
  X (METHOD, method, OBJECT)                                                                       \
  X (BUILTIN, builtin, OBJECT)                                                                     \
  X (CELL, cell, OBJECT)                                                                           \
  X (MODULE, module, OBJECT)                                                                       \
  X (SIMPLE_NAMESPACE, simple_namespace, OBJECT)                                                   \
  X (UNION, union, OBJECT)                                                                         \
  X (WEAK_REFERENCE, weak_reference, OBJECT)                                                       \
  X (WEAK_PROXY, weak_proxy, OBJECT)                                                               \
  X (WEAK_CALLABLE_PROXY, weak_callable_proxy, OBJECT)

#define PYM_FOR_EACH_EXCEPTION_TYPE(X)                                                             \
  X (BASE_EXCEPTION, base_exception, OBJECT)                                                       \
  X (GENERATOR_EXIT, generator_exit, BASE_EXCEPTION)                                               \
  X (KEYBOARD_INTERRUPT, keyboard_interrupt, BASE_EXCEPTION)                                       \
  X (SYSTEM_EXIT, system_exit, BASE_EXCEPTION)                                                     \
  X (EXCEPTION, exception, BASE_EXCEPTION)                                                         \
  X (ARITHMETIC_ERROR, arithmetic_error, EXCEPTION)                                                \
  X (FLOATING_POINT_ERROR, floating_point_error, ARITHMETIC_ERROR)                                 \
  X (OVERFLOW_ERROR, overflow_error, ARITHMETIC_ERROR)                                             \
  X (ZERO_DIVISION_ERROR, zero_division_error, ARITHMETIC_ERROR)                                   \
  X (ASSERTION_ERROR, assertion_error, EXCEPTION)                                                  \
  X (ATTRIBUTE_ERROR, attribute_error, EXCEPTION)                                                  \
  X (BUFFER_ERROR, buffer_error, EXCEPTION)                                                        \
  X (EOF_ERROR, eof_error, EXCEPTION)                                                              \
  X (IMPORT_ERROR, import_error, EXCEPTION)                                                        \
  X (MODULE_NOT_FOUND_ERROR, module_not_found_error, IMPORT_ERROR)                                 \
  X (LOOKUP_ERROR, lookup_error, EXCEPTION)                                                        \
  X (INDEX_ERROR, index_error, LOOKUP_ERROR)                                                       \
  X (KEY_ERROR, key_error, LOOKUP_ERROR)                                                           \
  X (MEMORY_ERROR, memory_error, EXCEPTION)                                                        \
  X (NAME_ERROR, name_error, EXCEPTION)                                                            \
  X (UNBOUND_LOCAL_ERROR, unbound_local_error, NAME_ERROR)                                         \
  X (OS_ERROR, os_error, EXCEPTION)                                                                \
  X (BLOCKING_IO_ERROR, blocking_io_error, OS_ERROR)                                               \
  X (CHILD_PROCESS_ERROR, child_process_error, OS_ERROR)                                           \
  X (CONNECTION_ERROR, connection_error, OS_ERROR)                                                 \
  X (BROKEN_PIPE_ERROR, broken_pipe_error, CONNECTION_ERROR)                                       \
  X (CONNECTION_ABORTED_ERROR, connection_aborted_error, CONNECTION_ERROR)                         \
  X (CONNECTION_REFUSED_ERROR, connection_refused_error, CONNECTION_ERROR)                         \
  X (CONNECTION_RESET_ERROR, connection_reset_error, CONNECTION_ERROR)                             \
  X (FILE_EXISTS_ERROR, file_exists_error, OS_ERROR)                                               \
  X (FILE_NOT_FOUND_ERROR, file_not_found_error, OS_ERROR)                                         \
  X (INTERRUPTED_ERROR, interrupted_error, OS_ERROR)                                               \
  X (IS_A_DIRECTORY_ERROR, is_a_directory_error, OS_ERROR)                                         \
  X (NOT_A_DIRECTORY_ERROR, not_a_directory_error, OS_ERROR)                                       \
  X (PERMISSION_ERROR, permission_error, OS_ERROR)                                                 \
  X (PROCESS_LOOKUP_ERROR, process_lookup_error, OS_ERROR)                                         \
  X (TIMEOUT_ERROR, timeout_error, OS_ERROR)                                                       \
  X (REFERENCE_ERROR, reference_error, EXCEPTION)                                                  \
  X (RUNTIME_ERROR, runtime_error, EXCEPTION)                                                      \
  X (NOT_IMPLEMENTED_ERROR, not_implemented_error, RUNTIME_ERROR)                                  \
  X (RECURSION_ERROR, recursion_error, RUNTIME_ERROR)                                              \
  X (STOP_ASYNC_ITERATION, stop_async_iteration, EXCEPTION)                                        \
  X (STOP_ITERATION, stop_iteration, EXCEPTION)                                                    \
  X (SYNTAX_ERROR, syntax_error, EXCEPTION)                                                        \
  X (INDENTATION_ERROR, indentation_error, SYNTAX_ERROR)                                           \
  X (TAB_ERROR, tab_error, INDENTATION_ERROR)                                                      \
  X (SYSTEM_ERROR, system_error, EXCEPTION)                                                        \
  X (TYPE_ERROR, type_error, EXCEPTION)                                                            \
  X (VALUE_ERROR, value_error, EXCEPTION)                                                          \
  X (UNICODE_ERROR, unicode_error, VALUE_ERROR)                                                    \
  X (UNICODE_DECODE_ERROR, unicode_decode_error, UNICODE_ERROR)                                    \
  X (UNICODE_ENCODE_ERROR, unicode_encode_error, UNICODE_ERROR)                                    \
  X (UNICODE_TRANSLATE_ERROR, unicode_translate_error, UNICODE_ERROR)                              \
  X (WARNING, warning, EXCEPTION)                                                                  \
  X (BYTES_WARNING, bytes_warning, WARNING)                                                        \
  X (DEPRECATION_WARNING, deprecation_warning, WARNING)                                            \
  X (ENCODING_WARNING, encoding_warning, WARNING)                                                  \
  X (FUTURE_WARNING, future_warning, WARNING)                                                      \
  X (IMPORT_WARNING, import_warning, WARNING)                                                      \
  X (PENDING_DEPRECATION_WARNING, pending_deprecation_warning, WARNING)                            \
  X (RESOURCE_WARNING, resource_warning, WARNING)                                                  \
  X (RUNTIME_WARNING, runtime_warning, WARNING)                                                    \
  X (SYNTAX_WARNING, syntax_warning, WARNING)                                                      \
  X (UNICODE_WARNING, unicode_warning, WARNING)                                                    \
  X (USER_WARNING, user_warning, WARNING)

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

/* Blocks of the objects' room that belong to no object, apart from the free lists of containers and
 * numbers, which can be walked by name: the spare MemoryErrors. The value of the hook
 * `walk_owned_blocks`; a room above that sets its own calls this one too. */
void pym_objects_walk_owned_blocks (PymRuntime *rt, PymBlockVisit visit, void *data);
