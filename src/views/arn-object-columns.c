#include "arn-object-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-cell-bar.h"
#include "arn-number.h"
#include "arn-object-cells.h"
#include "arn-type-badge.h"

static guint64
magnitude (guint64 now, guint64 before)
{
  return now > before ? now - before : before - now;
}

void
arn_object_shown_set_matches (ArnObjectShown *shown, ArnObjectMatches *matches)
{
  const ArnObjectGroup *groups;
  guint n;

  g_clear_pointer (&shown->matches, arn_object_matches_unref);
  shown->matches = arn_object_matches_ref (matches);
  shown->most_size = shown->most_retained = shown->most_change = 0;
  groups = arn_object_matches_get_groups (matches, &n);
  for (guint i = 0; i < n; i++)
    {
      shown->most_size = MAX (shown->most_size, groups[i].size);
      shown->most_retained = MAX (shown->most_retained, groups[i].retained);
      shown->most_change = MAX (shown->most_change, magnitude (groups[i].size, groups[i].old_size));
    }
}

void
arn_object_shown_set_diff (ArnObjectShown *shown, ArnDiff *diff)
{
  const ArnDiffRow *rows;
  guint n = 0;

  if (diff)
    arn_diff_ref (diff);
  g_clear_pointer (&shown->diff, arn_diff_unref);
  shown->diff = diff;
  shown->most_line_change = 0;
  rows = diff ? arn_diff_get_lines (diff, &n) : NULL;
  for (guint i = 0; i < n; i++)
    shown->most_line_change =
        MAX (shown->most_line_change, magnitude (rows[i].new_bytes, rows[i].old_bytes));
}

void
arn_object_shown_clear (ArnObjectShown *shown)
{
  g_clear_pointer (&shown->matches, arn_object_matches_unref);
  g_clear_pointer (&shown->diff, arn_diff_unref);
}

static double
share_of (guint64 part, guint64 whole)
{
  return whole > 0 ? (double) part / (double) whole : 0;
}

/* The group of a row; for all types their sum, written to `sum`. */
static const ArnObjectGroup *
group_of (ArnObjectShown *shown, guint32 id, ArnObjectGroup *sum)
{
  guint n;
  const ArnObjectGroup *groups = arn_object_matches_get_groups (shown->matches, &n);

  if (id != ARN_OBJECT_ALL_TYPES)
    return &groups[id];
  *sum = (ArnObjectGroup){ .type = ARN_NONE, .kind = ARN_TYPE_OTHER, .name = _ ("All types") };
  for (guint i = 0; i < n; i++)
    {
      sum->count += groups[i].count;
      sum->size += groups[i].size;
      sum->old_count += groups[i].old_count;
      sum->old_size += groups[i].old_size;
      sum->born += groups[i].born;
      sum->gone += groups[i].gone;
    }
  return sum;
}

static gboolean
has_changes (ArnObjectShown *shown)
{
  return arn_object_matches_get_query (shown->matches)->diff != NULL;
}

static gboolean
has_retained (ArnObjectShown *shown)
{
  return arn_object_matches_get_query (shown->matches)->retained != NULL;
}

static void
bind_type_name (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectGroup sum;
  const ArnObjectGroup *group = group_of (data, id, &sum);
  GtkWidget *label = arn_object_cell_get_label (cell);
  g_autofree char *letter = arn_type_badge_letter_for (group->kind, group->name);

  arn_object_cell_set_named (cell, group->kind, id == ARN_OBJECT_ALL_TYPES ? "∗" : letter,
                             group->name);
  if (id == ARN_OBJECT_ALL_TYPES || group->kind == ARN_TYPE_INSTANCE)
    gtk_widget_add_css_class (label, "strong");
  else
    gtk_widget_remove_css_class (label, "strong");
}

static char *
copy_type_name (guint32 id, gpointer data)
{
  ArnObjectGroup sum;
  const ArnObjectGroup *group = group_of (data, id, &sum);

  return group->module && *group->module ? g_strconcat (group->module, ".", group->name, NULL)
                                         : g_strdup (group->name);
}

