#include "arn-object-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-age-label.h"
#include "arn-analysis.h"
#include "arn-number.h"
#include "arn-cell-bar.h"
#include "arn-object-cells.h"
#include "arn-object-columns.h"
#include "arn-object-search.h"
#include "arn-reachability.h"
#include "arn-views.h"
#include "arn-wrap-box.h"

struct _ArnObjectPage
{
  ArnPage parent_instance;

  GtkStack *stack;
  ArnObjectSearch *search;
  GtkToggleButton *unreachable;
  GtkWidget *by_line;
  GtkStack *above;
  ArnTable *types;
  ArnTable *lines;
  GtkStack *below;
  ArnTable *objects;
  ArnWrapBox *status;
  GtkLabel *summary;
  GtkLabel *hidden;
  GtkButton *startup_button;

  ArnObjectShown shown;
  gboolean startup;    /* objects that were there before the program are listed */
  char *type, *module; /* chosen above; NULL: all */
  char *line;          /* chosen above: the search term; NULL: all */
  gboolean compares;   /* change columns are there */
  gboolean quiet;      /* what is selected here was selected elsewhere */
  ArnSnapshot *analysed;
  GCancellable *analysis;
  ArnWork *work;
};

enum
{
  PROP_0,
  PROP_WIDTHS,
  PROP_TYPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnObjectPage, arn_object_page, ARN_TYPE_PAGE)

/* What the worker thread makes rows of. */
typedef struct
{
  ArnObjectQuery query;      /* of its own references */
  ArnObjectMatches *matches; /* that answer it already, or its answer */
  char *type, *module;
  ArnObjectColumn column;
  gboolean descending;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->query.snapshot);
  g_clear_pointer (&job->query.filter, arn_object_filter_unref);
  g_clear_pointer (&job->query.diff, arn_diff_unref);
  g_clear_pointer (&job->matches, arn_object_matches_unref);
  g_free (job->type);
  g_free (job->module);
  g_free (job);
}

/* The group that is chosen; ARN_NONE for all. FALSE: nothing of that type was found. */
static gboolean
find_group (ArnObjectMatches *matches, const char *type, const char *module, guint32 *group)
{
  guint n;
  const ArnObjectGroup *groups = arn_object_matches_get_groups (matches, &n);

  *group = ARN_NONE;
  if (!type)
    return TRUE;
  for (guint i = 0; i < n; i++)
    if (g_str_equal (groups[i].name, type) && g_str_equal (groups[i].module, module))
      {
        *group = i;
        return TRUE;
      }
  return FALSE;
}

static guint32 *
job_order (gpointer data, guint *n, GCancellable *cancellable)
{
  Job *job = data;
  guint32 group;

  if (!job->matches)
    job->matches = arn_object_matches_new (&job->query, cancellable);
  if (!job->matches)
    return NULL;
  if (find_group (job->matches, job->type, job->module, &group))
    return arn_object_matches_sort (job->matches, group, job->column, job->descending, n,
                                    cancellable);
  *n = 0;
  return g_new (guint32, 1);
}

static void
arn_object_page_say_summary (ArnObjectPage *self)
{
  const guint count = arn_object_matches_get_count (self->shown.matches);
  const guint hidden = arn_object_matches_get_hidden (self->shown.matches);
  g_autofree char *number = arn_number_count (count);
  g_autofree char *bytes = arn_number_bytes (arn_object_matches_get_size (self->shown.matches));
  g_autofree char *exact =
      arn_number_exact_bytes (arn_object_matches_get_size (self->shown.matches));
  /* Translators: how many objects, and their bytes */
  g_autofree char *summary =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s object · %s", "%s objects · %s", count),
                       number, bytes);
  g_autofree char *hidden_number = arn_number_count (hidden);
  g_autofree char *hidden_text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s start-up object hidden",
                                    "%s start-up objects hidden", hidden),
                       hidden_number);

  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), exact);
  gtk_label_set_label (self->hidden, hidden_text);
  gtk_widget_set_visible (GTK_WIDGET (self->hidden), hidden > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->startup_button), hidden > 0 || self->startup);
  gtk_button_set_label (self->startup_button,
                        self->startup ? _ ("Hide Start-up Objects") : _ ("Show"));
}

