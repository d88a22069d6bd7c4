#include "arn-allocation-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-number.h"
#include "arn-object-cells.h"
#include "arn-source-scope.h"

/* Callers named in one line. */
#define MAX_CALLERS 4
/* Characters of a file's name at either side of an ellipsis. */
#define MAX_NAME_PART 6
/* Pixels that a row within another is moved in. */
#define INDENT 18

/* --- Small things --- */

static char *
read_line (ArnAllocationColumns *self, const char *file, guint line)
{
  const char *text = self->recording ? arn_recording_find_source (self->recording, file) : NULL;

  return text ? arn_source_line (text, line) : g_strdup ("");
}

/* Paths by their last part; names of the library look like "<frozen …>" and are no paths.
 * (transfer full) */
static char *
format_file (const char *file)
{
  return *file == '<' && !strchr (file, '/') ? g_strdup (file) : g_path_get_basename (file);
}

static char *
find_scope (const char *file, guint line, gpointer data)
{
  ArnAllocationColumns *self = data;
  const char *text = self->recording ? arn_recording_find_source (self->recording, file) : NULL;

  return text ? arn_source_scope (text, line) : format_file (file);
}

/* Of other files than the workload the name says more than the line. */
static gboolean
is_own (ArnAllocationColumns *self, const char *file)
{
  return self->recording && arn_recording_get_n_sources (self->recording) > 0 &&
         strcmp (file, arn_recording_get_source_file (self->recording, 0)) == 0;
}

static char *
copy_place (guint32 id, gpointer data)
{
  ArnAllocationColumns *self = data;
  ArnAllocationRow row;

  if (!arn_allocation_rows_get (self->rows, id, &row) || *row.file == '\0')
    return NULL;
  return row.line > 0 ? g_strdup_printf ("%s:%u", row.file, row.line) : g_strdup (row.file);
}

/* --- Where --- */

static void
toggle_row (GtkWidget *button, ArnAllocationColumns *self)
{
  guint32 id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  arn_allocation_rows_set_open (self->rows, id, !arn_allocation_rows_is_open (self->rows, id));
}

static GtkWidget *
make_place (gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_from_icon_name ("pan-end-symbolic");
  GtkWidget *place = arn_table_label_new (TRUE), *name = arn_table_label_new (FALSE);
  GtkWidget *text = arn_table_label_new (FALSE);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "opener");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Rows are opened by the arrow keys; a stop more for each of them would be in the way. */
  gtk_widget_set_focusable (button, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (toggle_row), data);
  gtk_label_set_width_chars (GTK_LABEL (place), 4);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), place);
  gtk_label_set_width_chars (GTK_LABEL (name), 10);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
bind_opener (ArnAllocationColumns *self, GtkWidget *button, guint32 id, guint depth)
{
  gboolean can_open = arn_allocation_rows_can_open (self->rows, id);
  gboolean is_open = can_open && arn_allocation_rows_is_open (self->rows, id);

  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (id));
  gtk_button_set_icon_name (GTK_BUTTON (button),
                            is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_margin_start (button, (int) depth * INDENT);
  gtk_widget_set_opacity (button, can_open ? 1 : 0);
  gtk_widget_set_sensitive (button, can_open);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_open ? _ ("Close tracebacks") : _ ("Open tracebacks"), -1);
}

