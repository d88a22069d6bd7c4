/* The words that every file of the engine uses: status, assertions, forward declarations.
 *
 * Sizes are in bytes and `size_t`; counts that may be negative or that follow CPython's Py_ssize_t
 * are `ssize_t`. Everything hangs off a PymRuntime: there is no global state.
 */
#pragma once

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/types.h>

typedef struct PymRuntime PymRuntime;
typedef struct PymHeap PymHeap;
typedef struct PymObject PymObject;
typedef struct PymVarObject PymVarObject;
typedef struct PymType PymType;
typedef struct PymTracer PymTracer;

/* What a function that makes no object answers. Functions that follow CPython's convention answer
 * 0 and -1 (or NULL) instead, with the exception set in the runtime. */
typedef enum
{
  PYM_OK = 0,
  PYM_NO_MEMORY, /* the system, the heap limit or fault injection refused */
  PYM_BAD_INPUT,
  PYM_BROKEN, /* a check found a violated invariant */
} PymStatus;

/* Three tiers: pym_assert is O(1) and on in debug builds, pym_assert_expensive is O(n) and on in
 * tests, pym_runtime_check () walks the whole heap. */
#ifdef NDEBUG
#define pym_assert(condition) ((void) 0)
#else
#define pym_assert(condition) assert (condition)
#endif
#ifdef PYM_EXPENSIVE_CHECKS
#define pym_assert_expensive(condition) assert (condition)
#else
#define pym_assert_expensive(condition) ((void) 0)
#endif

#define PYM_LIKELY(x)           __builtin_expect (!!(x), 1)
#define PYM_UNLIKELY(x)         __builtin_expect (!!(x), 0)
#define PYM_N_ELEMENTS(array)   (sizeof (array) / sizeof ((array)[0]))
#define PYM_PRINTF(text, first) __attribute__ ((format (printf, text, first)))
