#include "arn-guide.h"

#include <glib/gi18n.h>

#include "arn-settings.h"
#include "arn-views.h"

struct _ArnGuide
{
  AdwWindow parent_instance;

  AdwCarousel *pages;
  GtkWidget *back;
  GtkButton *next;
};

G_DEFINE_FINAL_TYPE (ArnGuide, arn_guide, ADW_TYPE_WINDOW)

static guint
arn_guide_get_page (ArnGuide *self)
{
  return (guint) (adw_carousel_get_position (self->pages) + 0.5);
}

static gboolean
arn_guide_is_last (ArnGuide *self)
{
  return arn_guide_get_page (self) + 1 >= adw_carousel_get_n_pages (self->pages);
}

static void
arn_guide_go (ArnGuide *self, guint page)
{
  adw_carousel_scroll_to (self->pages, adw_carousel_get_nth_page (self->pages, page), TRUE);
}

static void
arn_guide_back (ArnGuide *self)
{
  guint page = arn_guide_get_page (self);

  if (page > 0)
    arn_guide_go (self, page - 1);
}

static void
arn_guide_next (ArnGuide *self)
{
  if (arn_guide_is_last (self))
    gtk_window_close (GTK_WINDOW (self));
  else
    arn_guide_go (self, arn_guide_get_page (self) + 1);
}

/* Only the page that is seen is there for the keyboard and for who listens. */
static void
arn_guide_page_changed (ArnGuide *self)
{
  guint page = arn_guide_get_page (self);

  gtk_widget_set_opacity (self->back, page > 0 ? 1 : 0);
  gtk_widget_set_sensitive (self->back, page > 0);
  gtk_button_set_label (self->next, arn_guide_is_last (self) ? _ ("Start") : _ ("Next"));
  for (guint i = 0; i < adw_carousel_get_n_pages (self->pages); i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (adw_carousel_get_nth_page (self->pages, i)),
                                 GTK_ACCESSIBLE_STATE_HIDDEN, i != page, -1);
}

static void
arn_guide_class_init (ArnGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-guide.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnGuide, pages);
  gtk_widget_class_bind_template_child (widget_class, ArnGuide, back);
  gtk_widget_class_bind_template_child (widget_class, ArnGuide, next);
  gtk_widget_class_bind_template_callback (widget_class, arn_guide_back);
  gtk_widget_class_bind_template_callback (widget_class, arn_guide_next);
  gtk_widget_class_bind_template_callback (widget_class, arn_guide_page_changed);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
arn_guide_init (ArnGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  arn_guide_page_changed (self);
}

void
arn_guide_present (GtkWindow *parent)
{
  GtkWindow *window =
      g_object_new (ARN_TYPE_GUIDE, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  gtk_window_present (window);
}

void
arn_guide_present_first (GtkWindow *parent)
{
  g_autoptr (GSettings) settings = arn_settings_new ();

  if (g_settings_get_boolean (settings, "guide-shown"))
    return;
  g_settings_set_boolean (settings, "guide-shown", TRUE);
  arn_guide_present (parent);
}