/* What stands beside the number: source, or words; `*code`: it is source. (transfer full) */
static char *
format_text (ArnAllocationColumns *self, guint32 id, const ArnAllocationRow *row, gboolean *code)
{
  *code = FALSE;
  switch (row->kind)
    {
    case ARN_ALLOCATION_ROW_PLACE:
      *code = row->line > 0 && is_own (self, row->file);
      return *code ? read_line (self, row->file, row->line) : format_file (row->file);
    case ARN_ALLOCATION_ROW_TRACEBACK:
      {
        g_autofree char *callers =
            arn_allocation_rows_format_callers (self->rows, id, MAX_CALLERS, find_scope, self);

        /* Translators: the functions and lines that called this one */
        return *callers ? g_strdup_printf (_ ("called by %s"), callers)
                        : g_strdup (_ ("not called by anyone"));
      }
    case ARN_ALLOCATION_ROW_FRAME:
      *code = TRUE;
      return read_line (self, row->file, row->line);
    case ARN_ALLOCATION_ROW_CUT:
      return g_strdup_printf (ngettext ("%u older frame was not kept",
                                        "%u older frames were not kept", row->count),
                              row->count);
    case ARN_ALLOCATION_ROW_MORE:
      return g_strdup_printf (ngettext ("%u more traceback with less",
                                        "%u more tracebacks with less", row->count),
                              row->count);
    }
  return g_strdup ("");
}

