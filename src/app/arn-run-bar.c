#include "arn-run-bar.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"
#include "arn-views.h"
#include "arn-wrap-box.h"

struct _ArnRunBar
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkButton *run;
  GtkImage *run_icon;
  GtkLabel *run_label;
  GtkButton *collect;
  GtkMenuButton *speed;
  GtkLabel *state;
  GtkWidget *gauges;
  GtkLabel *heap;

  GtkLabel *counts[ARN_N_GENERATIONS];
  GtkProgressBar *bars[ARN_N_GENERATIONS];
};

G_DEFINE_FINAL_TYPE (ArnRunBar, arn_run_bar, GTK_TYPE_WIDGET)

static void
arn_run_bar_make_gauge (ArnRunBar *self, int generation)
{
  g_autofree char *number = g_strdup_printf ("%d", generation);
  g_autofree char *css_class = g_strdup_printf ("generation-%d", generation);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (number);
  GtkWidget *count = gtk_label_new ("");
  GtkWidget *bar = gtk_progress_bar_new ();

  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (name, "small");
  gtk_label_set_xalign (GTK_LABEL (count), 1);
  gtk_label_set_width_chars (GTK_LABEL (count), generation == 0 ? 7 : 5);
  gtk_widget_set_hexpand (count, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "small");
  gtk_widget_add_css_class (bar, "gauge");
  gtk_widget_add_css_class (bar, css_class);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), count);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (self->gauges), box);
  self->counts[generation] = GTK_LABEL (count);
  self->bars[generation] = GTK_PROGRESS_BAR (bar);
}

static void
arn_run_bar_dispose (GObject *object)
{
  g_clear_pointer (&ARN_RUN_BAR (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_run_bar_parent_class)->dispose (object);
}

static void
arn_run_bar_class_init (ArnRunBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_run_bar_dispose;
  g_type_ensure (ARN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-run-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, content);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, run);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, run_icon);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, run_label);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, collect);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, speed);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, state);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, gauges);
  gtk_widget_class_bind_template_child (widget_class, ArnRunBar, heap);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_css_name (widget_class, "runbar");
}

static void
arn_run_bar_init (ArnRunBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int generation = 0; generation < ARN_N_GENERATIONS; generation++)
    arn_run_bar_make_gauge (self, generation);
  arn_run_bar_set_figures (self, NULL);
  arn_run_bar_set_speed (self, 0);
}

void
arn_run_bar_set_state (ArnRunBar *self, const char *word, gboolean running, gboolean again)
{
  const char *label = running ? _ ("Pause") : again ? _ ("Run Again") : _ ("Run");

  g_return_if_fail (ARN_IS_RUN_BAR (self));

  gtk_label_set_label (self->state, word);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->run), running ? "win.pause" : "win.run");
  gtk_image_set_from_icon_name (self->run_icon, running ? "media-playback-pause-symbolic"
                                                        : "media-playback-start-symbolic");
  gtk_label_set_label (self->run_label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->run), running ? _ ("Pause (F6)") : _ ("Run (F5)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  running ? _ ("Pause") : _ ("Run"), -1);
}

void
arn_run_bar_set_figures (ArnRunBar *self, const ArnHeapFigures *heap)
{
  g_return_if_fail (ARN_IS_RUN_BAR (self));

  gtk_widget_set_visible (self->gauges, heap != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->heap), heap != NULL);
  if (!heap)
    return;

  for (int i = 0; i < ARN_N_GENERATIONS; i++)
    {
      guint64 count = heap->generation_count[i];
      guint64 threshold = heap->generation_threshold[i];
      g_autofree char *count_text = arn_number_count (count);
      g_autofree char *threshold_text = arn_number_count (threshold);
      g_autofree char *text = g_strdup_printf ("%s/%s", count_text, threshold_text);
      /* Translators: a generation of the collector, what it counted, and at which count it runs */
      g_autofree char *label = g_strdup_printf (_ ("Generation %d: count %s, threshold %s"), i,
                                                count_text, threshold_text);

      gtk_label_set_label (self->counts[i], text);
      gtk_progress_bar_set_fraction (self->bars[i],
                                     threshold > 0 ? MIN ((double) count / threshold, 1.0) : 0);
      gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->bars[i])), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->bars[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
    }
  {
    guint64 bytes = heap->bytes_in_use + heap->large_bytes;
    g_autofree char *text = arn_number_bytes (bytes);
    g_autofree char *exact = arn_number_exact_bytes (bytes);
    g_autofree char *tip = g_strdup_printf (_ ("Heap in use, large requests included: %s"), exact);

    gtk_label_set_label (self->heap, text);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->heap), tip);
  }
}

void
arn_run_bar_set_speed (ArnRunBar *self, guint speed)
{
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (ARN_IS_RUN_BAR (self));

  label = speed > 0 ? g_strdup_printf (ngettext ("%u line/s", "%u lines/s", speed), speed)
                    : g_strdup (_ ("Full speed"));
  name = g_strdup_printf (_ ("Speed: %s"), label);
  gtk_menu_button_set_label (self->speed, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speed), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
arn_run_bar_set_steers (ArnRunBar *self, gboolean steers)
{
  g_return_if_fail (ARN_IS_RUN_BAR (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->content);
       child && gtk_widget_get_next_sibling (child); child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, steers);
}
