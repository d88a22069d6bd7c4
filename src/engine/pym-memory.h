/* The three domains that memory is asked for from, as CPython has them: raw (system memory, not
 * counted as blocks), mem and object (both the arenas of the runtime's heap, or a large request
 * when above 512 bytes). Each is a table of functions that can be wrapped: tracers, fault injection
 * and the heap limit are wrappers.
 *
 * All return NULL when memory is refused; none sets an exception. A request of 0 bytes is one of 1.
 */
#pragma once

#include "pym-base.h"

typedef enum
{
  PYM_DOMAIN_RAW,
  PYM_DOMAIN_MEM,
  PYM_DOMAIN_OBJECT,
  PYM_N_DOMAINS,
} PymDomain;

typedef struct
{
  void *context;
  void *(*malloc) (void *context, size_t size);
  void *(*calloc) (void *context, size_t count, size_t size);
  void *(*realloc) (void *context, void *block, size_t size);
  void (*free) (void *context, void *block);
} PymAllocator;

void pym_get_allocator (PymRuntime *rt, PymDomain domain, PymAllocator *out);
void pym_set_allocator (PymRuntime *rt, PymDomain domain, const PymAllocator *allocator);

void *pym_raw_malloc (PymRuntime *rt, size_t size);
void *pym_raw_calloc (PymRuntime *rt, size_t count, size_t size);
void *pym_raw_realloc (PymRuntime *rt, void *block, size_t size);
void pym_raw_free (PymRuntime *rt, void *block);

void *pym_mem_malloc (PymRuntime *rt, size_t size);
void *pym_mem_calloc (PymRuntime *rt, size_t count, size_t size);
void *pym_mem_realloc (PymRuntime *rt, void *block, size_t size);
void pym_mem_free (PymRuntime *rt, void *block);

void *pym_object_malloc (PymRuntime *rt, size_t size);
void *pym_object_calloc (PymRuntime *rt, size_t count, size_t size);
void *pym_object_realloc (PymRuntime *rt, void *block, size_t size);
void pym_object_free (PymRuntime *rt, void *block);

/* The address as programs see it, for id () and identity hashes: the same in every run that made
 * the same requests. 0 for what lies in no domain and was not made by pym_static_new (). */
uint64_t pym_nominal_address (PymRuntime *rt, const void *address);

/* Zeroed memory that is no block: what is static in CPython, but has an address that a program may
 * see (built-in types, None). Not counted; released with the runtime. */
void *pym_static_new (PymRuntime *rt, size_t size);
