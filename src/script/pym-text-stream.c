#include "pym-text-stream.h"
#include "pym-abstract.h"
#include "pym-bytes.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-str.h"

#define CHUNK_SIZE 8192

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *name;
  PymObject *pending; /* NULL, a str, or a list of them */
  ssize_t pending_bytes;
  PymStream stream;
  bool line_buffered;
} PymTextStream;

PymObject *
pym_text_stream_new (PymRuntime *rt, PymStream stream, const char *name)
{
  PymTextStream *self = (PymTextStream *) pym_gc_new (rt, PYM_SCRIPT_TYPE (rt, TEXT_STREAM));

  if (self == NULL)
    return NULL;
  self->pending = NULL;
  self->pending_bytes = 0;
  self->stream = stream;
  self->line_buffered = stream == PYM_STREAM_ERROR;
  self->name = pym_str_from_string (rt, name);
  pym_gc_track (rt, self);
  if (self->name == NULL)
    {
      pym_decref (rt, self);
      return NULL;
    }
  return PYM_OBJECT (self);
}

static void
forget_pending (PymRuntime *rt, PymTextStream *self)
{
  PymObject *pending = self->pending;

  self->pending = NULL;
  self->pending_bytes = 0;
  pym_xdecref (rt, pending);
}

/* What CPython's stream keeps of a text: itself if it is ASCII and shorter than a chunk, else its
 * UTF-8. A new reference. */
static PymObject *
kept_form (PymRuntime *rt, PymObject *text, const char *bytes, ssize_t size)
{
  if (pym_str_is_ascii (text) && pym_str_length (text) <= CHUNK_SIZE)
    return pym_newref (text);
  return pym_bytes_from_string_and_size (rt, bytes, size);
}

static int
keep (PymRuntime *rt, PymTextStream *self, PymObject *text, ssize_t size)
{
  if (self->pending != NULL && self->pending_bytes + size > CHUNK_SIZE)
    forget_pending (rt, self);
  if (self->pending == NULL)
    self->pending = pym_newref (text);
  else if (!PYM_IS_EXACT (rt, self->pending, LIST))
    {
      PymObject *list = pym_list_new (rt, 2);

      if (list == NULL)
        return -1;
      pym_list_set (list, 0, self->pending);
      pym_list_set (list, 1, pym_newref (text));
      self->pending = list;
    }
  else if (pym_list_append (rt, self->pending, text) < 0)
    return -1;
  self->pending_bytes += size;
  return 0;
}

static PymObject *
text_stream_write (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymTextStream *self = (PymTextStream *) o;
  PymObject *text = args[0], *kept;
  const char *bytes;
  ssize_t size;
  int status;

  if (!pym_str_check (text))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "write() argument must be str, not %.200s", pym_type (text)->name);
  bytes = pym_str_as_utf8_and_size (rt, text, &size);
  if (bytes == NULL)
    return NULL;
  pym_script_write (rt, self->stream, bytes, (size_t) size);
  kept = kept_form (rt, text, bytes, size);
  status = kept != NULL ? keep (rt, self, kept, size) : -1;
  pym_xdecref (rt, kept);
  if (status < 0)
    return NULL;
  if (self->pending_bytes >= CHUNK_SIZE ||
      (self->line_buffered && memchr (bytes, '\n', (size_t) size) != NULL))
    forget_pending (rt, self);
  return pym_int_from_ssize (rt, pym_str_length (text));
}

static PymObject *
text_stream_writelines (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *iterator = pym_object_get_iter (rt, args[0]);
  PymObject *line;

  if (iterator == NULL)
    return NULL;
  while ((line = pym_iter_next (rt, iterator)) != NULL)
    {
      PymObject *result = text_stream_write (rt, o, &line, 1, NULL);

      pym_decref (rt, line);
      if (result == NULL)
        break;
      pym_decref (rt, result);
    }
  pym_decref (rt, iterator);
  return pym_err_occurred (rt) ? NULL : pym_none (rt);
}

static PymObject *
text_stream_flush (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  forget_pending (rt, (PymTextStream *) o);
  return pym_none (rt);
}

static PymObject *
text_stream_isatty (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_false (rt);
}

static PymObject *
text_stream_get_encoding (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_str_from_string (rt, "utf-8");
}

static PymObject *
text_stream_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_format (rt, "<_io.TextIOWrapper name=%R mode='w' encoding='utf-8'>",
                              ((PymTextStream *) o)->name);
}

static void
text_stream_dealloc (PymRuntime *rt, PymObject *o)
{
  PymTextStream *self = (PymTextStream *) o;

  pym_gc_untrack (o);
  pym_xdecref (rt, self->pending);
  pym_xdecref (rt, self->name);
  pym_gc_del (rt, o);
}

static int
text_stream_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymTextStream *self = (PymTextStream *) o;
  int result;

  if (self->pending != NULL && (result = visit (self->pending, data)) != 0)
    return result;
  return self->name != NULL ? visit (self->name, data) : 0;
}

static int
text_stream_clear (PymRuntime *rt, PymObject *o)
{
  forget_pending (rt, (PymTextStream *) o);
  return 0;
}

static void
text_stream_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymTextStream *self = (PymTextStream *) o;

  if (self->pending != NULL)
    visit (&(PymEdge){ .kind = PYM_EDGE_INTERNAL,
                       .text = "texts not yet flushed",
                       .referent = self->pending },
           data);
  visit (&(PymEdge){ .kind = PYM_EDGE_ATTRIBUTE, .text = "name", .referent = self->name }, data);
}

int
pym_file_write_object (PymRuntime *rt, PymObject *file, PymObject *text)
{
  PymObject *write = pym_object_get_attr (rt, file, PYM_NAME (rt, write));
  PymObject *result;

  if (write == NULL)
    return -1;
  /* A text stands for itself; what else str does still happens (PyFile_WriteObject). */
  text = pym_object_str (rt, text);
  result = text != NULL ? pym_object_call_one_arg (rt, write, text) : NULL;
  pym_decref (rt, write);
  pym_xdecref (rt, text);
  if (result == NULL)
    return -1;
  pym_decref (rt, result);
  return 0;
}

int
pym_file_write_string (PymRuntime *rt, PymObject *file, const char *text)
{
  PymObject *o = pym_str_from_string (rt, text);
  int status;

  if (o == NULL)
    return -1;
  status = pym_file_write_object (rt, file, o);
  pym_decref (rt, o);
  return status;
}

static const PymMethodDef text_stream_methods[] = {
  { "write", text_stream_write, 1, 1 },
  { "writelines", text_stream_writelines, 1, 1 },
  { "flush", text_stream_flush, 0, 0 },
  { "isatty", text_stream_isatty, 0, 0 },
  { NULL },
};

static const PymMemberDef text_stream_members[] = {
  { "name", offsetof (PymTextStream, name), true },
  { NULL },
};

static const PymGetSetDef text_stream_getset[] = {
  { "encoding", text_stream_get_encoding },
  { NULL },
};

const PymType pym_text_stream_template = {
  .name = "_io.TextIOWrapper",
  .basicsize = sizeof (PymTextStream),
  .flags = PYM_TYPE_GC | PYM_TYPE_DISALLOW_INSTANTIATION | PYM_TYPE_IMMUTABLE,
  .dealloc = text_stream_dealloc,
  .traverse = text_stream_traverse,
  .clear = text_stream_clear,
  .walk_edges = text_stream_walk_edges,
  .repr = text_stream_repr,
  .methods = text_stream_methods,
  .members = text_stream_members,
  .getset = text_stream_getset,
};
