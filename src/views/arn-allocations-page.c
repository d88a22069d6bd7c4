#include "arn-allocations-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-age-label.h"
#include "arn-allocation-columns.h"
#include "arn-number.h"
#include "arn-views.h"
#include "arn-wrap-box.h"

struct _ArnAllocationsPage
{
  ArnPage parent_instance;

  ArnAllocationRows *rows;
  ArnAllocationColumns columns;
  ArnAllocationsBy by;
  GCancellable *cancellable; /* of what is being made, or NULL */
  gboolean outdated;         /* what is being made is not the newest */
  gboolean compared;         /* whether there was a baseline */

  GtkStack *stack;
  GtkToggleButton *by_line, *by_file, *by_traceback;
  GtkCheckButton *cumulative;
  GtkEditable *filter;
  GtkToggleButton *all_frames;
  GtkDropDown *tracer;
  ArnAgeLabel *age;
  GtkLabel *alive, *peak, *blocks, *share;
  GtkStack *body;
  ArnTable *table;
  GtkLabel *note;
  GtkButton *show_line, *show_arenas, *show_objects;
};

G_DEFINE_FINAL_TYPE (ArnAllocationsPage, arn_allocations_page, ARN_TYPE_PAGE)

static void arn_allocations_page_refresh (ArnAllocationsPage *self);

static gboolean
arn_allocations_page_is_program (ArnAllocationsPage *self)
{
  return gtk_drop_down_get_selected (self->tracer) == 1;
}

/* --- What is asked for --- */

/* "*.py -<frozen*": what begins with a minus is left out. Words without wildcards are looked for
 * anywhere in the name. */
static GArray *
arn_allocations_page_parse_filter (ArnAllocationsPage *self)
{
  GArray *filters = g_array_new (FALSE, TRUE, sizeof (ArnAllocationsFilter));
  g_auto (GStrv) words = g_strsplit (gtk_editable_get_text (self->filter), " ", -1);

  for (char **word = words; *word && filters->len < ARN_ALLOCATIONS_MAX_FILTERS; word++)
    {
      ArnAllocationsFilter filter = { .inclusive = TRUE,
                                      .all_frames =
                                          gtk_toggle_button_get_active (self->all_frames) };
      const char *text = *word;

      if (*text == '-' || g_str_has_prefix (text, "−"))
        {
          filter.inclusive = FALSE;
          text = g_utf8_next_char (text);
        }
      if (*text == '\0')
        continue;
      filter.pattern = strpbrk (text, "*?[") ? g_strdup (text) : g_strdup_printf ("*%s*", text);
      g_array_append_val (filters, filter);
    }
  return filters;
}

static void
arn_allocations_page_free_filter (GArray *filters)
{
  for (guint i = 0; i < filters->len; i++)
    g_free (g_array_index (filters, ArnAllocationsFilter, i).pattern);
  g_array_unref (filters);
}

/* A pulse knows lines, not who called them, and nothing of the program's tracer. */
static gboolean
arn_allocations_page_needs_tracebacks (ArnAllocationsPage *self)
{
  return self->by == ARN_ALLOCATIONS_BY_TRACEBACK || arn_allocations_page_is_program (self) ||
         gtk_check_button_get_active (self->cumulative) ||
         (gtk_toggle_button_get_active (self->all_frames) &&
          *gtk_editable_get_text (self->filter) != '\0');
}

static ArnSnapshot *
arn_allocations_page_get_snapshot (ArnAllocationsPage *self)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));

  return arn_allocations_page_needs_tracebacks (self) ? arn_session_get_snapshot (session)
                                                      : arn_session_get_map (session);
}

static void
arn_allocations_page_get_order (ArnAllocationsPage *self, ArnAllocationsQuery *query)
{
  gboolean descending;
  guint column;

  if (!arn_table_get_sort (self->table, &column, &descending))
    return;
  query->order = arn_allocation_columns_get_order (&self->columns, column);
  query->reversed = query->order == ARN_ALLOCATIONS_ORDER_PLACE ? descending : !descending;
}

/* --- What is shown --- */

static void
arn_allocations_page_set_figure (GtkLabel *label, char *text, guint64 exact)
{
  g_autofree char *tooltip = arn_number_exact_bytes (exact);

  gtk_label_set_label (label, text);
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (label)), tooltip);
  g_free (text);
}

