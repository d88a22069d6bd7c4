#include "arn-start-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-sample-group.h"
#include "arn-views.h"

/* Of the recent files; the menu has all. */
#define ARN_START_PAGE_ROWS 3
/* Cards made between two frames. */
#define ARN_START_PAGE_BATCH 3

struct _ArnStartPage
{
  GtkWidget parent_instance;

  GPtrArray *samples;
  guint n_cards; /* of them, that have theirs */
  guint fill_idle;
  GtkWidget *content;
  GtkImage *icon;
  GtkBox *later; /* what the first frame does not wait for; the groups are in it */
  GtkEditable *search;
  GtkLabel *message; /* why there is no sample to be seen */
  GtkWidget *own;    /* "Open…" and recent files, behind the first topic */
  GtkListBox *recent;
  GtkWidget *recent_group;
};

G_DEFINE_FINAL_TYPE (ArnStartPage, arn_start_page, GTK_TYPE_WIDGET)

static int
arn_start_page_compare_recent (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

GList *
arn_start_page_list_recent (void)
{
  GList *all = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GList *ours = NULL;
  guint n = 0;

  all = g_list_sort (all, arn_start_page_compare_recent);
  for (GList *item = all; item; item = item->next)
    {
      if (n < ARN_START_PAGE_RECENT && gtk_recent_info_has_application (item->data, "arenarium"))
        {
          ours = g_list_prepend (ours, item->data);
          n++;
        }
      else
        gtk_recent_info_unref (item->data);
    }
  g_list_free (all);
  return g_list_reverse (ours);
}

static GtkWidget *
arn_start_page_make_recent_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean there = gtk_recent_info_exists (info);
  g_autofree char *folder = gtk_recent_info_get_uri_display (info);
  g_autofree char *parent = folder ? g_path_get_dirname (folder) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), there ? (parent ? parent : "")
                                                           : _ ("This file is no longer there."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("text-x-generic-symbolic"));
  if (there)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
    }
  else
    gtk_widget_add_css_class (row, "missing");
  return row;
}

static void
arn_start_page_update_recent (ArnStartPage *self)
{
  g_autolist (GtkRecentInfo) files = arn_start_page_list_recent ();
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->recent, 0)))
    gtk_list_box_remove (self->recent, GTK_WIDGET (row));
  for (GList *file = files; file && n < ARN_START_PAGE_ROWS; file = file->next, n++)
    gtk_list_box_append (self->recent, arn_start_page_make_recent_row (file->data));
  gtk_widget_set_visible (self->recent_group, files != NULL);
}

static gboolean
arn_start_page_list_samples (ArnStartPage *self)
{
  g_autoptr (GError) error = NULL;

  self->samples = arn_sample_list (&error);
  if (!self->samples)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("The samples are not there: %s"), error->message);

      gtk_label_set_label (self->message, message);
      gtk_widget_set_visible (GTK_WIDGET (self->message), TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self->search), FALSE);
    }
  return self->samples != NULL;
}

/* That of the last card, or one more behind it. */
static ArnSampleGroup *
arn_start_page_group_of (ArnStartPage *self, const ArnSample *sample)
{
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->later));
  ArnSampleGroup *before = ARN_IS_SAMPLE_GROUP (last) ? ARN_SAMPLE_GROUP (last) : NULL;
  GtkWidget *group;

  /* The person's own things stand behind the first group, so that both are seen at once. */
  if (!before && self->n_cards > 0)
    before = ARN_SAMPLE_GROUP (gtk_widget_get_prev_sibling (self->own));
  if (before && g_str_equal (arn_sample_group_get_topic (before), sample->topic))
    return before;
  group = arn_sample_group_new (sample->topic);
  if (before)
    gtk_box_append (self->later, group);
  else
    gtk_box_insert_child_after (self->later, group, gtk_widget_get_prev_sibling (self->own));
  return ARN_SAMPLE_GROUP (group);
}

