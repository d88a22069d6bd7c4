/* A type: slots that say how its objects live, behave and are shown. The slots are those of
 * CPython's PyTypeObject and its number, sequence and mapping tables, in one flat struct, and carry
 * the same meaning, ownership and error convention (NULL or -1 with the exception set in the
 * runtime), with the runtime in front. Three slots are Arenarium's own: `sizeof_`, `walk_blocks`
 * and `walk_edges` let a capture see everything without running any of the program's code.
 */
#pragma once

#include "pym-object.h"

/* One signature for every function written in C that a workload can call. `args` are borrowed;
 * `kwnames` is NULL or a tuple of names whose values follow the `nargs` positional ones. */
typedef PymObject *(*PymCFunction) (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames);

typedef enum
{
  PYM_METHOD_KEYWORDS = 1 << 0, /* takes keyword arguments */
  PYM_METHOD_CLASS = 1 << 1,
  PYM_METHOD_STATIC = 1 << 2,
  PYM_METHOD_PACKED = 1 << 3,   /* METH_VARARGS in CPython: the call packs a tuple */
  PYM_METHOD_NO_CHECK = 1 << 4, /* method calls of it don't poll the breaker once specialised */
  PYM_METHOD_COEXIST = 1 << 5,  /* stands in place of the wrapper of its slot (METH_COEXIST) */
} PymMethodFlags;

typedef struct
{
  const char *name;
  PymCFunction function;
  int min_args, max_args; /* positional ones; max -1: any number */
  unsigned flags;         /* PymMethodFlags */
  const char *doc;
} PymMethodDef;

typedef PymObject *(*PymGetter) (PymRuntime *rt, PymObject *self, const void *closure);
typedef int (*PymSetter) (PymRuntime *rt, PymObject *self, PymObject *value, const void *closure);

typedef struct
{
  const char *name;
  PymGetter get;
  PymSetter set; /* NULL: read-only; value NULL: delete */
  const void *closure;
} PymGetSetDef;

typedef struct
{
  const char *name;
  ssize_t offset; /* of a PymObject * in the object */
  bool read_only;
  bool none_if_null; /* else AttributeError (T_OBJECT_EX) */
} PymMemberDef;

typedef int (*PymVisit) (PymObject *referent, void *data);

/* What a reference is called where a person sees it. */
typedef enum
{
  PYM_EDGE_ATTRIBUTE, /* .name    key: the name, a str object, or NULL with `text` */
  PYM_EDGE_INDEX,     /* [3]      index */
  PYM_EDGE_KEY,       /* a dict's or set's key itself; index: its entry */
  PYM_EDGE_VALUE,     /* ['key']  key: the key */
  PYM_EDGE_LOCAL,     /* a frame's local, cell or free variable; `text` or key: its name */
  PYM_EDGE_STACK,     /* a frame's operand stack; index */
  PYM_EDGE_INTERNAL,  /* anything else; `text` names it, e.g. "type", "closure", "function" */
} PymEdgeKind;

typedef struct
{
  PymEdgeKind kind;
  bool weak; /* not counted */
  ssize_t index;
  PymObject *key;      /* borrowed */
  const char *text;    /* static or owned by the holder */
  PymObject *referent; /* borrowed */
} PymEdge;

typedef void (*PymEdgeVisit) (const PymEdge *edge, void *data);

/* `what` is a static, untranslated text such as "list items", "dict keys", "attribute values". */
typedef void (*PymBlockVisit) (const void *block, size_t size, const char *what, void *data);

/* Flags, numbered freely; the meaning is that of the Py_TPFLAGS of the same name. */
enum
{
  PYM_TYPE_HEAP = 1u << 0,
  PYM_TYPE_BASETYPE = 1u << 1,
  PYM_TYPE_GC = 1u << 2,
  PYM_TYPE_MANAGED_DICT = 1u << 3,
  PYM_TYPE_MANAGED_WEAKREF = 1u << 4,
  PYM_TYPE_READY = 1u << 5,
  PYM_TYPE_METHOD_DESCRIPTOR = 1u << 6,
  PYM_TYPE_DISALLOW_INSTANTIATION = 1u << 7,
  PYM_TYPE_IMMUTABLE = 1u << 8,
  /* From here on inherited by subclasses. */
  PYM_TYPE_INT_SUBCLASS = 1u << 16,
  PYM_TYPE_LIST_SUBCLASS = 1u << 17,
  PYM_TYPE_TUPLE_SUBCLASS = 1u << 18,
  PYM_TYPE_BYTES_SUBCLASS = 1u << 19,
  PYM_TYPE_STR_SUBCLASS = 1u << 20,
  PYM_TYPE_DICT_SUBCLASS = 1u << 21,
  PYM_TYPE_EXCEPTION_SUBCLASS = 1u << 22,
  PYM_TYPE_TYPE_SUBCLASS = 1u << 23,
  PYM_TYPE_WEAKREF_SUBCLASS = 1u << 24, /* its objects are PymWeakrefs */
};

typedef PymObject *(*PymUnary) (PymRuntime *, PymObject *);
typedef PymObject *(*PymBinary) (PymRuntime *, PymObject *, PymObject *);
typedef PymObject *(*PymTernary) (PymRuntime *, PymObject *, PymObject *, PymObject *);
typedef int (*PymInquiry) (PymRuntime *, PymObject *);