static void
bind_type_count (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectGroup sum;

  arn_object_cell_set_count (cell, group_of (data, id, &sum)->count);
}

static char *
copy_type_count (guint32 id, gpointer data)
{
  ArnObjectGroup sum;

  return arn_number_count (group_of (data, id, &sum)->count);
}

static void
bind_type_size (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectGroup sum;

  arn_object_cell_set_bytes (cell, group_of (data, id, &sum)->size);
}

static char *
copy_type_size (guint32 id, gpointer data)
{
  ArnObjectGroup sum;

  return arn_number_exact_bytes (group_of (data, id, &sum)->size);
}

static void
bind_type_share (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectShown *shown = data;
  ArnObjectGroup sum;
  const ArnObjectGroup *group = group_of (shown, id, &sum);
  g_autofree char *percent =
      arn_number_percent (group->size, arn_object_matches_get_size (shown->matches));

  gtk_widget_set_visible (cell, id != ARN_OBJECT_ALL_TYPES);
  arn_cell_bar_set (ARN_CELL_BAR (arn_object_cell_get_mark (cell)),
                    share_of (group->size, shown->most_size), group->kind);
  arn_object_cell_set_text (arn_object_cell_get_label (cell), percent, group->size == 0);
}

static void
bind_type_retained (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectShown *shown = data;
  ArnObjectGroup sum;
  const ArnObjectGroup *group = group_of (shown, id, &sum);
  const gboolean known = has_retained (shown);

  gtk_widget_set_visible (cell, id != ARN_OBJECT_ALL_TYPES && group->count > 0);
  arn_cell_bar_set (ARN_CELL_BAR (arn_object_cell_get_mark (cell)),
                    share_of (group->retained, shown->most_retained), group->kind);
  if (known)
    arn_object_cell_set_bytes (arn_object_cell_get_label (cell), group->retained);
  else
    arn_object_cell_set_text (arn_object_cell_get_label (cell), ARN_OBJECT_NOT_YET, TRUE);
}

static char *
copy_type_retained (guint32 id, gpointer data)
{
  ArnObjectGroup sum;
  const ArnObjectGroup *group = group_of (data, id, &sum);

  return has_retained (data) && id != ARN_OBJECT_ALL_TYPES
             ? arn_number_exact_bytes (group->retained)
             : NULL;
}

static void
bind_type_change (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectShown *shown = data;
  ArnObjectGroup sum;
  const ArnObjectGroup *group = group_of (shown, id, &sum);
  const gint64 change = (gint64) (group->size - group->old_size);
  const double share = share_of (magnitude (group->size, group->old_size), shown->most_change);

  gtk_widget_set_opacity (arn_object_cell_get_mark (cell), id == ARN_OBJECT_ALL_TYPES ? 0 : 1);
  arn_cell_bar_set_change (ARN_CELL_BAR (arn_object_cell_get_mark (cell)),
                           change < 0 ? -share : share);
  if (has_changes (shown))
    arn_object_cell_set_bytes_change (arn_object_cell_get_label (cell), change);
  else
    arn_object_cell_set_text (arn_object_cell_get_label (cell), ARN_OBJECT_NOT_YET, TRUE);
}

/* (transfer full) */
static char *
describe_change (guint64 before, guint64 now)
{
  g_autofree char *from = arn_number_exact_bytes (before);
  g_autofree char *to = arn_number_exact_bytes (now);

  /* Translators: bytes then and now */
  return g_strdup_printf (_ ("from %s to %s"), from, to);
}

static char *
copy_type_change (guint32 id, gpointer data)
{
  ArnObjectGroup sum;
  const ArnObjectGroup *group = group_of (data, id, &sum);

  return has_changes (data) ? describe_change (group->old_size, group->size) : NULL;
}

static void
bind_type_born (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectGroup sum;

  if (has_changes (data))
    arn_object_cell_set_count_change (cell, group_of (data, id, &sum)->born);
  else
    arn_object_cell_set_text (cell, ARN_OBJECT_NOT_YET, TRUE);
}

