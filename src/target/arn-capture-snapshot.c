/* A snapshot: first arenas, pools and tracebacks, then every block in use, then every object that
 * can be reached, each with its references named, then the frames and what else holds objects. */
#include "arn-capture-private.h"

#include "arn-brief.h"
#include "arn-snapshot-builder.h"
#include "pym-callables.h"
#include "pym-collector.h"
#include "pym-containers.h"
#include "pym-dict.h"
#include "pym-frame.h"
#include "pym-heap-walk.h"
#include "pym-int.h"
#include "pym-numbers.h"
#include "pym-script-walk.h"
#include "pym-str.h"
#include "pym-tracer.h"
#include "pym-type-object.h"

#include <string.h>

/* Blocks or objects between two questions whether to go on. */
#define STRIDE 4096
/* Shares of the whole at the end of the first two parts; sorting is the third. */
#define BLOCKS_DONE  0.2
#define OBJECTS_DONE 0.7

typedef struct
{
  PymRuntime *rt;
  ArnSnapshotBuilder *builder;
  ArnGoOnFunc go_on; /* or NULL */
  gpointer data;
  gboolean cancelled;
  guint n_blocks, expected_blocks;
  GPtrArray *objects; /* in the builder's order; the front ones have their references
                         recorded */
  GHashTable *types;  /* PymType * → ArnTypeId + 1 */
  PymType *last_type; /* many objects of a type follow each other */
  ArnTypeId last_type_row;
  ArnTracebackId *tracebacks; /* by the tracer's id */
  GString *text;              /* scratch */
  gint8 generation;           /* of what is met now; see meet () */
  guint64 owner;              /* address of the object whose blocks are walked */
} Capture;

static guint64
address_of (const Capture *capture, const void *place)
{
  guint64 nominal = pym_heap_nominal_address (capture->rt->heap, place);

  return nominal != 0 ? nominal : (guint64) (guintptr) place;
}

/* FALSE: the capture is given up. `done` of `total` of the part from `from` to `to`. */
static gboolean
goes_on (Capture *capture, guint done, guint total, double from, double to)
{
  double share = from + (to - from) * MIN (done, total) / MAX (total, 1);

  if (capture->go_on != NULL && !capture->cancelled && !capture->go_on (share, capture->data))
    capture->cancelled = TRUE;
  return !capture->cancelled;
}

/* --- Memory --- */

/* transfer full */
static ArnSiteRow *
site_rows (const PymTraceback *traceback)
{
  ArnSiteRow *sites = g_new (ArnSiteRow, traceback->n_frames);

  for (guint i = 0; i < traceback->n_frames; i++)
    sites[i] = (ArnSiteRow){ traceback->frames[i].file, traceback->frames[i].line };
  return sites;
}

static void
add_traceback (const PymTraceback *traceback, void *data)
{
  Capture *capture = data;
  g_autofree ArnSiteRow *sites = site_rows (traceback);

  capture->tracebacks[traceback->id] =
      arn_snapshot_builder_add_traceback (capture->builder, sites, traceback->n_frames,
                                          traceback->total_frames, traceback->bytes,
                                          traceback->blocks, traceback->peak_bytes);
}

static void
count_traceback (const PymTraceback *traceback, void *data)
{
  ++*(guint *) data;
}

static void
add_tracebacks (Capture *capture)
{
  guint n = 0;

  if (capture->rt->inspector == NULL)
    return;
  pym_tracer_walk_tracebacks (capture->rt->inspector, count_traceback, &n);
  capture->tracebacks = g_new (ArnTracebackId, n + 1);
  pym_tracer_walk_tracebacks (capture->rt->inspector, add_traceback, capture);
}

static void
add_program_traceback (const PymTraceback *traceback, void *data)
{
  Capture *capture = data;
  g_autofree ArnSiteRow *sites = NULL;

  if (traceback->blocks == 0)
    return;
  sites = site_rows (traceback);
  arn_snapshot_builder_add_program_traceback (capture->builder, sites, traceback->n_frames,
                                              traceback->total_frames, traceback->bytes,
                                              traceback->blocks, traceback->peak_bytes);
}