static void
bind_place (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnAllocationColumns *self = data;
  GtkWidget *button = gtk_widget_get_first_child (cell);
  GtkWidget *place = gtk_widget_get_next_sibling (button);
  GtkWidget *name = gtk_widget_get_next_sibling (place);
  GtkWidget *text = gtk_widget_get_next_sibling (name);
  g_autoptr (PangoAttrList) place_look = pango_attr_list_new ();
  g_autoptr (PangoAttrList) text_look = pango_attr_list_new ();
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;
  ArnAllocationRow row;
  gboolean code;

  if (!arn_allocation_rows_get (self->rows, id, &row))
    return;
  bind_opener (self, button, id, row.depth);
  number = row.line > 0 ? g_strdup_printf ("%u", row.line) : g_strdup ("");
  words = format_text (self, id, &row, &code);
  if (row.kind == ARN_ALLOCATION_ROW_PLACE)
    pango_attr_list_insert (place_look, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (code)
    {
      pango_attr_list_insert (text_look, pango_attr_family_new ("monospace"));
      pango_attr_list_insert (text_look, pango_attr_scale_new (0.85));
    }
  gtk_widget_set_visible (name, row.kind == ARN_ALLOCATION_ROW_FRAME);
  if (row.kind == ARN_ALLOCATION_ROW_FRAME)
    {
      g_autofree char *scope = find_scope (row.file, row.line, self);

      gtk_label_set_label (GTK_LABEL (name), scope);
    }
  gtk_label_set_attributes (GTK_LABEL (place), place_look);
  gtk_label_set_attributes (GTK_LABEL (text), text_look);
  arn_object_cell_set_text (place, number, row.kind != ARN_ALLOCATION_ROW_PLACE);
  arn_object_cell_set_text (text, words, row.kind != ARN_ALLOCATION_ROW_PLACE);
}

/* --- How much --- */

static GtkWidget *
make_share (gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = arn_table_label_new (TRUE);

  gtk_widget_add_css_class (bar, "share");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static gboolean
has_figures (ArnAllocationColumns *self, guint32 id, ArnAllocationRow *row)
{
  return arn_allocation_rows_get (self->rows, id, row) &&
         (row->kind == ARN_ALLOCATION_ROW_PLACE || row->kind == ARN_ALLOCATION_ROW_TRACEBACK);
}

static void
bind_size (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnAllocationColumns *self = data;
  GtkWidget *bar = gtk_widget_get_first_child (cell);
  GtkWidget *label = gtk_widget_get_next_sibling (bar);
  ArnAllocations *allocations = arn_allocation_rows_get_allocations (self->rows);
  g_autofree char *text = NULL;
  ArnAllocationRow row;

  gtk_widget_set_visible (bar, has_figures (self, id, &row));
  if (!has_figures (self, id, &row))
    {
      gtk_label_set_label (GTK_LABEL (label), "");
      return;
    }
  text = arn_number_bytes (row.bytes);
  arn_object_cell_set_text (label, text, row.bytes == 0);
  gtk_progress_bar_set_fraction (
      GTK_PROGRESS_BAR (bar),
      (double) row.bytes / (double) MAX (arn_allocations_get_most (allocations)->bytes, 1));
}

static char *
copy_size (guint32 id, gpointer data)
{
  ArnAllocationColumns *self = data;
  ArnAllocationRow row;
  g_autofree char *bytes = NULL;
  g_autofree char *share = NULL;

  if (!has_figures (self, id, &row))
    return NULL;
  bytes = arn_number_exact_bytes (row.bytes);
  share = arn_number_percent (row.bytes, arn_allocations_get_bytes (
                                             arn_allocation_rows_get_allocations (self->rows)));
  /* Translators: bytes, and their share of all that is listed */
  return g_strdup_printf (_ ("%s, %s of all listed"), bytes, share);
}

static void
bind_count (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnAllocationRow row;

  if (!has_figures (data, id, &row))
    {
      gtk_label_set_label (GTK_LABEL (cell), "");
      return;
    }
  arn_object_cell_set_count (cell, row.blocks);
}

static char *
copy_count (guint32 id, gpointer data)
{
  ArnAllocationRow row;

  return has_figures (data, id, &row) ? arn_number_count (row.blocks) : NULL;
}

static void
bind_average (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnAllocationRow row;

  if (!has_figures (data, id, &row) || row.blocks == 0)
    {
      gtk_label_set_label (GTK_LABEL (cell), "");
      return;
    }
  arn_object_cell_set_bytes (cell, (row.bytes + row.blocks / 2) / row.blocks);
}

static void
bind_peak (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnAllocationRow row;

  if (!has_figures (data, id, &row))
    {
      gtk_label_set_label (GTK_LABEL (cell), "");
      return;
    }
  arn_object_cell_set_bytes (cell, row.peak);
}

static char *
copy_peak (guint32 id, gpointer data)
{
  ArnAllocationRow row;

  return has_figures (data, id, &row) ? arn_number_exact_bytes (row.peak) : NULL;
}

/* --- How much more --- */

static void
bind_size_change (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnAllocationRow row;

  gtk_label_set_label (GTK_LABEL (cell), "");
  if (!has_figures (data, id, &row) || !row.place)
    return;
  arn_object_cell_set_bytes_change (cell, arn_allocation_size_change (row.place));
}

static char *
copy_size_change (guint32 id, gpointer data)
{
  ArnAllocationRow row;
  g_autofree char *then = NULL;
  g_autofree char *now = NULL;

  if (!has_figures (data, id, &row) || !row.place)
    return NULL;
  then = arn_number_exact_bytes (row.place->old_bytes);
  now = arn_number_exact_bytes (row.place->bytes);
  /* Translators: before and after */
  return g_strdup_printf (_ ("from %s to %s"), then, now);
}

static void
bind_count_change (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnAllocationRow row;

  gtk_label_set_label (GTK_LABEL (cell), "");
  if (!has_figures (data, id, &row) || !row.place)
    return;
  arn_object_cell_set_count_change (cell, arn_allocation_count_change (row.place));
}

/* --- All of them --- */

/* "cycle_…che.py": a title is not shortened by GTK, and would keep the column wide. (transfer full)
 */
static char *
shorten (const char *name)
{
  const glong length = g_utf8_strlen (name, -1);
  g_autofree char *head = NULL;

  if (length <= 2 * MAX_NAME_PART + 1)
    return g_strdup (name);
  head = g_utf8_substring (name, 0, MAX_NAME_PART);
  return g_strconcat (head, "…", g_utf8_offset_to_pointer (name, length - MAX_NAME_PART), NULL);
}

void
arn_allocation_columns_add (ArnAllocationColumns *self, ArnTable *table)
{
  static const ArnTableColumn place = {
    .name = "place",
    .title = N_ ("Line"),
    .expand = TRUE,
    .make = make_place,
    .bind = bind_place,
    .copy = copy_place,
    .description = N_ ("Where memory was asked for"),
  };
  static const ArnTableColumn size = {
    .name = "size",
    .title = N_ ("Size and share"),
    .width = 144,
    .number = TRUE,
    .make = make_share,
    .bind = bind_size,
    .copy = copy_size,
    .description = N_ ("Bytes alive now, as they were asked for"),
  };
  static const ArnTableColumn number = {
    .name = "count",
    .title = N_ ("Count"),
    .width = 76,
    .number = TRUE,
    .bind = bind_count,
    .copy = copy_count,
    .description = N_ ("Blocks alive now"),
  };
  static const ArnTableColumn average = {
    .name = "average",
    .title = N_ ("Average"),
    .width = 82,
    .number = TRUE,
    .bind = bind_average,
    .description = N_ ("Bytes of a block"),
  };
  static const ArnTableColumn peak = {
    .name = "peak",
    .title = N_ ("Peak"),
    .width = 82,
    .number = TRUE,
    .bind = bind_peak,
    .copy = copy_peak,
    .description = N_ ("Most bytes alive at once; of several lines or tracebacks together, at "
                       "most this much"),
  };
  static const ArnTableColumn size_change = {
    .name = "size-change",
    .title = N_ ("Size change"),
    .width = 100,
    .number = TRUE,
    .bind = bind_size_change,
    .copy = copy_size_change,
    .description = N_ ("Bytes more or less than in what it is compared with"),
  };
  static const ArnTableColumn count_change = {
    .name = "count-change",
    .title = N_ ("Count change"),
    .width = 100,
    .number = TRUE,
    .bind = bind_count_change,
    .description = N_ ("Blocks more or less than in what it is compared with"),
  };

  self->place = arn_table_add_column (table, &place, self);
  self->size = arn_table_add_column (table, &size, self);
  self->count = arn_table_add_column (table, &number, self);
  self->average = arn_table_add_column (table, &average, self);
  self->peak = arn_table_add_column (table, &peak, self);
  self->size_change = arn_table_add_column (table, &size_change, self);
  self->count_change = arn_table_add_column (table, &count_change, self);
}

void
arn_allocation_columns_update (ArnAllocationColumns *self, ArnTable *table, gboolean compared)
{
  g_autofree char *file = NULL;
  g_autofree char *title = NULL;

  if (self->recording && arn_recording_get_n_sources (self->recording) > 0)
    {
      g_autofree char *name =
          g_path_get_basename (arn_recording_get_source_file (self->recording, 0));

      file = shorten (name);
    }
  if (self->by == ARN_ALLOCATIONS_BY_FILE)
    title = g_strdup (_ ("File"));
  else if (self->by == ARN_ALLOCATIONS_BY_TRACEBACK)
    title = g_strdup (_ ("Traceback, by its newest line"));
  else if (file && !compared)
    title = g_strdup_printf (_ ("Line of %s"), file);
  else
    title = g_strdup (_ ("Line"));
  arn_table_set_column_title (table, self->place, title);
  /* Side by side with changes there is no room for what matters less. */
  arn_table_set_column_visible (table, self->peak, !compared);
  arn_table_set_column_visible (table, self->size_change, compared);
  arn_table_set_column_visible (table, self->count_change, compared);
}

ArnAllocationsOrder
arn_allocation_columns_get_order (const ArnAllocationColumns *self, guint column)
{
  if (column == self->place)
    return ARN_ALLOCATIONS_ORDER_PLACE;
  if (column == self->count)
    return ARN_ALLOCATIONS_ORDER_COUNT;
  if (column == self->average)
    return ARN_ALLOCATIONS_ORDER_AVERAGE;
  if (column == self->peak)
    return ARN_ALLOCATIONS_ORDER_PEAK;
  if (column == self->size_change)
    return ARN_ALLOCATIONS_ORDER_SIZE_CHANGE;
  if (column == self->count_change)
    return ARN_ALLOCATIONS_ORDER_COUNT_CHANGE;
  return ARN_ALLOCATIONS_ORDER_SIZE;
}
