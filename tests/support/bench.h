/* What benchmarks share: the median of alternating runs, and the figures as JSON in
 * build/benchmarks/NAME.json. bench.py is the same for benchmarks in Python.
 *
 * The folder is named by the environment variable ARENARIUM_BENCHMARKS, which the build sets; a
 * benchmark that is run by hand without it prints its table and writes nothing.
 */
#pragma once

#include <glib.h>

/* Nanoseconds of a processor that this thread has taken: what else the computer does counts little.
 */
double bench_processor_time (void);

/* Bytes of this process that are in memory now. NAN where the system does not say. */
double bench_resident_bytes (void);

/* `n` at least 1; the values stay in their order. */
double bench_median (const double *values, guint n);

typedef struct BenchReport BenchReport;

BenchReport *bench_report_new (const char *name);
/* The figures that follow are this row's. */
void bench_report_row (BenchReport *report, const char *row);
/* The figures that follow belong to no row. */
void bench_report_end_row (BenchReport *report);
/* NAN, a figure that there is none of, becomes null. */
void bench_report_figure (BenchReport *report, const char *key, double value);
/* Writes and frees it. Ends the process when the file can't be written. */
void bench_report_finish (BenchReport *report);