static void
bind_type_gone (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectGroup sum;

  if (has_changes (data))
    arn_object_cell_set_count_change (cell, -(gint64) group_of (data, id, &sum)->gone);
  else
    arn_object_cell_set_text (cell, ARN_OBJECT_NOT_YET, TRUE);
}

static const ArnTableColumn type_columns[] = {
  [ARN_TYPES_NAME] = { .name = "type",
                       .title = N_ ("Type"),
                       .expand = TRUE,
                       .make = arn_object_cell_new_named,
                       .bind = bind_type_name,
                       .copy = copy_type_name },
  [ARN_TYPES_COUNT] = { .name = "count",
                        .title = N_ ("Count"),
                        .description = N_ ("Objects of the type"),
                        .width = 76,
                        .number = TRUE,
                        .bind = bind_type_count,
                        .copy = copy_type_count },
  [ARN_TYPES_SIZE] = { .name = "size",
                       .title = N_ ("Size"),
                       .description = N_ ("Their sizes together, as sys.getsizeof () says"),
                       .width = 84,
                       .number = TRUE,
                       .bind = bind_type_size,
                       .copy = copy_type_size },
  [ARN_TYPES_SHARE] = { .name = "share",
                        .title = N_ ("Share"),
                        .description = N_ ("Of the size of all that is listed"),
                        .width = 116,
                        .number = TRUE,
                        .make = arn_object_cell_new_barred,
                        .bind = bind_type_share,
                        .copy = copy_type_size },
  [ARN_TYPES_RETAINED] = { .name = "retained",
                           .title = N_ ("Retained"),
                           .description =
                               N_ ("What would go if all of them went, with all their blocks"),
                           .width = 136,
                           .number = TRUE,
                           .make = arn_object_cell_new_barred,
                           .bind = bind_type_retained,
                           .copy = copy_type_retained },
  [ARN_TYPES_CHANGE] = { .name = "change",
                         .title = N_ ("Size Change"),
                         .description = N_ ("Since the snapshot that is compared with"),
                         .width = 184,
                         .number = TRUE,
                         .make = arn_object_cell_new_change,
                         .bind = bind_type_change,
                         .copy = copy_type_change },
  [ARN_TYPES_BORN] = { .name = "born",
                       .title = N_ ("Born"),
                       .description = N_ ("Objects that were not there before"),
                       .width = 80,
                       .number = TRUE,
                       .bind = bind_type_born },
  [ARN_TYPES_GONE] = { .name = "gone",
                       .title = N_ ("Gone"),
                       .description = N_ ("Objects that are not there any more"),
                       .width = 80,
                       .number = TRUE,
                       .bind = bind_type_gone },
};

void
arn_object_columns_add_types (ArnTable *table, ArnObjectShown *shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_columns); i++)
    arn_table_add_column (table, &type_columns[i], shown);
}

ArnGroupColumn
arn_object_columns_get_group_column (ArnTypesColumn column)
{
  static const ArnGroupColumn columns[] = {
    [ARN_TYPES_NAME] = ARN_GROUP_COLUMN_NAME,         [ARN_TYPES_COUNT] = ARN_GROUP_COLUMN_COUNT,
    [ARN_TYPES_SIZE] = ARN_GROUP_COLUMN_SIZE,         [ARN_TYPES_SHARE] = ARN_GROUP_COLUMN_SIZE,
    [ARN_TYPES_RETAINED] = ARN_GROUP_COLUMN_RETAINED, [ARN_TYPES_CHANGE] = ARN_GROUP_COLUMN_CHANGE,
    [ARN_TYPES_BORN] = ARN_GROUP_COLUMN_BORN,         [ARN_TYPES_GONE] = ARN_GROUP_COLUMN_GONE,
  };

  return columns[column];
}

static const ArnDiffRow *
line_of (ArnObjectShown *shown, guint32 id)
{
  guint n = 0;
  const ArnDiffRow *rows = shown->diff ? arn_diff_get_lines (shown->diff, &n) : NULL;

  return id < n ? &rows[id] : NULL;
}

