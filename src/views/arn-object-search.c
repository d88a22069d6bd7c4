#include "arn-object-search.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-views.h"

struct _ArnObjectSearch
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkEditable *entry;
  GtkLabel *error;
  GtkMenuButton *hints_button;
  GtkListBox *hints;
  ArnObjectFilter *filter;
  char *understood; /* the text of `filter` */
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

enum
{
  CHANGED,
  LEAVE,
  DOWN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What can be said, and what it means. */
static const struct
{
  const char *term;
  const char *meaning;
} hints[] = {
  { "type:Node", N_ ("of types whose name has this in it") },
  { "text:\"two words\"", N_ ("whose short text has this in it") },
  { "size>1KiB", N_ ("bigger than that; also total and retained") },
  { "refs>=3", N_ ("with so many references") },
  { "gen:2", N_ ("of that generation") },
  { "at:file.py:12", N_ ("allocated there; also at:12") },
  { "unreachable", N_ ("that the program can’t get at any more") },
  { "cycle", N_ ("in a reference cycle") },
  { "garbage", N_ ("in gc.garbage") },
  { "new", N_ ("that were not there in what is compared with") },
  { "-type:str", N_ ("not: a minus turns a term round") },
};

G_DEFINE_FINAL_TYPE (ArnObjectSearch, arn_object_search, GTK_TYPE_WIDGET)

static void
arn_object_search_say (ArnObjectSearch *self, const char *sentence)
{
  gtk_label_set_label (self->error, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), sentence != NULL);
  if (sentence)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

/* What is not understood leaves the filter before as it is. */
static void
arn_object_search_read (ArnObjectSearch *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnObjectFilter) filter = NULL;

  if (g_strcmp0 (text, self->understood) == 0)
    {
      arn_object_search_say (self, NULL);
      return;
    }
  filter = arn_object_filter_new (text, &error);
  arn_object_search_say (self, error ? error->message : NULL);
  if (!filter)
    return;
  g_clear_pointer (&self->filter, arn_object_filter_unref);
  self->filter = g_steal_pointer (&filter);
  g_free (self->understood);
  self->understood = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Escape: first what was typed goes, then the person. */
static void
arn_object_search_stop (ArnObjectSearch *self)
{
  if (*gtk_editable_get_text (self->entry))
    arn_object_search_set_text (self, "");
  else
    g_signal_emit (self, signals[LEAVE], 0);
}

static void
arn_object_search_activate (ArnObjectSearch *self)
{
  arn_object_search_read (self);
  g_signal_emit (self, signals[DOWN], 0);
}

static gboolean
arn_object_search_key (ArnObjectSearch *self, guint keyval, guint code, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[DOWN], 0);
  return GDK_EVENT_STOP;
}

static void
arn_object_search_hint_chosen (ArnObjectSearch *self, GtkListBoxRow *row)
{
  const char *before = gtk_editable_get_text (self->entry);
  g_autofree char *text =
      g_strconcat (before, *before && !g_str_has_suffix (before, " ") ? " " : "",
                   hints[gtk_list_box_row_get_index (row)].term, NULL);

  gtk_menu_button_popdown (self->hints_button);
  arn_object_search_set_text (self, text);
  arn_object_search_grab_focus (self);
}

static GtkWidget *
make_hint (const char *term, const char *meaning)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (term), *second = gtk_label_new (meaning);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_widget_add_css_class (first, "monospace");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (second, "small");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

ArnObjectFilter *
arn_object_search_get_filter (ArnObjectSearch *self)
{
  g_return_val_if_fail (ARN_IS_OBJECT_SEARCH (self), NULL);

  return self->filter;
}

const char *
arn_object_search_get_text (ArnObjectSearch *self)
{
  g_return_val_if_fail (ARN_IS_OBJECT_SEARCH (self), NULL);

  return self->understood;
}

void
arn_object_search_set_text (ArnObjectSearch *self, const char *text)
{
  g_return_if_fail (ARN_IS_OBJECT_SEARCH (self));

  /* In between the entry is empty, and says so at once. */
  g_signal_handlers_block_by_func (self->entry, arn_object_search_read, self);
  gtk_editable_set_text (self->entry, text);
  g_signal_handlers_unblock_by_func (self->entry, arn_object_search_read, self);
  gtk_editable_set_position (self->entry, -1);
  arn_object_search_read (self);
}

gboolean
arn_object_search_has_word (ArnObjectSearch *self, const char *word)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (ARN_IS_OBJECT_SEARCH (self), FALSE);

  words = g_strsplit (self->understood, " ", -1);
  return g_strv_contains ((const char *const *) words, word);
}

void
arn_object_search_set_word (ArnObjectSearch *self, const char *word, gboolean there)
{
  g_autoptr (GString) text = NULL;
  g_auto (GStrv) words = NULL;

  g_return_if_fail (ARN_IS_OBJECT_SEARCH (self));

  if (arn_object_search_has_word (self, word) == there)
    return;
  text = g_string_new (NULL);
  words = g_strsplit (self->understood, " ", -1);
  for (char **at = words; *at; at++)
    if (**at && strcmp (*at, word) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", *at);
  if (there)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
  arn_object_search_set_text (self, text->str);
}

void
arn_object_search_grab_focus (ArnObjectSearch *self)
{
  g_return_if_fail (ARN_IS_OBJECT_SEARCH (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
arn_object_search_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, ARN_OBJECT_SEARCH (object)->understood);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_object_search_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT:
      arn_object_search_set_text (ARN_OBJECT_SEARCH (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_object_search_dispose (GObject *object)
{
  g_clear_pointer (&ARN_OBJECT_SEARCH (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_object_search_parent_class)->dispose (object);
}

static void
arn_object_search_finalize (GObject *object)
{
  ArnObjectSearch *self = ARN_OBJECT_SEARCH (object);

  g_clear_pointer (&self->filter, arn_object_filter_unref);
  g_free (self->understood);

  G_OBJECT_CLASS (arn_object_search_parent_class)->finalize (object);
}

static void
arn_object_search_class_init (ArnObjectSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = arn_object_search_get_property;
  object_class->set_property = arn_object_search_set_property;
  object_class->dispose = arn_object_search_dispose;
  object_class->finalize = arn_object_search_finalize;

  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", ARN_TYPE_OBJECT_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", ARN_TYPE_OBJECT_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[DOWN] = g_signal_new ("down", ARN_TYPE_OBJECT_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-object-search.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnObjectSearch, content);
  gtk_widget_class_bind_template_child (widget_class, ArnObjectSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, ArnObjectSearch, error);
  gtk_widget_class_bind_template_child (widget_class, ArnObjectSearch, hints_button);
  gtk_widget_class_bind_template_child (widget_class, ArnObjectSearch, hints);
  gtk_widget_class_bind_template_callback (widget_class, arn_object_search_read);
  gtk_widget_class_bind_template_callback (widget_class, arn_object_search_stop);
  gtk_widget_class_bind_template_callback (widget_class, arn_object_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, arn_object_search_key);
  gtk_widget_class_bind_template_callback (widget_class, arn_object_search_hint_chosen);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_object_search_init (ArnObjectSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = arn_object_filter_new ("", NULL);
  self->understood = g_strdup ("");
  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++)
    gtk_list_box_append (self->hints, make_hint (hints[i].term, _ (hints[i].meaning)));
}
