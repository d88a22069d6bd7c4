/* A limit on what the heap takes: arenas and large requests, in bytes. It is a wrapper of the mem
 * and object domains; a request that would lead beyond the limit is refused with NULL, whoever
 * makes it.
 */
#pragma once

#include "pym-memory.h"

/* 0 takes the limit off. The heap may already hold more than `bytes`: then only requests that need
 * more memory are refused. */
PymStatus pym_heap_limit_set (PymRuntime *rt, size_t bytes);

/* Requests refused so far. */
uint64_t pym_heap_limit_refusals (PymRuntime *rt);
