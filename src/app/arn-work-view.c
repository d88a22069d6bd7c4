#include "arn-work-view.h"

#include "arn-allocations-page.h"
#include "arn-details-pane.h"
#include "arn-generations-page.h"
#include "arn-output-view.h"
#include "arn-settings.h"
#include "arn-snapshot-list.h"
#include "arn-timeline.h"
#include "arn-views.h"

/* Below this many pixels (at normal text size) panes lie over the view instead of beside it. */
#define ARN_WORK_VIEW_WIDE 1100
/* Below this many (at normal text size) there is no room for the timeline under the pages. */
#define ARN_WORK_VIEW_HIGH 350
/* The left pane grows with the window, between these. */
#define ARN_WORK_VIEW_PANE_MIN 300
#define ARN_WORK_VIEW_PANE_MAX 480
/* What the columns of a profile take. */
#define ARN_WORK_VIEW_PROFILE 120

struct _ArnWorkView
{
  GtkWidget parent_instance;

  GSettings *settings;
  ArnSession *session;
  guint fold_idle;
  gboolean folded, fold_wanted;
  gboolean low, low_wanted;
  int pane_width;
  int width, height; /* the window's */

  GtkWidget *content;
  AdwToastOverlay *toasts;
  AdwToast *toast; /* the latest, while it is there */
  AdwFlap *source_flap;
  GtkWidget *source_pane;
  GtkStack *left_stack;
  ArnSourceView *source_view;
  AdwFlap *details_flap;
  AdwViewStack *pages;
  ArnArenaPage *arena_page;
  ArnObjectPage *object_page;
  ArnGenerationsPage *generations_page;
  ArnTimeline *timeline;
  ArnRunBar *run_bar;
  AdwViewSwitcherBar *switcher_bar;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SOURCE_SHOWN,
  PROP_DETAILS_SHOWN,
  PROP_FOLDED,
  N_PROPS
};

enum
{
  SNAPSHOT_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnWorkView, arn_work_view, GTK_TYPE_WIDGET)

static double
arn_work_view_text_scale (ArnWorkView *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}

static gboolean
arn_work_view_is_narrow (ArnWorkView *self, int width)
{
  return width < ARN_WORK_VIEW_WIDE * arn_work_view_text_scale (self);
}

static gboolean
arn_work_view_is_low (ArnWorkView *self, int height)
{
  return height < ARN_WORK_VIEW_HIGH * arn_work_view_text_scale (self);
}

static void
arn_work_view_update_timeline (ArnWorkView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->timeline),
                          !self->low && g_settings_get_boolean (self->settings, "show-timeline"));
}

static void
arn_work_view_reveal (ArnWorkView *self, AdwFlap *flap, const char *key, gboolean show)
{
  adw_flap_set_reveal_flap (flap, show);
  if (!self->folded)
    g_settings_set_boolean (self->settings, key, show);
}

gboolean
arn_work_view_get_source_shown (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), FALSE);

  return adw_flap_get_reveal_flap (self->source_flap);
}

void
arn_work_view_set_source_shown (ArnWorkView *self, gboolean shown)
{
  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  if (shown && self->folded)
    adw_flap_set_reveal_flap (self->details_flap, FALSE);
  arn_work_view_reveal (self, self->source_flap, "show-source", shown);
}

gboolean
arn_work_view_get_details_shown (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), FALSE);

  return adw_flap_get_reveal_flap (self->details_flap);
}

void
arn_work_view_set_details_shown (ArnWorkView *self, gboolean shown)
{
  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  if (shown && self->folded)
    adw_flap_set_reveal_flap (self->source_flap, FALSE);
  arn_work_view_reveal (self, self->details_flap, "show-details", shown);
}

static void
arn_work_view_source_revealed (ArnWorkView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE_SHOWN]);
}

static void
arn_work_view_details_revealed (ArnWorkView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAILS_SHOWN]);
}