static void
arn_object_page_fill_types (ArnObjectPage *self)
{
  ArnTypesColumn column = ARN_TYPES_SIZE;
  gboolean descending = TRUE;
  g_autofree guint32 *sorted = NULL;
  guint32 *rows, group;
  guint n;

  arn_table_get_sort (self->types, &column, &descending);
  sorted =
      arn_object_matches_sort_groups (self->shown.matches,
                                      arn_object_columns_get_group_column (column), descending, &n);
  rows = g_new (guint32, n + 1);
  rows[0] = ARN_OBJECT_ALL_TYPES;
  memcpy (rows + 1, sorted, n * sizeof *rows);
  if (!find_group (self->shown.matches, self->type, self->module, &group))
    group = ARN_ROW_NONE;
  else if (group == ARN_NONE)
    group = ARN_OBJECT_ALL_TYPES;
  arn_row_list_set_rows_selected (arn_table_get_rows (self->types), rows, n + 1, group);
}

static void
arn_object_page_fill_lines (ArnObjectPage *self)
{
  ArnDiff *diff = arn_session_get_diff (arn_page_get_session (ARN_PAGE (self)));
  guint32 *rows;
  guint n = 0;

  arn_row_list_set_rows (arn_table_get_rows (self->lines), NULL, 0);
  arn_object_shown_set_diff (&self->shown, diff);
  self->shown.recording = arn_session_get_recording (arn_page_get_session (ARN_PAGE (self)));
  if (diff)
    arn_diff_get_lines (diff, &n);
  rows = g_new (guint32, n + 1);
  for (guint i = 0; i < n; i++)
    rows[i] = i;
  arn_row_list_set_rows (arn_table_get_rows (self->lines), rows, n);
}

/* On the main thread, just before the rows of the job are shown. */
static void
arn_object_page_ready (gpointer owner, gpointer data)
{
  ArnObjectPage *self = owner;
  Job *job = data;

  if (job->matches != self->shown.matches)
    {
      arn_object_shown_set_matches (&self->shown, job->matches);
      self->shown.knows_reachable = self->analysed == job->query.snapshot && !self->analysis;
      arn_object_page_fill_types (self);
      arn_object_page_say_summary (self);
    }
}

/* The chosen line is one more term. (transfer full) */
static ArnObjectFilter *
arn_object_page_make_filter (ArnObjectPage *self)
{
  g_autofree char *words = NULL;

  if (!self->line)
    return arn_object_filter_ref (arn_object_search_get_filter (self->search));
  words = g_strconcat (arn_object_search_get_text (self->search), " ", self->line, NULL);
  return arn_object_filter_new (words, NULL);
}

static void
arn_object_page_refresh (ArnObjectPage *self, gboolean same_matches)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));
  ArnSnapshot *snapshot = session ? arn_session_get_snapshot (session) : NULL;
  ArnDiff *diff = session ? arn_session_get_diff (session) : NULL;
  ArnObjectsColumn column = ARN_OBJECTS_SIZE;
  gboolean descending = TRUE;
  Job *job;

  if (!snapshot || !arn_snapshot_has (snapshot, ARN_PART_OBJECTS))
    return;
  job = g_new0 (Job, 1);
  arn_table_get_sort (self->objects, &column, &descending);
  job->column = arn_object_columns_get_object_column (column);
  job->descending = descending;
  job->type = g_strdup (self->type);
  job->module = g_strdup (self->module);
  job->query.snapshot = g_object_ref (snapshot);
  job->query.hide_startup = !self->startup;
  job->query.filter = arn_object_page_make_filter (self);
  job->query.diff = diff ? arn_diff_ref (diff) : NULL;
  if (self->analysed == snapshot && !self->analysis && arn_snapshot_has (snapshot, ARN_PART_EDGES))
    job->query.retained = arn_retained_get (snapshot, NULL);
  /* A job that was still at it may have been about another question. */
  if (same_matches && self->shown.matches &&
      !arn_row_list_is_ordering (arn_table_get_rows (self->objects)))
    job->matches = arn_object_matches_ref (self->shown.matches);
  arn_row_list_order (arn_table_get_rows (self->objects), job_order, job, job_free,
                      arn_object_page_ready, self);
}