static void
add_line (const char *file, const ArnPulseSite *row, gpointer data)
{
  Capture *capture = data;

  arn_snapshot_builder_add_line (capture->builder, &(ArnLineFigures){ { file, row->line },
                                                                      row->peak,
                                                                      row->occurrences,
                                                                      row->memory,
                                                                      row->increment });
}

static void
add_block (const void *block, size_t size, void *data)
{
  Capture *capture = data;
  ArnBlockRow row = { address_of (capture, block), size, 0, 0, ARN_NONE };
  PymTrace trace;

  if (capture->cancelled ||
      (++capture->n_blocks % STRIDE == 0 &&
       !goes_on (capture, capture->n_blocks, capture->expected_blocks, 0, BLOCKS_DONE)))
    return;
  if (capture->rt->inspector != NULL && pym_tracer_lookup (capture->rt->inspector, block, &trace))
    {
      row.requested = trace.size;
      row.serial = trace.serial;
      row.traceback = capture->tracebacks[trace.traceback->id];
    }
  arn_snapshot_builder_add_block (capture->builder, &row);
}

static void
add_arenas (Capture *capture)
{
  PymHeap *heap = capture->rt->heap;
  size_t n_arenas = pym_heap_summarize_arenas (heap, NULL, 0);
  size_t n_pools = pym_heap_summarize_pools (heap, NULL, 0), pool = 0;
  g_autofree PymArenaSummary *arenas = g_new (PymArenaSummary, n_arenas + 1);
  g_autofree PymPoolSummary *pools = g_new (PymPoolSummary, n_pools + 1);
  size_t pool_size = pym_heap_profile (heap)->pool_size;

  pym_heap_summarize_arenas (heap, arenas, n_arenas);
  pym_heap_summarize_pools (heap, pools, n_pools);
  for (size_t i = 0; i < n_arenas; i++)
    {
      const ArnArenaRow row = { arenas[i].nominal, arenas[i].arena, arenas[i].n_pools,
                                arenas[i].n_free_pools,
                                (guint32) (-arenas[i].nominal & (pool_size - 1)) };

      arn_snapshot_builder_add_arena (capture->builder, &row);
      for (; pool < n_pools && pools[pool].arena == arenas[i].arena; pool++)
        {
          const PymPoolSummary *from = &pools[pool];
          const ArnPoolRow pool_row = {
            arenas[i].nominal, from->index, (guint8) arn_capture_pool_state (from->state),
            from->size_class,  from->used,  from->capacity,
            from->n_carved
          };
          uint16_t free_blocks[PYM_MAX_BLOCKS];
          unsigned n_free;

          if (from->state == PYM_POOL_NEVER_USED)
            continue;
          arn_snapshot_builder_add_pool (capture->builder, &pool_row);
          n_free = pym_heap_read_free_list (heap, from->arena, from->index, free_blocks);
          for (unsigned k = 0; k < n_free; k++)
            arn_snapshot_builder_add_free_block (capture->builder, free_blocks[k]);
        }
    }
  pym_heap_walk_small (heap, add_block, capture);
  pym_heap_walk_large (heap, add_block, capture);
}

/* --- Objects --- */

/* `__module__` of a class, without a look-up that could allocate. */
static char *
module_of (Capture *capture, PymType *type)
{
  const char *dot = strrchr (type->name, '.');
  ssize_t position = 0;
  PymObject *key, *value;

  if (!pym_type_has (type, PYM_TYPE_HEAP))
    return dot != NULL ? g_strndup (type->name, (gsize) (dot - type->name)) : g_strdup ("builtins");
  while (type->dict != NULL && pym_dict_next (type->dict, &position, &key, &value))
    if (pym_str_check (key) && pym_str_equal_ascii (key, "__module__") && pym_str_check (value))
      {
        char *utf8 = pym_str_to_display (capture->rt, value, NULL);
        char *copy = g_strdup (utf8 != NULL ? utf8 : "");

        pym_raw_free (capture->rt, utf8);
        return copy;
      }
  return g_strdup ("");
}