static void
arn_work_view_set_folded (ArnWorkView *self, gboolean folded)
{
  AdwFlapFoldPolicy policy = folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER;

  self->folded = folded;
  adw_flap_set_fold_policy (self->source_flap, policy);
  adw_flap_set_fold_policy (self->details_flap, policy);
  adw_flap_set_reveal_flap (self->source_flap,
                            !folded && g_settings_get_boolean (self->settings, "show-source"));
  adw_flap_set_reveal_flap (self->details_flap,
                            !folded && g_settings_get_boolean (self->settings, "show-details"));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
}

gboolean
arn_work_view_get_folded (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), FALSE);

  return self->folded;
}

static gboolean
arn_work_view_fold_later (gpointer data)
{
  ArnWorkView *self = data;

  self->fold_idle = 0;
  gtk_widget_set_size_request (self->source_pane, self->pane_width, -1);
  if (self->fold_wanted != self->folded)
    arn_work_view_set_folded (self, self->fold_wanted);
  self->low = self->low_wanted;
  arn_work_view_update_timeline (self);
  return G_SOURCE_REMOVE;
}

void
arn_work_view_fit (ArnWorkView *self, int width, int height)
{
  int pane = CLAMP (width * 47 / 200, ARN_WORK_VIEW_PANE_MIN, ARN_WORK_VIEW_PANE_MAX);
  gboolean profiled;

  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  g_object_get (self->source_view, "profiled", &profiled, NULL);
  if (profiled && width > ARN_WORK_VIEW_WIDE)
    pane = MIN (pane + ARN_WORK_VIEW_PROFILE, width / 3);
  self->width = width;
  self->height = height;

  self->fold_wanted = arn_work_view_is_narrow (self, width);
  self->low_wanted = arn_work_view_is_low (self, height);
  if (self->fold_wanted == self->folded && self->low_wanted == self->low &&
      pane == self->pane_width)
    return;
  /* All ask for a new layout, which must not happen within one. */
  self->pane_width = pane;
  if (self->fold_idle == 0)
    self->fold_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arn_work_view_fold_later, self, NULL);
}

void
arn_work_view_remember (ArnWorkView *self)
{
  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  g_settings_set_string (self->settings, "page",
                         adw_view_stack_get_visible_child_name (self->pages));
  g_settings_set_string (self->settings, "source-page",
                         gtk_stack_get_visible_child_name (self->left_stack));
}

static void
arn_work_view_recall (ArnWorkView *self)
{
  g_autofree char *page = g_settings_get_string (self->settings, "page");
  g_autofree char *source_page = g_settings_get_string (self->settings, "source-page");

  if (adw_view_stack_get_child_by_name (self->pages, page))
    adw_view_stack_set_visible_child_name (self->pages, page);
  if (gtk_stack_get_child_by_name (self->left_stack, source_page))
    gtk_stack_set_visible_child_name (self->left_stack, source_page);
}

void
arn_work_view_show_line (ArnWorkView *self, const char *file, guint line)
{
  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  arn_work_view_set_source_shown (self, TRUE);
  gtk_stack_set_visible_child_name (self->left_stack, "source");
  arn_source_view_show_line (self->source_view, file, line);
}

static void
arn_work_view_snapshot_chosen (ArnWorkView *self, ArnSnapshotItem *item)
{
  g_signal_emit (self, signals[SNAPSHOT_CHOSEN], 0, item);
}

static void
arn_work_view_collection_chosen (ArnWorkView *self, guint collection)
{
  adw_view_stack_set_visible_child_name (self->pages, "generations");
  arn_generations_page_select (self->generations_page, collection);
}

const char *
arn_work_view_get_left_page (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->left_stack);
}

void
arn_work_view_set_left_page (ArnWorkView *self, const char *name)
{
  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  gtk_stack_set_visible_child_name (self->left_stack, name);
}

void
arn_work_view_set_switcher_below (ArnWorkView *self, gboolean below)
{
  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  adw_view_switcher_bar_set_reveal (self->switcher_bar, below);
}

void
arn_work_view_add_toast (ArnWorkView *self, AdwToast *toast)
{
  g_return_if_fail (ARN_IS_WORK_VIEW (self));

  /* News that nobody has read yet is old by now: a run through many marks leaves one, not a queue.
   */
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

AdwViewStack *
arn_work_view_get_pages (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), NULL);

  return self->pages;
}