static void
arn_object_page_stop_analysis (ArnObjectPage *self)
{
  if (self->analysis)
    g_cancellable_cancel (self->analysis);
  g_clear_object (&self->analysis);
  if (self->work)
    arn_work_end (self->work);
  g_clear_object (&self->work);
}

static void
arn_object_page_analysed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ArnObjectPage) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->analysis)
    return;
  if (!arn_analysis_run_finish (ARN_SNAPSHOT (source), result, &error))
    {
      /* Given up by the person: what is not known stays so until the next snapshot. */
      arn_work_end (self->work);
      return;
    }
  arn_object_page_stop_analysis (self);
  arn_object_page_refresh (self, FALSE);
}

/* What each object keeps alive, and whether anything keeps it. */
static void
arn_object_page_analyse (ArnObjectPage *self, ArnSnapshot *snapshot)
{
  arn_object_page_stop_analysis (self);
  g_set_object (&self->analysed, snapshot);
  if (!snapshot || !arn_snapshot_has (snapshot, ARN_PART_OBJECTS | ARN_PART_EDGES))
    return;
  self->analysis = g_cancellable_new ();
  self->work = arn_work_new (_ ("Sizing what objects keep alive…"), self->analysis);
  arn_session_add_work (arn_page_get_session (ARN_PAGE (self)), self->work);
  arn_analysis_run_async (snapshot, ARN_ANALYSIS_REACHABILITY | ARN_ANALYSIS_RETAINED,
                          self->analysis, arn_object_page_analysed, g_object_ref (self));
}

static void
arn_object_page_choose_type (ArnObjectPage *self, const char *type, const char *module)
{
  g_autofree char *new_type = g_strdup (type), *new_module = g_strdup (module);

  g_free (self->type);
  g_free (self->module);
  self->type = g_steal_pointer (&new_type);
  self->module = g_steal_pointer (&new_module);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TYPE]);
  arn_object_page_refresh (self, TRUE);
}

static void
arn_object_page_type_chosen (ArnObjectPage *self, guint id)
{
  guint n;
  const ArnObjectGroup *groups = arn_object_matches_get_groups (self->shown.matches, &n);

  if (id == ARN_OBJECT_ALL_TYPES)
    arn_object_page_choose_type (self, NULL, NULL);
  else
    arn_object_page_choose_type (self, groups[id].name, groups[id].module);
}

static void
arn_object_page_line_chosen (ArnObjectPage *self, guint id)
{
  guint n;
  const ArnDiffRow *row = &arn_diff_get_lines (self->shown.diff, &n)[id];

  g_free (self->line);
  self->line = g_strdup_printf ("at:\"%s:%u\"", row->name, row->line);
  arn_object_page_refresh (self, FALSE);
}

static void
arn_object_page_line_activated (ArnObjectPage *self, guint id)
{
  guint n;
  const ArnDiffRow *row = &arn_diff_get_lines (self->shown.diff, &n)[id];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-line", "(su)", row->name, row->line);
}

/* Types or lines above; what was chosen in one doesn't hold in the other. */
static void
arn_object_page_above_changed (ArnObjectPage *self)
{
  const gboolean lines = g_strcmp0 (gtk_stack_get_visible_child_name (self->above), "lines") == 0;

  if (lines && self->type)
    arn_object_page_choose_type (self, NULL, NULL);
  if (!lines && self->line)
    {
      g_clear_pointer (&self->line, g_free);
      arn_row_list_select (arn_table_get_rows (self->lines), ARN_ROW_NONE);
      arn_object_page_refresh (self, FALSE);
    }
}

static ArnSnapshot *
arn_object_page_get_shown (ArnObjectPage *self)
{
  return self->shown.matches ? arn_object_matches_get_query (self->shown.matches)->snapshot : NULL;
}