static ArnTypeId
type_row (Capture *capture, PymType *type)
{
  gpointer known;
  ArnTypeId row;

  if (type == capture->last_type)
    return capture->last_type_row;
  known = g_hash_table_lookup (capture->types, type);
  if (known != NULL)
    row = GPOINTER_TO_UINT (known) - 1;
  else
    {
      g_autofree char *module = module_of (capture, type);

      row = arn_snapshot_builder_add_type (capture->builder, pym_type_short_name (type), module,
                                           (gsize) type->basicsize,
                                           pym_type_has (type, PYM_TYPE_HEAP) &&
                                                   !pym_type_has (type, PYM_TYPE_TYPE_SUBCLASS)
                                               ? ARN_TYPE_INSTANCE
                                               : ARN_TYPE_OTHER,
                                           address_of (capture, type));
      g_hash_table_insert (capture->types, type, GUINT_TO_POINTER (row + 1));
    }
  capture->last_type = type;
  capture->last_type_row = row;
  return row;
}

/* As sys.getsizeof () says it of an object without a __sizeof__ of its own. */
static guint64
size_of (Capture *capture, PymObject *o)
{
  PymType *type = o->type;
  guint64 size =
      type->sizeof_ != NULL
          ? type->sizeof_ (capture->rt, o)
          : (guint64) type->basicsize +
                (type->itemsize != 0 ? (guint64) ABS (pym_size (o)) * (guint64) type->itemsize : 0);

  return pym_object_is_gc (capture->rt, o) ? size + pym_type_head_size (type) : size;
}

/* Made before the program, in memory that is no block. */
static bool
is_static (const Capture *capture, const PymObject *o)
{
  const void *start;
  size_t size = pym_heap_static_range (capture->rt->heap, &start);

  return !pym_heap_contains (capture->rt->heap, o) ||
         (gsize) ((const char *) o - (const char *) start) < size;
}

/* An object that was not met before gets its row, its references are recorded later. Returns the
 * row. The allocation's serial is that of the block it lies in. */
static guint32
meet (Capture *capture, PymObject *o)
{
  PymRuntime *rt = capture->rt;
  guint64 address = address_of (capture, o);
  guint32 known = arn_snapshot_builder_find_object (capture->builder, address);
  ArnObjectRow row = { .address = address };
  bool is_gc;

  if (known != ARN_NONE)
    return known;
  is_gc = pym_object_is_gc (rt, o);
  row.type = type_row (capture, o->type);
  row.size = size_of (capture, o);
  row.refcount = (guint32) o->refcount;
  if (pym_is_immortal (o))
    row.flags |= ARN_OBJECT_IMMORTAL;
  if (!is_gc)
    row.generation = ARN_GENERATION_NONE;
  else if (!pym_gc_is_tracked (o))
    row.generation = ARN_GENERATION_UNTRACKED;
  else
    row.generation = (guint8) capture->generation;
  if (is_gc && pym_gc_is_finalized (o))
    row.flags |= ARN_OBJECT_FINALIZED;
  if (is_static (capture, o))
    row.flags |= ARN_OBJECT_STATIC;
  g_string_truncate (capture->text, 0);
  arn_brief_append (capture->text, rt, o);
  row.repr = capture->text->str;
  arn_snapshot_builder_add_object (capture->builder, &row);
  g_ptr_array_add (capture->objects, o);
  return capture->objects->len - 1;
}

static void
meet_tracked (PymObject *o, int generation, void *data)
{
  Capture *capture = data;

  if (capture->cancelled || (capture->objects->len % STRIDE == STRIDE - 1 &&
                             !goes_on (capture, 0, 1, BLOCKS_DONE, OBJECTS_DONE)))
    return;
  capture->generation = generation < 0 ? ARN_GENERATION_YOUNG : (gint8) generation;
  meet (capture, o);
}

static void
add_edge (const PymEdge *edge, void *data)
{
  Capture *capture = data;
  guint32 label = (guint32) edge->index;
  guint32 row;

  if (edge->referent == NULL)
    return;
  row = meet (capture, edge->referent);
  if (edge->kind != PYM_EDGE_INDEX && edge->kind != PYM_EDGE_KEY && edge->kind != PYM_EDGE_STACK)
    {
      g_string_truncate (capture->text, 0);
      if (edge->text != NULL)
        g_string_append (capture->text, edge->text);
      else if (edge->key != NULL && edge->kind != PYM_EDGE_VALUE && pym_str_check (edge->key))
        {
          char *utf8 = pym_str_to_display (capture->rt, edge->key, NULL);

          g_string_append (capture->text, utf8 != NULL ? utf8 : "");
          pym_raw_free (capture->rt, utf8);
        }
      else if (edge->key != NULL)
        arn_brief_append (capture->text, capture->rt, edge->key);
      label = arn_snapshot_builder_intern (capture->builder, capture->text->str);
    }
  arn_snapshot_builder_add_edge_to_row (capture->builder, (ArnEdgeKind) edge->kind, edge->weak,
                                        label, row);
}