/* The text of the line, without what indents it; NULL when it is not known. (transfer full) */
static char *
read_source_line (ArnObjectShown *shown, const ArnDiffRow *line)
{
  const char *text =
      shown->recording ? arn_recording_find_source (shown->recording, line->name) : NULL;
  char *result;

  for (guint i = 1; text && i < line->line; i++)
    {
      text = strchr (text, '\n');
      text = text ? text + 1 : NULL;
    }
  if (!text || line->line == 0)
    return NULL;
  result = g_strndup (text, strcspn (text, "\n"));
  return g_strstrip (result);
}

static GtkWidget *
make_line_name (gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *place = arn_table_label_new (FALSE), *text = arn_table_label_new (FALSE);

  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (text, "address");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
bind_line_name (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnDiffRow *line = line_of (data, id);
  g_autofree char *file = line ? g_path_get_basename (line->name) : g_strdup ("");
  g_autofree char *place =
      line && line->line > 0 ? g_strdup_printf ("%s:%u", file, line->line) : g_strdup (file);
  g_autofree char *text = line ? read_source_line (data, line) : NULL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (cell)), place);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (cell)), text ? text : "");
}

static char *
copy_line_name (guint32 id, gpointer data)
{
  const ArnDiffRow *line = line_of (data, id);

  return line ? g_strdup_printf ("%s:%u", line->name, line->line) : NULL;
}

static void
bind_line_change (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnObjectShown *shown = data;
  const ArnDiffRow *line = line_of (shown, id);
  const gint64 change = line ? (gint64) (line->new_bytes - line->old_bytes) : 0;
  const double share =
      line ? share_of (magnitude (line->new_bytes, line->old_bytes), shown->most_line_change) : 0;

  arn_cell_bar_set_change (ARN_CELL_BAR (arn_object_cell_get_mark (cell)),
                           change < 0 ? -share : share);
  arn_object_cell_set_bytes_change (arn_object_cell_get_label (cell), change);
}

static char *
copy_line_change (guint32 id, gpointer data)
{
  const ArnDiffRow *line = line_of (data, id);

  return line ? describe_change (line->old_bytes, line->new_bytes) : NULL;
}

static void
bind_line_blocks (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnDiffRow *line = line_of (data, id);

  arn_object_cell_set_count_change (cell, line ? (gint64) (line->new_count - line->old_count) : 0);
}

static void
bind_line_size (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnDiffRow *line = line_of (data, id);

  arn_object_cell_set_bytes (cell, line ? line->new_bytes : 0);
}

static char *
copy_line_size (guint32 id, gpointer data)
{
  const ArnDiffRow *line = line_of (data, id);

  return line ? arn_number_exact_bytes (line->new_bytes) : NULL;
}

/* They come in the order of their change. */
static const ArnTableColumn line_columns[] = {
  { .name = "line",
    .title = N_ ("Allocated at"),
    .expand = TRUE,
    .no_sort = TRUE,
    .make = make_line_name,
    .bind = bind_line_name,
    .copy = copy_line_name },
  { .name = "line-size",
    .title = N_ ("Size"),
    .description = N_ ("Bytes alive from this line"),
    .width = 90,
    .number = TRUE,
    .no_sort = TRUE,
    .bind = bind_line_size,
    .copy = copy_line_size },
  { .name = "line-change",
    .title = N_ ("Size Change"),
    .description = N_ ("Since the snapshot that is compared with"),
    .width = 200,
    .number = TRUE,
    .no_sort = TRUE,
    .make = arn_object_cell_new_change,
    .bind = bind_line_change,
    .copy = copy_line_change },
  { .name = "line-blocks",
    .title = N_ ("Blocks"),
    .description = N_ ("More or fewer blocks alive than before"),
    .width = 100,
    .number = TRUE,
    .no_sort = TRUE,
    .bind = bind_line_blocks },
};

void
arn_object_columns_add_lines (ArnTable *table, ArnObjectShown *shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (line_columns); i++)
    arn_table_add_column (table, &line_columns[i], shown);
}