static void
arn_allocations_page_update_totals (ArnAllocationsPage *self, ArnAllocations *allocations)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (arn_allocations_get_snapshot (allocations));
  gboolean program = arn_allocations_page_is_program (self);
  guint64 traced = program ? heap->program_traced_bytes : heap->traced_bytes;
  guint64 peak = program ? heap->program_traced_peak : heap->traced_peak;
  guint64 own = program ? heap->program_tracer_bytes : heap->tracer_bytes;
  guint64 frames = program ? heap->program_frames : heap->trace_frames;
  guint64 in_use = heap->bytes_in_use + heap->large_bytes;
  g_autofree char *count = arn_number_count (arn_allocations_get_blocks (allocations));
  g_autofree char *share = arn_number_percent (MIN (traced, in_use), in_use);
  g_autofree char *own_text = arn_number_bytes (own);
  g_autofree char *note = NULL;

  arn_allocations_page_set_figure (self->alive,
                                   arn_number_bytes (arn_allocations_get_bytes (allocations)),
                                   arn_allocations_get_bytes (allocations));
  arn_allocations_page_set_figure (self->peak, arn_number_bytes (peak), peak);
  gtk_label_set_label (self->blocks, count);
  gtk_label_set_label (self->share, share);
  if (frames > 0)
    note = g_strdup_printf (ngettext ("The tracer itself takes %s · %u frame kept",
                                      "The tracer itself takes %s · %u frames kept", frames),
                            own_text, (guint) frames);
  gtk_label_set_label (self->note, note ? note : "");
}

static void
arn_allocations_page_update_buttons (ArnAllocationsPage *self)
{
  guint32 id = arn_row_list_get_selected (arn_table_get_rows (self->table));
  ArnAllocationRow row;
  gboolean line = arn_allocation_rows_get (self->rows, id, &row) && row.line > 0;
  g_autofree char *site = line ? g_strdup_printf ("at:%s:%u", row.file, row.line) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->show_line), line);
  gtk_widget_set_sensitive (GTK_WIDGET (self->show_arenas), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_objects), "s", site ? site : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->show_objects),
                                  line ? "win.find-objects" : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->show_objects), line);
}

static void
arn_allocations_page_show (ArnAllocationsPage *self, ArnAllocations *allocations)
{
  ArnRecording *recording = arn_session_get_recording (arn_page_get_session (ARN_PAGE (self)));
  guint n;

  self->columns.recording = recording;
  self->columns.by = self->by;
  arn_allocation_rows_set (self->rows, allocations);
  arn_allocation_columns_update (&self->columns, self->table, self->compared);
  arn_allocations_page_update_totals (self, allocations);
  arn_allocations_page_update_buttons (self);
  arn_allocations_get_rows (allocations, &n);
  if (arn_allocations_page_is_program (self) &&
      arn_snapshot_get_heap (arn_allocations_get_snapshot (allocations))->program_frames == 0)
    gtk_stack_set_visible_child_name (self->body, "not-tracing");
  else
    gtk_stack_set_visible_child_name (self->body, n > 0 ? "table" : "none");
}

static void
arn_allocations_page_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ArnAllocationsPage) self = data;
  g_autoptr (ArnAllocations) allocations = arn_allocations_new_finish (result, NULL);

  /* NULL: another one is being made, or the page is gone. */
  if (!allocations)
    return;
  g_clear_object (&self->cancellable);
  if (arn_page_get_session (ARN_PAGE (self)))
    arn_allocations_page_show (self, allocations);
  if (self->outdated)
    arn_allocations_page_refresh (self);
}

static void
arn_allocations_page_stop (ArnAllocationsPage *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->outdated = FALSE;
}