static void
arn_object_page_object_chosen (ArnObjectPage *self, guint id)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));

  /* Between two snapshots the rows are those of the one before. */
  if (arn_session_get_snapshot (session) == arn_object_page_get_shown (self))
    {
      self->quiet = TRUE;
      arn_session_select_object (session, id);
      self->quiet = FALSE;
    }
}

static void
arn_object_page_object_activated (ArnObjectPage *self, guint id)
{
  arn_object_page_object_chosen (self, id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "graph");
}

/* Marks what is selected elsewhere; its type is chosen when only that hides it. */
static void
arn_object_page_show_selection (ArnObjectPage *self)
{
  const ArnSelection *selection =
      arn_session_get_selection (arn_page_get_session (ARN_PAGE (self)));
  ArnSnapshot *shown = arn_object_page_get_shown (self);
  ArnRowList *rows = arn_table_get_rows (self->objects);
  const ArnTables *t;
  guint32 group;

  if (!shown || selection->in != shown || arn_row_list_is_ordering (rows))
    return;
  if (selection->kind != ARN_SELECTED_OBJECT || selection->gone)
    {
      arn_row_list_select (rows, ARN_ROW_NONE);
      return;
    }
  t = arn_snapshot_get_tables (shown);
  arn_table_select (self->objects, selection->object);
  group = arn_object_matches_find_group (self->shown.matches, t->objects.type[selection->object]);
  if (self->type && group != ARN_NONE &&
      arn_row_list_find (rows, selection->object) == GTK_INVALID_LIST_POSITION)
    {
      guint n;
      const ArnObjectGroup *groups = arn_object_matches_get_groups (self->shown.matches, &n);

      if (g_str_equal (groups[group].name, self->type))
        return;
      arn_object_page_choose_type (self, groups[group].name, groups[group].module);
      arn_object_page_fill_types (self);
    }
}

static void
arn_object_page_rows_replaced (ArnObjectPage *self)
{
  ArnRowList *rows = arn_table_get_rows (self->objects);

  gtk_stack_set_visible_child_name (self->below,
                                    arn_row_list_get_n_rows (rows) > 0 ? "objects" : "nothing");
  /* The id of before is another object in another snapshot. */
  arn_row_list_select (rows, ARN_ROW_NONE);
  arn_object_page_show_selection (self);
}

static void
arn_object_page_search_changed (ArnObjectPage *self)
{
  self->quiet = TRUE;
  gtk_toggle_button_set_active (self->unreachable,
                                arn_object_search_has_word (self->search, "unreachable"));
  self->quiet = FALSE;
  arn_object_page_refresh (self, FALSE);
}

static void
arn_object_page_unreachable_toggled (ArnObjectPage *self)
{
  if (!self->quiet)
    arn_object_search_set_word (self->search, "unreachable",
                                gtk_toggle_button_get_active (self->unreachable));
}

static void
arn_object_page_leave_search (ArnObjectPage *self)
{
  arn_table_grab_focus (self->objects);
}

static void
arn_object_page_startup_clicked (ArnObjectPage *self)
{
  self->startup = !self->startup;
  arn_object_page_refresh (self, FALSE);
}

static void
arn_object_page_types_sorted (ArnObjectPage *self)
{
  if (self->shown.matches)
    arn_object_page_fill_types (self);
}

static void
arn_object_page_objects_sorted (ArnObjectPage *self)
{
  arn_object_page_refresh (self, TRUE);
}

/* Columns of changes are there while something is compared. */
static void
arn_object_page_update_baseline (ArnObjectPage *self)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));
  const gboolean compares = arn_session_get_baseline (session) != NULL;
  const gboolean apart = compares && !arn_session_is_baseline_foreign (session);

  arn_table_set_column_visible (self->types, ARN_TYPES_SHARE, !compares);
  arn_table_set_column_visible (self->types, ARN_TYPES_RETAINED, !compares);
  arn_table_set_column_visible (self->types, ARN_TYPES_CHANGE, compares);
  arn_table_set_column_visible (self->types, ARN_TYPES_BORN, apart);
  arn_table_set_column_visible (self->types, ARN_TYPES_GONE, apart);
  gtk_widget_set_visible (self->by_line, compares);
  if (compares == self->compares)
    return;
  self->compares = compares;
  if (!compares)
    gtk_stack_set_visible_child_name (self->above, "types");
  arn_table_set_sort (self->types, compares ? ARN_TYPES_CHANGE : ARN_TYPES_SIZE, TRUE);
}