struct PymType
{
  PymVarObject var; /* size: number of __slots__ members of a heap type */
  const char *name; /* as in tp_name: "list", "collections.deque" */
  ssize_t basicsize, itemsize;
  uint64_t flags;
  ssize_t dict_offset;     /* 0: none, -1: managed */
  ssize_t weaklist_offset; /* 0: none; offset of the PymWeakref * list head otherwise */
  const char *doc;

  /* life */
  PymObject *(*alloc) (PymRuntime *, PymType *, ssize_t items);
  PymObject *(*new_) (PymRuntime *, PymType *, PymObject *args, PymObject *kwargs);
  int (*init) (PymRuntime *, PymObject *, PymObject *args, PymObject *kwargs);
  void (*dealloc) (PymRuntime *, PymObject *);
  void (*free_) (PymRuntime *, void *);
  int (*traverse) (PymRuntime *, PymObject *, PymVisit visit, void *data);
  int (*clear) (PymRuntime *, PymObject *);
  void (*finalize) (PymRuntime *, PymObject *); /* __del__ */
  void (*del) (PymRuntime *, PymObject *);      /* legacy finalizer: uncollectable */
  int (*is_gc) (PymRuntime *, PymObject *);
  /* Asked by the collector of a reachable object of its exact type: may it be left untracked?
   * Tuples answer in every collection, dicts in full ones. */
  bool (*may_untrack) (PymRuntime *, PymObject *, bool full);

  /* Read-only, run none of the program's code, allocate nothing. */
  size_t (*sizeof_) (PymRuntime *, const PymObject *); /* without heads */
  void (*walk_blocks) (PymRuntime *,
                       PymObject *,
                       PymBlockVisit,
                       void *); /* beside the object's own */
  void (*walk_edges) (PymRuntime *, PymObject *, PymEdgeVisit, void *); /* NULL: unnamed traverse */

  /* behaviour */
  PymUnary repr, str, iter, iternext;
  ssize_t (*hash) (PymRuntime *, PymObject *);
  PymTernary call;              /* callable, args tuple, kwargs dict or NULL */
  PymCFunction vectorcall;      /* calling an instance of this type */
  PymCFunction type_vectorcall; /* calling this type itself (tp_vectorcall) */
  PymBinary getattro;
  int (*setattro) (PymRuntime *, PymObject *, PymObject *name, PymObject *value);
  PymObject *(*richcompare) (PymRuntime *, PymObject *, PymObject *, int op);
  PymTernary descr_get; /* descriptor, object or NULL, type or NULL */
  int (*descr_set) (PymRuntime *, PymObject *, PymObject *object, PymObject *value);

  /* numbers */
  PymBinary nb_add, nb_subtract, nb_multiply, nb_remainder, nb_divmod;
  PymTernary nb_power;
  PymUnary nb_negative, nb_positive, nb_absolute, nb_invert, nb_int, nb_float, nb_index;
  PymInquiry nb_bool;
  PymBinary nb_lshift, nb_rshift, nb_and, nb_xor, nb_or;
  PymBinary nb_inplace_add, nb_inplace_subtract, nb_inplace_multiply, nb_inplace_remainder;
  PymTernary nb_inplace_power;
  PymBinary nb_inplace_lshift, nb_inplace_rshift, nb_inplace_and, nb_inplace_xor, nb_inplace_or;
  PymBinary nb_floor_divide, nb_true_divide, nb_inplace_floor_divide, nb_inplace_true_divide;
  PymBinary nb_matrix_multiply, nb_inplace_matrix_multiply;

  /* sequences */
  ssize_t (*sq_length) (PymRuntime *, PymObject *);
  PymBinary sq_concat, sq_inplace_concat;
  PymObject *(*sq_repeat) (PymRuntime *, PymObject *, ssize_t);
  PymObject *(*sq_inplace_repeat) (PymRuntime *, PymObject *, ssize_t);
  PymObject *(*sq_item) (PymRuntime *, PymObject *, ssize_t);
  int (*sq_ass_item) (PymRuntime *, PymObject *, ssize_t, PymObject *);
  int (*sq_contains) (PymRuntime *, PymObject *, PymObject *);

  /* mappings */
  ssize_t (*mp_length) (PymRuntime *, PymObject *);
  PymBinary mp_subscript;
  int (*mp_ass_subscript) (PymRuntime *, PymObject *, PymObject *key, PymObject *value);

  /* what a template declares */
  const PymMethodDef *methods;
  const PymMemberDef *members;
  const PymGetSetDef *getset;

  /* made by readying the type; owned */
  PymType *base_type;
  PymObject *bases, *mro, *dict, *subclasses;
  PymObject *heap_name, *heap_qualname, *slots; /* heap types only */
  void *shared_keys;                            /* PymDictKeys of instances with a managed dict */
  struct PymWeakref *weakrefs;                  /* to the type itself */
  uint32_t version;                             /* of attribute caches; 0: none */
};

_Static_assert(sizeof (struct PymType) <= 920,
               "a class must fit what CPython's PyHeapTypeObject takes (facts, section 1)");

#define pym_type_has(type, flag) (((type)->flags & (flag)) != 0)
#define PYM_IS(o, flag)          pym_type_has (pym_type (o), flag)

enum
{
  PYM_LT,
  PYM_LE,
  PYM_EQ,
  PYM_NE,
  PYM_GT,
  PYM_GE
};