static void
arn_allocations_page_refresh (ArnAllocationsPage *self)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));
  ArnSnapshot *snapshot = session ? arn_allocations_page_get_snapshot (self) : NULL;
  ArnAllocationsQuery query = { .by = self->by };
  GArray *filters;

  arn_allocations_page_stop (self);
  if (!snapshot || !arn_snapshot_has (snapshot, ARN_PART_SITES))
    {
      /* A pulse may know of lines all the same. */
      gtk_stack_set_visible_child_name (self->body, "no-snapshot");
      return;
    }
  filters = arn_allocations_page_parse_filter (self);
  query.program = arn_allocations_page_is_program (self);
  query.cumulative = gtk_check_button_get_active (self->cumulative);
  query.filters = (const ArnAllocationsFilter *) (gpointer) filters->data;
  query.n_filters = filters->len;
  arn_allocations_page_get_order (self, &query);
  self->cancellable = g_cancellable_new ();
  arn_allocations_new_async (snapshot, arn_session_get_baseline (session), &query,
                             self->cancellable, arn_allocations_page_made, g_object_ref (self));
  arn_allocations_page_free_filter (filters);
}

/* Newer figures: those that are being made are still worth a look. */
static void
arn_allocations_page_follow (ArnAllocationsPage *self)
{
  if (self->cancellable)
    self->outdated = TRUE;
  else
    arn_allocations_page_refresh (self);
}

static void
arn_allocations_page_update_stack (ArnAllocationsPage *self, ArnSession *session)
{
  ArnSnapshot *map = arn_session_get_map (session);

  if (!map)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (!arn_snapshot_has (map, ARN_PART_SITES))
    gtk_stack_set_visible_child_name (self->stack, "missing");
  else
    gtk_stack_set_visible_child_name (self->stack, "allocations");
}

static void
arn_allocations_page_update_age (ArnAllocationsPage *self)
{
  g_object_set (self->age, "session",
                arn_allocations_page_needs_tracebacks (self)
                    ? arn_page_get_session (ARN_PAGE (self))
                    : NULL,
                NULL);
}

/* What grew most comes first; without a comparison, what is most. */
static void
arn_allocations_page_set_compared (ArnAllocationsPage *self, gboolean compared)
{
  self->compared = compared;
  if (compared)
    arn_allocation_columns_update (&self->columns, self->table, TRUE);
  arn_table_set_sort (self->table, compared ? self->columns.size_change : self->columns.size, TRUE);
  if (!compared)
    arn_allocation_columns_update (&self->columns, self->table, FALSE);
}

static void
arn_allocations_page_update (ArnPage *page, ArnPageChanges changes)
{
  ArnAllocationsPage *self = ARN_ALLOCATIONS_PAGE (page);
  ArnSession *session = arn_page_get_session (page);
  gboolean compared = arn_session_get_baseline (session) != NULL;

  if ((changes & ARN_PAGE_RECORDING) != 0)
    {
      arn_allocations_page_stop (self);
      arn_allocation_rows_forget (self->rows);
      arn_allocation_rows_set (self->rows, NULL);
    }
  if (compared != self->compared)
    arn_allocations_page_set_compared (self, compared);
  arn_allocations_page_update_stack (self, session);
  arn_allocations_page_update_age (self);
  if ((changes & (ARN_PAGE_RECORDING | ARN_PAGE_BASELINE)) != 0)
    arn_allocations_page_refresh (self);
  else if ((changes &
            (arn_allocations_page_needs_tracebacks (self) ? ARN_PAGE_SNAPSHOT : ARN_PAGE_MAP)) != 0)
    arn_allocations_page_follow (self);
}

static gboolean
arn_allocations_page_find (ArnPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ARN_ALLOCATIONS_PAGE (page)->filter));
  return TRUE;
}

/* --- What a person does --- */

static void
arn_allocations_page_question_changed (ArnAllocationsPage *self)
{
  if (!arn_page_get_session (ARN_PAGE (self)))
    return;
  arn_allocations_page_update_age (self);
  arn_allocations_page_refresh (self);
}

static void
arn_allocations_page_by_changed (ArnAllocationsPage *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  if (button == self->by_line)
    self->by = ARN_ALLOCATIONS_BY_LINE;
  else if (button == self->by_file)
    self->by = ARN_ALLOCATIONS_BY_FILE;
  else
    self->by = ARN_ALLOCATIONS_BY_TRACEBACK;
  gtk_widget_set_sensitive (GTK_WIDGET (self->cumulative),
                            self->by != ARN_ALLOCATIONS_BY_TRACEBACK);
  arn_allocations_page_question_changed (self);
}