ArnArenaPage *
arn_work_view_get_arena_page (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), NULL);

  return self->arena_page;
}

ArnObjectPage *
arn_work_view_get_object_page (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), NULL);

  return self->object_page;
}

ArnRunBar *
arn_work_view_get_run_bar (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), NULL);

  return self->run_bar;
}

ArnSourceView *
arn_work_view_get_source_view (ArnWorkView *self)
{
  g_return_val_if_fail (ARN_IS_WORK_VIEW (self), NULL);

  return self->source_view;
}

static void
arn_work_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnWorkView *self = ARN_WORK_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SOURCE_SHOWN:
      g_value_set_boolean (value, arn_work_view_get_source_shown (self));
      break;
    case PROP_DETAILS_SHOWN:
      g_value_set_boolean (value, arn_work_view_get_details_shown (self));
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_work_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnWorkView *self = ARN_WORK_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_set_object (&self->session, g_value_get_object (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SOURCE_SHOWN:
      arn_work_view_set_source_shown (self, g_value_get_boolean (value));
      break;
    case PROP_DETAILS_SHOWN:
      arn_work_view_set_details_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_work_view_dispose (GObject *object)
{
  ArnWorkView *self = ARN_WORK_VIEW (object);

  g_clear_handle_id (&self->fold_idle, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (arn_work_view_parent_class)->dispose (object);
}

static void
arn_work_view_class_init (ArnWorkViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_work_view_dispose;
  object_class->get_property = arn_work_view_get_property;
  object_class->set_property = arn_work_view_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SOURCE_SHOWN] =
      g_param_spec_boolean ("source-shown", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_DETAILS_SHOWN] =
      g_param_spec_boolean ("details-shown", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SNAPSHOT_CHOSEN] =
      g_signal_new ("snapshot-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, ARN_TYPE_SNAPSHOT_ITEM);

  g_type_ensure (ARN_TYPE_ALLOCATIONS_PAGE);
  g_type_ensure (ARN_TYPE_GENERATIONS_PAGE);
  g_type_ensure (ARN_TYPE_RUN_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-work-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnWorkView, name)
  BIND (content);
  BIND (toasts);
  BIND (source_flap);
  BIND (source_pane);
  BIND (left_stack);
  BIND (source_view);
  BIND (details_flap);
  BIND (pages);
  BIND (arena_page);
  BIND (object_page);
  BIND (generations_page);
  BIND (timeline);
  BIND (run_bar);
  BIND (switcher_bar);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_work_view_show_line);
  gtk_widget_class_bind_template_callback (widget_class, arn_work_view_snapshot_chosen);
  gtk_widget_class_bind_template_callback (widget_class, arn_work_view_collection_chosen);
  gtk_widget_class_bind_template_callback (widget_class, arn_work_view_source_revealed);
  gtk_widget_class_bind_template_callback (widget_class, arn_work_view_details_revealed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_work_view_profiled_changed (ArnWorkView *self)
{
  if (self->width > 0)
    arn_work_view_fit (self, self->width, self->height);
}

static void
arn_work_view_init (ArnWorkView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->source_view, "notify::profiled",
                           G_CALLBACK (arn_work_view_profiled_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
arn_work_view_new (ArnSession *session, GSettings *settings, int width, int height)
{
  ArnWorkView *self = g_object_new (ARN_TYPE_WORK_VIEW, "session", session, NULL);

  self->settings = g_object_ref (settings);
  arn_settings_bind_choice (settings, "color-by", arn_settings_color_by, self->arena_page,
                            "color-by");
  g_settings_bind (settings, "object-columns", self->object_page, "widths",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::show-timeline",
                           G_CALLBACK (arn_work_view_update_timeline), self, G_CONNECT_SWAPPED);
  arn_work_view_recall (self);
  /* At once: what has no room would make a small window grow. */
  arn_work_view_set_folded (self, arn_work_view_is_narrow (self, width));
  self->low = arn_work_view_is_low (self, height);
  arn_work_view_update_timeline (self);
  return GTK_WIDGET (self);
}
