/* State of the script room: what the machine, the modules and the program that runs have in one
 * runtime. Everything here hangs off `rt->script`.
 *
 * pym_script_init () makes it on top of pym_objects_init (): types, built-in functions, hooks of
 * the rooms below. pym_script_fini () releases what the program left, then all of it.
 */
#pragma once

#include "pym-callables.h"
#include "pym-compiled.h"
#include "pym-function.h"
#include "pym-stack-marks.h"

typedef struct PymCode PymCode;
typedef struct PymFrame PymFrame;
typedef struct PymFrameObject PymFrameObject;
typedef struct PymStackChunk PymStackChunk;
typedef struct PymLineHook PymLineHook;
typedef struct PymLineState PymLineState;
struct PymLineProfile;

/* X (IDENTIFIER, template's name). Each is a static type of pym_type_new_static (). */
#define PYM_FOR_EACH_SCRIPT_TYPE(X)                                                                \
  X (CODE, code)                                                                                   \
  X (FRAME, frame)                                                                                 \
  X (GENERATOR, generator)                                                                         \
  X (TRACEBACK, traceback)                                                                         \
  X (TEXT_STREAM, text_stream)

typedef enum
{
#define PYM_SCRIPT_TYPE_ENUM(IDENTIFIER, name) PYM_SCRIPT_TYPE_ID_##IDENTIFIER,
  PYM_FOR_EACH_SCRIPT_TYPE (PYM_SCRIPT_TYPE_ENUM)
#undef PYM_SCRIPT_TYPE_ENUM
      PYM_N_SCRIPT_TYPES
} PymScriptTypeId;

#define PYM_SCRIPT_TYPE_DECLARE(IDENTIFIER, name) extern const PymType pym_##name##_template;
PYM_FOR_EACH_SCRIPT_TYPE (PYM_SCRIPT_TYPE_DECLARE)
#undef PYM_SCRIPT_TYPE_DECLARE

#define PYM_SCRIPT_TYPE(rt, IDENTIFIER) ((rt)->script->types[PYM_SCRIPT_TYPE_ID_##IDENTIFIER])

/* Interned names that the machine looks for; X (identifier, text). */
#define PYM_FOR_EACH_SCRIPT_NAME(X)                                                                \
  X (annotations, "__annotations__")                                                               \
  X (build_class, "__build_class__")                                                               \
  X (builtins, "__builtins__")                                                                     \
  X (cached, "__cached__")                                                                         \
  X (classcell, "__classcell__")                                                                   \
  X (close, "close")                                                                               \
  X (dict, "__dict__")                                                                             \
  X (doc, "__doc__")                                                                               \
  X (enter, "__enter__")                                                                           \
  X (exit, "__exit__")                                                                             \
  X (all, "__all__")                                                                               \
  X (file, "__file__")                                                                             \
  X (flush, "flush")                                                                               \
  X (import, "__import__")                                                                         \
  X (loader, "__loader__")                                                                         \
  X (metaclass, "metaclass")                                                                       \
  X (module, "__module__")                                                                         \
  X (mro_entries, "__mro_entries__")                                                               \
  X (name, "__name__")                                                                             \
  X (notes, "__notes__")                                                                           \
  X (orig_bases, "__orig_bases__")                                                                 \
  X (package, "__package__")                                                                       \
  X (path, "__path__")                                                                             \
  X (prepare, "__prepare__")                                                                       \
  X (qualname, "__qualname__")                                                                     \
  X (reversed, "__reversed__")                                                                     \
  X (round, "__round__")                                                                           \
  X (send, "send")                                                                                 \
  X (sort, "sort")                                                                                 \
  X (spec, "__spec__")                                                                             \
  X (stderr, "stderr")                                                                             \
  X (stdout, "stdout")                                                                             \
  X (throw, "throw")                                                                               \
  X (write, "write")

typedef struct
{
#define PYM_SCRIPT_NAME(identifier, text) PymObject *n_##identifier;
  PYM_FOR_EACH_SCRIPT_NAME (PYM_SCRIPT_NAME)
#undef PYM_SCRIPT_NAME
} PymScriptNames;

#define PYM_NAME(rt, identifier) ((rt)->script->names.n_##identifier)

typedef enum
{
  PYM_STREAM_OUT,
  PYM_STREAM_ERROR,
} PymStream;

#define PYM_RECURSION_LIMIT 1000

struct PymScript
{
  PymType *types[PYM_N_SCRIPT_TYPES];
  PymScriptNames names;

  /* The machine. */
  PymFrame *frame; /* the innermost one that runs; NULL: nothing does */
  PymStackChunk *chunk;
  PymStackMarks marks;
  PymHandled handled;          /* what is being handled outside of generators */
  int recursion_limit;         /* sys.getrecursionlimit () */
  int recursion_left;          /* frames, of the limit */
  int recursion_headroom;      /* > 0 while a RecursionError is made */
  const void *const *dispatch; /* place of each instruction's code, see pym-machine-loop.c */
  const void *const *plain_dispatch, *const *observed_dispatch;
  PymLineHook *line_hooks; /* NULL: nobody looks */
  PymLineState *line_state;
  uint64_t instructions; /* counted while a hook is attached */
  PymObject *stopped;    /* the exception that ends a stopped program; one instance */

  struct PymLineProfile *profile; /* innermost call that memory_profiler measures; NULL */

  /* Names of source files as PymSite shows them: kept until the end, addressed by PymCode.site. */
  char **files;
  size_t n_files;

  /* Modules. */
  PymObject *modules;                   /* sys.modules: dict */
  PymObject *sys;                       /* module; stays when the program drops it */
  PymObject *builtins;                  /* module */
  PymObject *builtins_dict;             /* borrowed from it */
  PymObject *gc_callbacks, *gc_garbage; /* lists, from the first look at them */
  int traceback_limit;                  /* of tracemalloc, as last started; 0: never */
  PymObject *at_exit;                   /* list of callables, newest last; NULL: none */

  /* The program. */
  PymSource **sources; /* read so far, for tracebacks */
  size_t n_sources;
  PymSourceConstants *constants; /* of the main file */
  char *folder;                  /* where imported files are looked for; NULL: nowhere */
  void (*write) (PymStream stream, const char *text, size_t length, void *data);
  void *write_data;
};

/* PYM_NO_MEMORY undoes what was made. */
PymStatus pym_script_init (PymRuntime *rt);
void pym_script_fini (PymRuntime *rt);

/* Bytes for the outside world, in order; nothing is kept back. */
void pym_script_write (PymRuntime *rt, PymStream stream, const char *text, size_t length);
void pym_script_write_string (PymRuntime *rt, PymStream stream, const char *text);
/* To the program's `sys.stderr`; nothing when there is none. hooks.machine.write_error. */
void pym_script_write_error (PymRuntime *rt, const char *text, size_t length);

/* A source that tracebacks show lines of; taken over, freed by pym_script_fini (). */
PymStatus pym_script_keep_source (PymRuntime *rt, PymSource *source);
/* Borrowed, NULL when it was none of the program's. */
const PymSource *pym_script_find_source (PymRuntime *rt, const char *filename);
/* Index of a file's name in `files`; -1 without memory. */
ssize_t pym_script_intern_file (PymRuntime *rt, const char *filename);