static void
arn_allocations_page_show_inspector (ArnAllocationsPage *self)
{
  gtk_drop_down_set_selected (self->tracer, 0);
}

static void
arn_allocations_page_clear_filter (ArnAllocationsPage *self)
{
  gtk_editable_set_text (self->filter, "");
}

static void
arn_allocations_page_activated (ArnAllocationsPage *self, guint id)
{
  ArnAllocationRow row;

  if (!arn_allocation_rows_get (self->rows, id, &row))
    return;
  if (row.line > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-line", "(su)", row.file, row.line);
  else if (arn_allocation_rows_can_open (self->rows, id))
    arn_allocation_rows_set_open (self->rows, id, !arn_allocation_rows_is_open (self->rows, id));
}

static void
arn_allocations_page_show_selected_line (ArnAllocationsPage *self)
{
  arn_allocations_page_activated (self,
                                  arn_row_list_get_selected (arn_table_get_rows (self->table)));
}

/* The map tells places apart by its colours. */
static void
arn_allocations_page_show_in_arenas (ArnAllocationsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.color-by", "s", "site");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "arenas");
}

static gboolean
arn_allocations_page_table_key (ArnAllocationsPage *self,
                                guint keyval,
                                guint code,
                                GdkModifierType state)
{
  guint32 id = arn_row_list_get_selected (arn_table_get_rows (self->table));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean open = keyval == (rtl ? GDK_KEY_Left : GDK_KEY_Right) || keyval == GDK_KEY_plus ||
                  keyval == GDK_KEY_KP_Add;
  gboolean close = keyval == (rtl ? GDK_KEY_Right : GDK_KEY_Left) || keyval == GDK_KEY_minus ||
                   keyval == GDK_KEY_KP_Subtract;

  if ((!open && !close) || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !arn_allocation_rows_can_open (self->rows, id))
    return GDK_EVENT_PROPAGATE;
  arn_allocation_rows_set_open (self->rows, id, open);
  return GDK_EVENT_STOP;
}

/* --- Life --- */

static void
arn_allocations_page_dispose (GObject *object)
{
  arn_allocations_page_stop (ARN_ALLOCATIONS_PAGE (object));

  G_OBJECT_CLASS (arn_allocations_page_parent_class)->dispose (object);
}

static void
arn_allocations_page_finalize (GObject *object)
{
  arn_allocation_rows_free (ARN_ALLOCATIONS_PAGE (object)->rows);

  G_OBJECT_CLASS (arn_allocations_page_parent_class)->finalize (object);
}

static void
arn_allocations_page_class_init (ArnAllocationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_allocations_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = arn_allocations_page_finalize;
  ARN_PAGE_CLASS (klass)->update = arn_allocations_page_update;
  ARN_PAGE_CLASS (klass)->find = arn_allocations_page_find;

  g_type_ensure (ARN_TYPE_AGE_LABEL);
  g_type_ensure (ARN_TYPE_TABLE);
  g_type_ensure (ARN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-allocations-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnAllocationsPage, name)
  BIND (stack);
  BIND (by_line);
  BIND (by_file);
  BIND (by_traceback);
  BIND (cumulative);
  BIND (filter);
  BIND (all_frames);
  BIND (tracer);
  BIND (age);
  BIND (alive);
  BIND (peak);
  BIND (blocks);
  BIND (share);
  BIND (body);
  BIND (table);
  BIND (note);
  BIND (show_line);
  BIND (show_arenas);
  BIND (show_objects);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_by_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_question_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_show_inspector);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_clear_filter);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_activated);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_update_buttons);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_show_selected_line);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_show_in_arenas);
  gtk_widget_class_bind_template_callback (widget_class, arn_allocations_page_table_key);
}

static void
arn_allocations_page_init (ArnAllocationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = arn_allocation_rows_new (arn_table_get_rows (self->table));
  self->columns.rows = self->rows;
  arn_allocation_columns_add (&self->columns, self->table);
  arn_allocation_columns_update (&self->columns, self->table, FALSE);
  arn_table_set_sort (self->table, self->columns.size, TRUE);
  g_signal_connect_object (self->table, "sort-changed",
                           G_CALLBACK (arn_allocations_page_question_changed), self,
                           G_CONNECT_SWAPPED);
}
