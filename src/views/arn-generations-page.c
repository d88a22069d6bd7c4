#include "arn-generations-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-age-label.h"
#include "arn-analysis.h"
#include "arn-collection-columns.h"
#include "arn-collector-bar.h"
#include "arn-generation-card.h"
#include "arn-number.h"
#include "arn-reachability.h"
#include "arn-table.h"
#include "arn-uncollected.h"
#include "arn-views.h"

struct _ArnGenerationsPage
{
  ArnPage parent_instance;

  GCancellable *cancellable; /* of the analysis under way */
  guint n_rows;              /* collections in the table */

  GtkStack *stack;
  ArnCollectorBar *bar;
  ArnGenerationCard *young;
  ArnGenerationCard *middle;
  ArnGenerationCard *old;
  GtkLabel *untracked;
  GtkLabel *frozen;
  GtkLabel *garbage;
  GtkLabel *unreachable;
  ArnChartView *chart;
  ArnTable *table;
};

G_DEFINE_FINAL_TYPE (ArnGenerationsPage, arn_generations_page, ARN_TYPE_PAGE)

/* --- Figures --- */

static void
arn_generations_page_set_count (GtkLabel *label, guint count)
{
  g_autofree char *text = arn_number_count (count);

  gtk_label_set_label (label, text);
}

static void
arn_generations_page_update_cards (ArnGenerationsPage *self, ArnSnapshot *map)
{
  ArnGenerationCard *cards[] = { self->young, self->middle, self->old };
  ArnSnapshot *snapshot = arn_session_get_snapshot (arn_page_get_session (ARN_PAGE (self)));

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    arn_generation_card_set_figures (cards[i], arn_snapshot_get_heap (map), map == snapshot);
}

static void
arn_generations_page_analysed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ArnGenerationsPage) self = data;
  ArnSnapshot *snapshot = ARN_SNAPSHOT (source);

  if (arn_analysis_run_finish (snapshot, result, NULL))
    arn_generations_page_set_count (self->unreachable,
                                    arn_reachability_count_unreachable (snapshot));
}

static void
arn_generations_page_update_uncollected (ArnGenerationsPage *self)
{
  ArnSnapshot *snapshot = arn_session_get_snapshot (arn_page_get_session (ARN_PAGE (self)));
  ArnUncollected counts;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_label_set_label (self->unreachable, "…");
  if (!snapshot || !arn_snapshot_has (snapshot, ARN_PART_OBJECTS))
    return;
  arn_uncollected_count (snapshot, &counts);
  arn_generations_page_set_count (self->untracked, counts.untracked);
  arn_generations_page_set_count (self->frozen, counts.frozen);
  arn_generations_page_set_count (self->garbage, counts.garbage);
  self->cancellable = g_cancellable_new ();
  arn_analysis_run_async (snapshot, ARN_ANALYSIS_REACHABILITY, self->cancellable,
                          arn_generations_page_analysed, g_object_ref (self));
}

/* --- The table --- */

static void
arn_generations_page_fill_table (ArnGenerationsPage *self)
{
  ArnChartScene *scene = arn_chart_view_get_scene (self->chart);

  self->n_rows = arn_chart_scene_get_n_collections (scene);
  arn_row_list_set_rows (arn_table_get_rows (self->table),
                         arn_collection_columns_order (self->table, scene), self->n_rows);
}

static void
arn_generations_page_update_table (ArnGenerationsPage *self, gboolean other_recording)
{
  guint n = arn_chart_scene_get_n_collections (arn_chart_view_get_scene (self->chart));

  if (other_recording)
    arn_row_list_select (arn_table_get_rows (self->table), ARN_ROW_NONE);
  if (n != self->n_rows || other_recording)
    arn_generations_page_fill_table (self);
  arn_collector_bar_set_n_collections (self->bar, n);
}

void
arn_generations_page_select (ArnGenerationsPage *self, guint collection)
{
  g_return_if_fail (ARN_IS_GENERATIONS_PAGE (self));

  arn_generations_page_update_table (self, FALSE);
  arn_chart_view_select_collection (self->chart, collection);
  arn_table_select (self->table, collection);
}