static int
add_unnamed_edge (PymObject *referent, void *data)
{
  const PymEdge edge = { PYM_EDGE_INTERNAL, .text = "", .referent = referent };

  add_edge (&edge, data);
  return 0;
}

static void
claim (const void *block, size_t size, const char *what, void *data)
{
  Capture *capture = data;

  arn_snapshot_builder_claim_block (capture->builder, address_of (capture, block), capture->owner,
                                    what);
}

static void
add_references (Capture *capture, guint row)
{
  PymObject *o = g_ptr_array_index (capture->objects, row);
  PymType *type = o->type;

  capture->owner = address_of (capture, o);
  arn_snapshot_builder_begin_object_row (capture->builder, row);
  if (type->walk_edges != NULL)
    type->walk_edges (capture->rt, o, add_edge, capture);
  else if (type->traverse != NULL && pym_object_is_gc (capture->rt, o))
    type->traverse (capture->rt, o, add_unnamed_edge, capture);
  if (type->walk_blocks != NULL)
    type->walk_blocks (capture->rt, o, claim, capture);
}

/* Of the objects from `first` on. The list grows while it is walked: what is referenced is met on
 * the way. */
static void
add_all_references (Capture *capture, guint first)
{
  for (guint i = first; i < capture->objects->len; i++)
    {
      if (i % STRIDE == STRIDE - 1 &&
          !goes_on (capture, i, capture->objects->len, BLOCKS_DONE, OBJECTS_DONE))
        return;
      add_references (capture, i);
    }
}

static void
meet_static_type (PymType *type, void *data)
{
  meet (data, PYM_OBJECT (type));
}

static bool
add_frame (PymRuntime *rt, const PymFrameInfo *info, void *data)
{
  Capture *capture = data;
  g_autofree char *name = NULL;
  char *function = pym_str_to_display (rt, info->code->qualname, NULL);
  char *file = pym_str_to_display (rt, info->code->filename, NULL);
  ArnFrameId row =
      arn_snapshot_builder_add_frame (capture->builder, function != NULL ? function : "",
                                      file != NULL ? file : "",
                                      info->line > 0 ? (guint) info->line : 0);

  name = g_strdup (function != NULL ? function : "");
  arn_snapshot_builder_begin_root (capture->builder, ARN_ROOT_FRAME, name, row);
  /* What a generator's frame holds, the generator holds. */
  if (info->frame->owner == PYM_FRAME_ON_STACK)
    pym_frame_walk_edges (rt, info->frame, add_edge, capture);
  pym_raw_free (rt, function);
  pym_raw_free (rt, file);
  return true;
}

static void
add_roots (Capture *capture)
{
  PymRuntime *rt = capture->rt;

  pym_frames_walk (rt, add_frame, capture);
  arn_snapshot_builder_begin_root (capture->builder, ARN_ROOT_INTERPRETER, "interpreter", ARN_NONE);
  pym_script_walk_interpreter (rt, add_edge, capture);
  if (rt->script->constants != NULL)
    {
      arn_snapshot_builder_begin_root (capture->builder, ARN_ROOT_SOURCE, "parsed source",
                                       ARN_NONE);
      pym_source_constants_walk (rt, rt->script->constants, add_edge, capture);
    }
}

/* --- Free lists and bands --- */

static void
add_free_list (const PymFreeListInfo *info, void *data)
{
  Capture *capture = data;

  arn_snapshot_builder_add_free_list (capture->builder, info->label, (guint) info->kept,
                                      (guint) info->limit, (guint64) info->kept * info->block_size);
}

typedef struct
{
  Capture *capture;
  guint characters, texts;
  guint64 character_bytes, text_bytes;
} Bands;