static void
arn_object_page_forget (ArnObjectPage *self)
{
  arn_object_search_set_text (self->search, "");
  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->module, g_free);
  g_clear_pointer (&self->line, g_free);
  self->startup = FALSE;
}

static void
arn_object_page_update (ArnPage *page, ArnPageChanges changes)
{
  ArnObjectPage *self = ARN_OBJECT_PAGE (page);
  ArnSession *session = arn_page_get_session (page);
  ArnSnapshot *snapshot = arn_session_get_snapshot (session);

  if (changes & ARN_PAGE_RECORDING)
    arn_object_page_forget (self);
  if (changes & ARN_PAGE_BASELINE)
    arn_object_page_update_baseline (self);
  if (changes & ARN_PAGE_DIFF)
    arn_object_page_fill_lines (self);
  if (!snapshot)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (!arn_snapshot_has (snapshot, ARN_PART_OBJECTS))
    gtk_stack_set_visible_child_name (self->stack, "missing");
  else
    gtk_stack_set_visible_child_name (self->stack, "objects");
  if (changes & ARN_PAGE_SNAPSHOT && snapshot != self->analysed)
    arn_object_page_analyse (self, snapshot);
  if (changes & (ARN_PAGE_SNAPSHOT | ARN_PAGE_DIFF | ARN_PAGE_RECORDING))
    arn_object_page_refresh (self, FALSE);
  if (changes & ARN_PAGE_SELECTION && !self->quiet)
    arn_object_page_show_selection (self);
}

static gboolean
arn_object_page_find (ArnPage *page)
{
  arn_object_search_grab_focus (ARN_OBJECT_PAGE (page)->search);
  return TRUE;
}

void
arn_object_page_show_found (ArnObjectPage *self, const char *words)
{
  g_return_if_fail (ARN_IS_OBJECT_PAGE (self));

  gtk_stack_set_visible_child_name (self->above, "types");
  arn_object_page_choose_type (self, NULL, NULL);
  arn_object_search_set_text (self->search, words);
  arn_object_page_refresh (self, FALSE);
}

void
arn_object_page_show_lines (ArnObjectPage *self)
{
  g_return_if_fail (ARN_IS_OBJECT_PAGE (self));

  if (self->compares)
    gtk_stack_set_visible_child_name (self->above, "lines");
}

/* "type=120 size=90|object=200": the tables' own, one behind the other. */
static char *
arn_object_page_format_widths (ArnObjectPage *self)
{
  g_autofree char *types = NULL, *lines = NULL, *objects = NULL;

  g_object_get (self->types, "widths", &types, NULL);
  g_object_get (self->lines, "widths", &lines, NULL);
  g_object_get (self->objects, "widths", &objects, NULL);
  return g_strdup_printf ("%s|%s|%s", types ? types : "", lines ? lines : "",
                          objects ? objects : "");
}

static void
arn_object_page_set_widths (ArnObjectPage *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "|", -1);

  if (g_strv_length (parts) != 3)
    return;
  g_object_set (self->types, "widths", parts[0], NULL);
  g_object_set (self->lines, "widths", parts[1], NULL);
  g_object_set (self->objects, "widths", parts[2], NULL);
}

static void
arn_object_page_widths_changed (ArnObjectPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTHS]);
}