static void
arn_generations_page_row_chosen (ArnGenerationsPage *self, guint collection)
{
  arn_chart_view_select_collection (self->chart, collection);
}

static void
arn_generations_page_mark_chosen (ArnGenerationsPage *self, guint collection)
{
  arn_generations_page_update_table (self, FALSE);
  arn_table_select (self->table, collection);
}

/* To the line that triggered it. */
static void
arn_generations_page_activated (ArnGenerationsPage *self, guint collection)
{
  ArnRecording *recording = arn_session_get_recording (arn_page_get_session (ARN_PAGE (self)));
  const ArnEvent *event =
      arn_chart_scene_get_collection (arn_chart_view_get_scene (self->chart), collection);

  if (event && event->line > 0 && arn_recording_get_n_sources (recording) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-line", "(su)",
                                arn_recording_get_source_file (recording, 0), event->line);
}

/* --- Steering --- */

static void
arn_generations_page_threshold_changed (ArnGenerationsPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-thresholds", "(iii)",
                              arn_generation_card_get_threshold (self->young),
                              arn_generation_card_get_threshold (self->middle),
                              arn_generation_card_get_threshold (self->old));
}

static void
arn_generations_page_steerable_changed (ArnGenerationsPage *self)
{
  ArnGenerationCard *cards[] = { self->young, self->middle, self->old };

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    arn_generation_card_set_editable (cards[i], arn_collector_bar_get_steerable (self->bar));
}

/* --- The page --- */

static void
arn_generations_page_update (ArnPage *page, ArnPageChanges changes)
{
  ArnGenerationsPage *self = ARN_GENERATIONS_PAGE (page);
  ArnSnapshot *map = arn_session_get_map (arn_page_get_session (page));

  if (!map)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (!arn_snapshot_has (map, ARN_PART_GENERATIONS))
    gtk_stack_set_visible_child_name (self->stack, "missing");
  else
    gtk_stack_set_visible_child_name (self->stack, "generations");
  if (map)
    arn_generations_page_update_cards (self, map);
  if (changes & (ARN_PAGE_SNAPSHOT | ARN_PAGE_RECORDING))
    arn_generations_page_update_uncollected (self);
  if (changes & (ARN_PAGE_MAP | ARN_PAGE_RECORDING))
    arn_generations_page_update_table (self, (changes & ARN_PAGE_RECORDING) != 0);
}

ArnChartView *
arn_generations_page_get_chart (ArnGenerationsPage *self)
{
  g_return_val_if_fail (ARN_IS_GENERATIONS_PAGE (self), NULL);

  return self->chart;
}

static void
arn_generations_page_dispose (GObject *object)
{
  ArnGenerationsPage *self = ARN_GENERATIONS_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (arn_generations_page_parent_class)->dispose (object);
}

static void
arn_generations_page_class_init (ArnGenerationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_generations_page_dispose;
  ARN_PAGE_CLASS (klass)->update = arn_generations_page_update;

  g_type_ensure (ARN_TYPE_AGE_LABEL);
  g_type_ensure (ARN_TYPE_CHART_VIEW);
  g_type_ensure (ARN_TYPE_COLLECTOR_BAR);
  g_type_ensure (ARN_TYPE_GENERATION_CARD);
  g_type_ensure (ARN_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-generations-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnGenerationsPage, name)
  BIND (stack);
  BIND (bar);
  BIND (young);
  BIND (middle);
  BIND (old);
  BIND (untracked);
  BIND (frozen);
  BIND (garbage);
  BIND (unreachable);
  BIND (chart);
  BIND (table);
#undef BIND
#define BIND(name)                                                                                 \
  gtk_widget_class_bind_template_callback (widget_class, arn_generations_page_##name)
  BIND (activated);
  BIND (fill_table);
  BIND (mark_chosen);
  BIND (row_chosen);
  BIND (steerable_changed);
  BIND (threshold_changed);
#undef BIND
}

static void
arn_generations_page_init (ArnGenerationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  arn_collection_columns_add (self->table, arn_chart_view_get_scene (self->chart));
  arn_generations_page_steerable_changed (self);
}