static void
count_text (PymObject *o, void *data)
{
  Bands *bands = data;

  if (pym_str_length (o) <= 1)
    {
      bands->characters++;
      bands->character_bytes += size_of (bands->capture, o);
    }
  else
    {
      bands->texts++;
      bands->text_bytes += size_of (bands->capture, o);
    }
}

static void
count_type (PymType *type, void *data)
{
  ++*(guint *) data;
}

static void
add_bands (Capture *capture)
{
  Bands bands = { capture };
  ArnSnapshotBuilder *builder = capture->builder;
  guint n_types = 0;

  pym_str_walk_interned (capture->rt, count_text, &bands);
  pym_walk_static_types (capture->rt, count_type, &n_types);
  arn_snapshot_builder_add_band (builder, "small ints", PYM_N_SMALL_INTS,
                                 PYM_N_SMALL_INTS * sizeof (PymSmallInt));
  arn_snapshot_builder_add_band (builder, "one-character texts", bands.characters,
                                 bands.character_bytes);
  arn_snapshot_builder_add_band (builder, "interned texts", bands.texts, bands.text_bytes);
  arn_snapshot_builder_add_band (builder, "built-in types", n_types, (guint64) n_types * 432);
}

static void
add_heap (Capture *capture)
{
  PymRuntime *rt = capture->rt;
  guint n_met;

  pym_gc_walk (rt, meet_tracked, capture);
  pym_walk_static_types (rt, meet_static_type, capture);
  add_all_references (capture, 0);
  /* Roots come last, and what only they know follows. */
  n_met = capture->objects->len;
  if (capture->cancelled)
    return;
  add_roots (capture);
  add_all_references (capture, n_met);

  capture->owner = 0;
  if (rt->hooks.walk_owned_blocks != NULL)
    rt->hooks.walk_owned_blocks (rt, claim, capture);
  pym_containers_walk_free_lists (rt, add_free_list, capture);
  pym_numbers_walk_free_lists (rt, add_free_list, capture);
  add_bands (capture);
}

static gboolean
goes_on_sorting (double done, gpointer data)
{
  return goes_on (data, (guint) (done * 1000), 1000, OBJECTS_DONE, 1);
}

ArnSnapshot *
arn_capture_snapshot (PymProgram *program,
                      const ArnMoment *moment,
                      ArnGoOnFunc go_on,
                      gpointer data)
{
  PymRuntime *rt = pym_program_runtime (program);
  ArnParts parts = ARN_PART_ARENAS | ARN_PART_BLOCKS | ARN_PART_OBJECTS | ARN_PART_EDGES |
                   ARN_PART_FRAMES | ARN_PART_GENERATIONS |
                   (rt->inspector != NULL ? ARN_PART_SITES : 0);
  Capture capture = {
    .rt = rt, .builder = arn_snapshot_builder_new (parts), .go_on = go_on, .data = data
  };
  ArnHeapFigures *heap = arn_snapshot_builder_heap (capture.builder);
  ArnSnapshot *snapshot = NULL;

  capture.objects = g_ptr_array_new ();
  capture.types = g_hash_table_new (NULL, NULL);
  capture.text = g_string_new (NULL);
  arn_capture_figures (program, moment, TRUE, heap);
  heap->file =
      arn_snapshot_builder_intern (capture.builder, moment->file != NULL ? moment->file : "");
  capture.expected_blocks = (guint) heap->blocks_in_use;
  arn_snapshot_builder_expect (capture.builder, capture.expected_blocks, capture.expected_blocks);
  add_tracebacks (&capture);
  if (rt->program_tracer != NULL)
    pym_tracer_walk_tracebacks (rt->program_tracer, add_program_traceback, &capture);
  arn_capture_lines (rt, moment->lines, add_line, &capture);
  add_arenas (&capture);
  if (!capture.cancelled)
    add_heap (&capture);

  g_ptr_array_unref (capture.objects);
  g_hash_table_unref (capture.types);
  g_string_free (capture.text, TRUE);
  g_free (capture.tracebacks);
  if (!capture.cancelled)
    snapshot = arn_snapshot_builder_end_watched (capture.builder, goes_on_sorting, &capture);
  else
    arn_snapshot_builder_free (capture.builder);
  return snapshot;
}
