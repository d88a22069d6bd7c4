#include "arn-line-profile.h"

#include "pym-code.h"
#include "pym-heap.h"
#include "pym-machine.h"
#include "pym-script.h"
#include "pym-tracer.h"

/* Lines above this are no program's; their figures are not kept. */
#define MAX_LINE 1000000

/* The records of one file, by line: number + 1, or 0. */
typedef struct
{
  const char *file;
  GArray *by_line; /* guint32 */
} FileLines;

struct _ArnLineProfile
{
  PymRuntime *rt;
  PymLineHook hook;
  GArray *records; /* ArnLineRecord */
  GArray *files;   /* FileLines, by PymCode.site; file NULL: not met yet */
  /* The line under way, and the one of each frame by its depth: record + 1, or 0 for none. */
  guint32 open;
  GArray *frames; /* guint32 */
  gint64 before;  /* bytes at the last look */
};

static gint64
bytes_now (const ArnLineProfile *self)
{
  size_t traced, peak;

  if (self->rt->inspector == NULL)
    return (gint64) pym_heap_bytes (self->rt->heap);
  pym_tracer_get_traced (self->rt->inspector, &traced, &peak);
  return (gint64) traced;
}

/* What changed since the last look is the doing of the line under way. */
static void
settle (ArnLineProfile *self)
{
  gint64 now = bytes_now (self);

  if (self->open > 0)
    {
      ArnLineRecord *record = &g_array_index (self->records, ArnLineRecord, self->open - 1);

      record->increment += now - self->before;
      record->memory = (guint64) now;
    }
  self->before = now;
}

static guint32 *
frame_at (ArnLineProfile *self, int depth)
{
  if ((guint) depth >= self->frames->len)
    g_array_set_size (self->frames, (guint) depth + 1);
  return &g_array_index (self->frames, guint32, depth);
}

static FileLines *
file_of (ArnLineProfile *self, const PymCode *code)
{
  FileLines *lines;

  if (code->site >= self->files->len)
    g_array_set_size (self->files, code->site + 1);
  lines = &g_array_index (self->files, FileLines, code->site);
  if (lines->file == NULL)
    {
      lines->file = self->rt->script->files[code->site];
      lines->by_line = g_array_new (FALSE, TRUE, sizeof (guint32));
    }
  return lines;
}

/* Texts of the library are called "<…>". */
static gboolean
is_of_person (const FileLines *lines)
{
  return lines->file[0] != '<';
}

static guint32
record_of (ArnLineProfile *self, FileLines *lines, guint line)
{
  guint32 *place;

  if (line >= lines->by_line->len)
    g_array_set_size (lines->by_line, line + 1);
  place = &g_array_index (lines->by_line, guint32, line);
  if (*place == 0)
    {
      const ArnLineRecord record = { .file = lines->file, .line = line };

      g_array_append_val (self->records, record);
      *place = self->records->len;
    }
  return *place;
}

static void
on_line (ArnLineProfile *self, const PymStepInfo *info)
{
  FileLines *lines = file_of (self, info->frame->code);

  if (!is_of_person (lines) || info->line <= 0 || info->line > MAX_LINE)
    return;
  self->open = record_of (self, lines, (guint) info->line);
  g_array_index (self->records, ArnLineRecord, self->open - 1).occurrences++;
  *frame_at (self, info->depth) = self->open;
}

static void
on_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  ArnLineProfile *self = data;

  settle (self);
  switch (info->step)
    {
    case PYM_STEP_ENTER: /* until its first line, it is the caller's doing */
      *frame_at (self, info->depth) = self->open;
      break;
    case PYM_STEP_LINE:
      on_line (self, info);
      break;
    case PYM_STEP_LEAVE:
      self->open = info->depth > 0 ? *frame_at (self, info->depth - 1) : 0;
      break;
    }
}

ArnLineProfile *
arn_line_profile_new (PymRuntime *rt)
{
  ArnLineProfile *self = g_new0 (ArnLineProfile, 1);

  self->rt = rt;
  self->records = g_array_new (FALSE, FALSE, sizeof (ArnLineRecord));
  self->files = g_array_new (FALSE, TRUE, sizeof (FileLines));
  self->frames = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->hook = (PymLineHook){ on_step, self };
  self->before = bytes_now (self);
  if (pym_machine_add_line_hook (rt, &self->hook) == 0)
    return self;
  arn_line_profile_free (self);
  return NULL;
}

void
arn_line_profile_free (ArnLineProfile *self)
{
  pym_machine_remove_line_hook (self->rt, &self->hook);
  for (guint i = 0; i < self->files->len; i++)
    {
      FileLines *lines = &g_array_index (self->files, FileLines, i);

      if (lines->by_line != NULL)
        g_array_unref (lines->by_line);
    }
  g_array_unref (self->files);
  g_array_unref (self->records);
  g_array_unref (self->frames);
  g_free (self);
}

void
arn_line_profile_suspend (ArnLineProfile *self)
{
  settle (self);
}

void
arn_line_profile_resume (ArnLineProfile *self)
{
  self->before = bytes_now (self);
}

const ArnLineRecord *
arn_line_profile_get_records (const ArnLineProfile *self, guint *n)
{
  *n = self->records->len;
  return (const ArnLineRecord *) (gpointer) self->records->data;
}

int
arn_line_profile_find (const ArnLineProfile *self, const char *file, guint32 line)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const FileLines *lines = &g_array_index (self->files, FileLines, i);

      if (lines->file == file)
        return line < lines->by_line->len ? (int) g_array_index (lines->by_line, guint32, line) - 1
                                          : -1;
    }
  return -1;
}