static void
arn_object_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WIDTHS:
      g_value_take_string (value, arn_object_page_format_widths (ARN_OBJECT_PAGE (object)));
      break;
    case PROP_TYPE:
      g_value_set_string (value, ARN_OBJECT_PAGE (object)->type);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_object_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WIDTHS:
      arn_object_page_set_widths (ARN_OBJECT_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_object_page_dispose (GObject *object)
{
  ArnObjectPage *self = ARN_OBJECT_PAGE (object);

  arn_object_page_stop_analysis (self);
  g_clear_object (&self->analysed);
  if (self->objects)
    arn_row_list_stop (arn_table_get_rows (self->objects));

  G_OBJECT_CLASS (arn_object_page_parent_class)->dispose (object);
}

static void
arn_object_page_finalize (GObject *object)
{
  ArnObjectPage *self = ARN_OBJECT_PAGE (object);

  arn_object_shown_clear (&self->shown);
  g_free (self->type);
  g_free (self->module);
  g_free (self->line);

  G_OBJECT_CLASS (arn_object_page_parent_class)->finalize (object);
}

static void
arn_object_page_class_init (ArnObjectPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = arn_object_page_get_property;
  object_class->set_property = arn_object_page_set_property;
  object_class->dispose = arn_object_page_dispose;
  object_class->finalize = arn_object_page_finalize;
  ARN_PAGE_CLASS (klass)->update = arn_object_page_update;
  ARN_PAGE_CLASS (klass)->find = arn_object_page_find;

  properties[PROP_WIDTHS] =
      g_param_spec_string ("widths", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TYPE] =
      g_param_spec_string ("type", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ARN_TYPE_AGE_LABEL);
  g_type_ensure (ARN_TYPE_OBJECT_SEARCH);
  g_type_ensure (ARN_TYPE_TABLE);
  g_type_ensure (ARN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-object-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnObjectPage, name)
  BIND (stack);
  BIND (search);
  BIND (unreachable);
  BIND (by_line);
  BIND (above);
  BIND (types);
  BIND (lines);
  BIND (below);
  BIND (objects);
  BIND (status);
  BIND (summary);
  BIND (hidden);
  BIND (startup_button);
#undef BIND
#define CALLBACK(name)                                                                             \
  gtk_widget_class_bind_template_callback (widget_class, arn_object_page_##name)
  CALLBACK (above_changed);
  CALLBACK (leave_search);
  CALLBACK (line_activated);
  CALLBACK (line_chosen);
  CALLBACK (object_activated);
  CALLBACK (object_chosen);
  CALLBACK (objects_sorted);
  CALLBACK (search_changed);
  CALLBACK (startup_clicked);
  CALLBACK (type_chosen);
  CALLBACK (types_sorted);
  CALLBACK (unreachable_toggled);
  CALLBACK (widths_changed);
#undef CALLBACK
}

/* What the colours of generations mean, below the column that has them. */
static void
arn_object_page_add_legend (ArnObjectPage *self)
{
  static const ArnGeneration generations[] = { ARN_GENERATION_YOUNG, ARN_GENERATION_MIDDLE,
                                               ARN_GENERATION_OLD, ARN_GENERATION_UNTRACKED };

  for (gsize i = 0; i < G_N_ELEMENTS (generations); i++)
    {
      GtkWidget *entry = arn_object_cell_new_swatch (NULL);
      GtkWidget *label = arn_object_cell_get_label (entry);

      arn_cell_bar_set_generation (ARN_CELL_BAR (arn_object_cell_get_mark (entry)), generations[i]);
      arn_object_cell_set_text (label, arn_object_columns_name_generation (generations[i]), TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_widget_set_tooltip_text (entry, _ ("Generation of the collector"));
      arn_wrap_box_append (self->status, entry);
    }
}

static void
arn_object_page_init (ArnObjectPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  arn_object_page_add_legend (self);
  arn_object_columns_add_types (self->types, &self->shown);
  arn_object_columns_add_lines (self->lines, &self->shown);
  arn_object_columns_add_objects (self->objects, &self->shown);
  arn_table_set_sort (self->types, ARN_TYPES_SIZE, TRUE);
  arn_table_set_sort (self->objects, ARN_OBJECTS_SIZE, TRUE);
  arn_table_set_column_visible (self->types, ARN_TYPES_CHANGE, FALSE);
  arn_table_set_column_visible (self->types, ARN_TYPES_BORN, FALSE);
  arn_table_set_column_visible (self->types, ARN_TYPES_GONE, FALSE);
  g_signal_connect_object (arn_table_get_rows (self->objects), "replaced",
                           G_CALLBACK (arn_object_page_rows_replaced), self, G_CONNECT_SWAPPED);
}