static void
arn_start_page_add_cards (ArnStartPage *self, guint end)
{
  for (; self->n_cards < MIN (end, self->samples->len); self->n_cards++)
    {
      const ArnSample *sample = self->samples->pdata[self->n_cards];

      arn_sample_group_add (arn_start_page_group_of (self, sample), sample);
    }
}

/* A few cards at a time: their pictures and texts would be a long wait at once. */
static gboolean
arn_start_page_add_some_cards (gpointer data)
{
  ArnStartPage *self = data;

  arn_start_page_add_cards (self, self->n_cards + ARN_START_PAGE_BATCH);
  if (self->n_cards < self->samples->len)
    return G_SOURCE_CONTINUE;
  self->fill_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
arn_start_page_search_changed (ArnStartPage *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *message = NULL;
  guint n = 0;

  if (!self->samples)
    return;
  arn_start_page_add_cards (self, self->samples->len);
  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->later)); group;
       group = gtk_widget_get_next_sibling (group))
    if (ARN_IS_SAMPLE_GROUP (group))
      n += arn_sample_group_filter (ARN_SAMPLE_GROUP (group), text);
  gtk_widget_set_visible (self->own, *text == '\0');
  message = g_strdup_printf (_ ("No sample is about “%s”."), text);
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), n == 0);
}

static void
arn_start_page_stop_search (ArnStartPage *self)
{
  gtk_editable_set_text (self->search, "");
}

/* Enter goes on to what was found. */
static void
arn_start_page_search_activated (ArnStartPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->later), GTK_DIR_TAB_FORWARD);
}

/* Letters that nothing else on the page wants are searched for. (The entry's own key capture goes
 * first, and would take Enter from the cards.) */
static gboolean
arn_start_page_key_pressed (ArnStartPage *self,
                            guint key,
                            guint code,
                            GdkModifierType modifiers,
                            GtkEventControllerKey *controller)
{
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK))
    return FALSE;
  if (!g_unichar_isgraph (gdk_keyval_to_unicode (key)))
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_set_position (self->search, -1);
  return gtk_event_controller_key_forward (controller,
                                           GTK_WIDGET (gtk_editable_get_delegate (self->search)));
}

void
arn_start_page_find (ArnStartPage *self)
{
  g_return_if_fail (ARN_IS_START_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
arn_start_page_first_painted (ArnStartPage *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, arn_start_page_first_painted, self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->later)))
    return;
  gtk_image_set_from_icon_name (self->icon, "io.github.arenarium.Arenarium");
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (arn_start_page_update_recent), self, G_CONNECT_SWAPPED);
  arn_start_page_update_recent (self);
  if (arn_start_page_list_samples (self))
    self->fill_idle = g_idle_add (arn_start_page_add_some_cards, self);
  gtk_widget_set_visible (GTK_WIDGET (self->later), TRUE);
}

static void
arn_start_page_realize (GtkWidget *widget)
{
  ArnStartPage *self = ARN_START_PAGE (widget);

  GTK_WIDGET_CLASS (arn_start_page_parent_class)->realize (widget);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->later)))
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (arn_start_page_first_painted), self, G_CONNECT_SWAPPED);
}

static void
arn_start_page_dispose (GObject *object)
{
  g_clear_handle_id (&ARN_START_PAGE (object)->fill_idle, g_source_remove);
  g_clear_pointer (&ARN_START_PAGE (object)->samples, g_ptr_array_unref);
  g_clear_pointer (&ARN_START_PAGE (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_start_page_parent_class)->dispose (object);
}

static void
arn_start_page_class_init (ArnStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_start_page_dispose;
  widget_class->realize = arn_start_page_realize;
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, content);
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, icon);
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, later);
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, search);
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, message);
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, own);
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, ArnStartPage, recent_group);
  gtk_widget_class_bind_template_callback (widget_class, arn_start_page_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_start_page_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, arn_start_page_search_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_start_page_init (ArnStartPage *self)
{
  GtkEventController *typing = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self), typing);
  g_signal_connect_object (typing, "key-pressed", G_CALLBACK (arn_start_page_key_pressed), self,
                           G_CONNECT_SWAPPED);
}
