#include "arn-chart-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "arn-views-look.h"

#define ARN_CHART_VIEW_STEP 1.25 /* of zoom, for a notch of the wheel or a key */

struct _ArnChartView
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  gboolean timeline;
  ArnChartScene *scene;
  GskRenderNode *base; /* without the overlay; NULL: to be painted */
  ArnChartHit pointed;
  double drag_from, pinched;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_TIMELINE,
  N_PROPS
};

enum
{
  SNAPSHOT_CHOSEN,
  COLLECTION_CHOSEN,
  COLLECTION_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnChartView, arn_chart_view, GTK_TYPE_WIDGET)

static int
arn_chart_view_width (ArnChartView *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self));
}

static int
arn_chart_view_height (ArnChartView *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self));
}

static ArnTimeSpan *
arn_chart_view_span (ArnChartView *self)
{
  return arn_chart_scene_get_span (self->scene);
}

/* --- Painting --- */

static void
arn_chart_view_forget (ArnChartView *self)
{
  g_clear_pointer (&self->base, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_chart_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  ArnChartView *self = ARN_CHART_VIEW (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_VERTICAL ? arn_chart_scene_get_min_height (self->scene) : 160;
}

static void
arn_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&ARN_CHART_VIEW (widget)->base, gsk_render_node_unref);
}

static void
arn_chart_view_paint_base (ArnChartView *self, int width, int height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  arn_chart_scene_paint (self->scene, cr, width, height,
                         gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  cairo_destroy (cr);
  self->base = gtk_snapshot_free_to_node (snapshot);
}

static void
arn_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnChartView *self = ARN_CHART_VIEW (widget);
  int width = arn_chart_view_width (self), height = arn_chart_view_height (self);
  cairo_t *cr;

  if (!self->base)
    arn_chart_view_paint_base (self, width, height);
  if (self->base)
    gtk_snapshot_append_node (snapshot, self->base);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  arn_chart_scene_paint_overlay (self->scene, cr, width, height);
  cairo_destroy (cr);
  if (gtk_widget_has_visible_focus (widget))
    {
      GdkRGBA color = arn_views_rgba (arn_palette_get (arn_views_get_style (), ARN_COLOR_SELECTED));
      GskRoundedRect ring;

      color.alpha = 0.7f;
      gsk_rounded_rect_init_from_rect (&ring, &GRAPHENE_RECT_INIT (1, 1, width - 2, height - 2), 6);
      gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 },
                                  (GdkRGBA[4]){ color, color, color, color });
    }
}

static void
arn_chart_view_update_look (ArnChartView *self)
{
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));

  arn_chart_scene_set_look (self->scene, &look);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- What it says --- */

static char *
arn_chart_view_describe (ArnChartView *self, const ArnChartHit *hit)
{
  g_autoptr (ArnReadout) readout = arn_chart_scene_describe (self->scene, hit);

  return readout ? arn_readout_to_text (readout) : NULL;
}

static void
arn_chart_view_update_label (ArnChartView *self)
{
  g_autofree char *summary = arn_chart_scene_format_summary (self->scene);
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;
  guint selected = arn_chart_scene_get_selected (self->scene);

  if (self->pointed.thing == ARN_CHART_PIN)
    what = arn_chart_view_describe (self, &self->pointed);
  else if (selected != ARN_NONE)
    {
      const ArnChartHit hit = { ARN_CHART_COLLECTION,
                                arn_chart_scene_get_collection (self->scene, selected)->time,
                                selected };

      what = arn_chart_view_describe (self, &hit);
    }
  if (what)
    /* Translators: a chart's name, what it shows as a whole, and what is selected in it */
    label = g_strdup_printf (_ ("%s: %s. Selected: %s"),
                             self->timeline ? _ ("Timeline") : _ ("Chart"), summary, what);
  else
    label = g_strdup_printf ("%s: %s", self->timeline ? _ ("Timeline") : _ ("Chart"), summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
arn_chart_view_scene_changed (ArnChartView *self)
{
  arn_chart_view_forget (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    arn_chart_view_update_label (self);
}

static void
arn_chart_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (arn_chart_view_parent_class)->map (widget);
  arn_chart_view_update_label (ARN_CHART_VIEW (widget));
}

/* A line each: a tooltip has no columns. */
static gboolean
arn_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tip)
{
  ArnChartView *self = ARN_CHART_VIEW (widget);
  g_autoptr (ArnReadout) readout = NULL;
  g_autoptr (GString) text = NULL;
  cairo_rectangle_t area;

  if (!self->timeline ||
      !arn_chart_scene_locate (self->scene, &self->pointed, arn_chart_view_width (self),
                               arn_chart_view_height (self), &area))
    return FALSE;
  readout = arn_chart_scene_describe (self->scene, &self->pointed);
  if (!readout)
    return FALSE;
  text = g_string_new (readout->title);
  for (guint i = 0; i < readout->n_lines; i++)
    g_string_append_printf (text, "\n%s: %s", readout->names[i], readout->values[i]);
  gtk_tooltip_set_text (tip, text->str);
  /* So that it stands above or below the whole strip, not over what it describes. */
  gtk_tooltip_set_tip_area (tip, &(GdkRectangle){ (int) area.x, 0, (int) area.width + 1,
                                                  arn_chart_view_height (self) });
  return TRUE;
}

/* --- Pins and collections --- */

static void
arn_chart_view_point (ArnChartView *self, const ArnChartHit *hit)
{
  self->pointed = *hit;
  arn_chart_scene_set_hovered (self->scene, hit);
  arn_chart_view_update_label (self);
  if (self->timeline)
    gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
arn_chart_view_choose (ArnChartView *self, guint collection)
{
  arn_chart_view_select_collection (self, collection);
  g_signal_emit (self, signals[COLLECTION_CHOSEN], 0, collection);
}

static GListModel *
arn_chart_view_get_pins (ArnChartView *self)
{
  ArnRecording *recording = arn_chart_scene_get_recording (self->scene);

  return recording ? arn_recording_get_snapshots (recording) : NULL;
}

static void
arn_chart_view_choose_pin (ArnChartView *self, guint pin)
{
  GListModel *pins = arn_chart_view_get_pins (self);
  g_autoptr (ArnSnapshotItem) item = pins ? g_list_model_get_item (pins, pin) : NULL;

  if (item)
    g_signal_emit (self, signals[SNAPSHOT_CHOSEN], 0, item);
}

/* Where the keys are: at the pin they were at, or at the one that is shown. */
static guint
arn_chart_view_find_pin (ArnChartView *self, GListModel *pins)
{
  ArnSnapshot *shown = self->session ? arn_session_get_snapshot (self->session) : NULL;

  if (self->pointed.thing == ARN_CHART_PIN)
    return self->pointed.index;
  for (guint i = 0; i < g_list_model_get_n_items (pins); i++)
    {
      g_autoptr (ArnSnapshotItem) pin = g_list_model_get_item (pins, i);

      if (shown && arn_snapshot_item_peek (pin) == shown)
        return i;
    }
  return ARN_NONE;
}

/* The place after `at`, ARN_NONE being neither; G_MAXINT steps go to an end. */
static guint
arn_chart_view_step (guint at, guint n, int step)
{
  if (step == G_MAXINT || (at == ARN_NONE && step < 0 && step != G_MININT))
    return n - 1;
  if (step == G_MININT || at == ARN_NONE)
    return 0;
  return (guint) CLAMP ((gint64) at + step, 0, (gint64) n - 1);
}

static gboolean
arn_chart_view_walk (ArnChartView *self, int step)
{
  if (self->timeline)
    {
      GListModel *pins = arn_chart_view_get_pins (self);
      guint n = pins ? g_list_model_get_n_items (pins) : 0;
      g_autoptr (ArnSnapshotItem) pin = NULL;
      ArnChartHit hit = { ARN_CHART_PIN };

      if (n == 0)
        return FALSE;
      hit.index = arn_chart_view_step (arn_chart_view_find_pin (self, pins), n, step);
      pin = g_list_model_get_item (pins, hit.index);
      hit.time = arn_snapshot_item_get_time (pin);
      arn_time_span_reveal (arn_chart_view_span (self), hit.time);
      arn_chart_view_point (self, &hit);
    }
  else
    {
      guint n = arn_chart_scene_get_n_collections (self->scene);

      if (n == 0)
        return FALSE;
      arn_chart_view_choose (self, arn_chart_view_step (arn_chart_scene_get_selected (self->scene),
                                                        n, step));
    }
  return TRUE;
}

static void
arn_chart_view_activate (ArnChartView *self)
{
  guint selected = arn_chart_scene_get_selected (self->scene);

  if (self->timeline && self->pointed.thing == ARN_CHART_PIN)
    arn_chart_view_choose_pin (self, self->pointed.index);
  else if (selected != ARN_NONE)
    g_signal_emit (self, signals[COLLECTION_ACTIVATED], 0, selected);
}

/* --- Input --- */

static void
arn_chart_view_zoom (ArnChartView *self, double factor)
{
  ArnTimeSpan *span = arn_chart_view_span (self);
  guint selected = arn_chart_scene_get_selected (self->scene);
  guint64 at = (arn_time_span_get_from (span) + arn_time_span_get_to (span)) / 2;

  if (self->pointed.thing != ARN_CHART_NOTHING)
    at = self->pointed.time;
  else if (selected != ARN_NONE)
    at = arn_chart_scene_get_collection (self->scene, selected)->time;
  arn_time_span_zoom (span, factor, at);
}

static gboolean
arn_chart_view_key (ArnChartView *self, guint keyval, guint code, GdkModifierType state)
{
  ArnTimeSpan *span = arn_chart_view_span (self);
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (!control)
        return arn_chart_view_walk (self, keyval == GDK_KEY_Left ? -1 : 1);
      arn_time_span_scroll (span, keyval == GDK_KEY_Left ? -0.2 : 0.2);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      return arn_chart_view_walk (self, G_MININT);
    case GDK_KEY_End:
      return arn_chart_view_walk (self, G_MAXINT);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      arn_chart_view_activate (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
    case GDK_KEY_equal:
      arn_chart_view_zoom (self, ARN_CHART_VIEW_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      arn_chart_view_zoom (self, 1 / ARN_CHART_VIEW_STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      if (control)
        return GDK_EVENT_PROPAGATE;
      arn_time_span_show_all (span);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (arn_time_span_is_whole (span))
        return GDK_EVENT_PROPAGATE;
      arn_time_span_show_all (span);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
arn_chart_view_hit (ArnChartView *self, double x, double y, ArnChartHit *hit)
{
  arn_chart_scene_hit (self->scene, x, y, arn_chart_view_width (self), arn_chart_view_height (self),
                       hit);
}

static void
arn_chart_view_released (ArnChartView *self, int n, double x, double y)
{
  ArnChartHit hit;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  arn_chart_view_hit (self, x, y, &hit);
  if (hit.thing == ARN_CHART_PIN)
    arn_chart_view_choose_pin (self, hit.index);
  else if (hit.thing == ARN_CHART_COLLECTION)
    {
      arn_chart_view_choose (self, hit.index);
      if (n == 2)
        arn_chart_view_activate (self);
    }
  else
    arn_chart_view_choose (self, ARN_NONE);
}

static void
arn_chart_view_motion (ArnChartView *self, double x, double y)
{
  ArnChartHit hit;

  arn_chart_view_hit (self, x, y, &hit);
  arn_chart_view_point (self, &hit);
}

static void
arn_chart_view_leave (ArnChartView *self)
{
  const ArnChartHit nothing = { ARN_CHART_NOTHING };

  arn_chart_view_point (self, &nothing);
}

static gboolean
arn_chart_view_scroll (ArnChartView *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (dx != 0 || state & GDK_SHIFT_MASK)
    {
      arn_time_span_scroll (arn_chart_view_span (self), (dx + dy) * 0.1);
      return GDK_EVENT_STOP;
    }
  if (!self->timeline && !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  arn_chart_view_zoom (self, pow (ARN_CHART_VIEW_STEP, -dy));
  return GDK_EVENT_STOP;
}

static void
arn_chart_view_drag_begin (ArnChartView *self, double x, double y)
{
  self->drag_from = 0;
}

static void
arn_chart_view_drag_update (ArnChartView *self, double dx, double dy, GtkGesture *drag)
{
  ArnTimeSpan *span = arn_chart_view_span (self);

  if (arn_time_span_is_whole (span) ||
      (self->drag_from == 0 &&
       !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy)))
    return;
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  arn_time_span_scroll (span, (self->drag_from - dx) / MAX (arn_chart_view_width (self), 1));
  self->drag_from = dx;
}

static void
arn_chart_view_pinch_begin (ArnChartView *self)
{
  self->pinched = 1;
}

static void
arn_chart_view_pinch (ArnChartView *self, double scale)
{
  arn_chart_view_zoom (self, scale / self->pinched);
  self->pinched = scale;
}

/* --- The session --- */

static void
arn_chart_view_update_map (ArnChartView *self)
{
  ArnSnapshot *map = self->session ? arn_session_get_map (self->session) : NULL;

  if (map && arn_snapshot_has (map, ARN_PART_GENERATIONS))
    arn_chart_scene_set_thresholds (self->scene, arn_snapshot_get_heap (map)->generation_threshold);
}

static void
arn_chart_view_update_shown (ArnChartView *self)
{
  arn_chart_scene_set_shown (self->scene,
                             self->session ? arn_session_get_snapshot (self->session) : NULL);
}

static void
arn_chart_view_update_recording (ArnChartView *self)
{
  self->pointed = (ArnChartHit){ ARN_CHART_NOTHING };
  arn_chart_scene_set_recording (self->scene,
                                 self->session ? arn_session_get_recording (self->session) : NULL);
  arn_chart_view_update_shown (self);
  arn_chart_view_update_map (self);
}

ArnChartScene *
arn_chart_view_get_scene (ArnChartView *self)
{
  g_return_val_if_fail (ARN_IS_CHART_VIEW (self), NULL);

  return self->scene;
}

void
arn_chart_view_select_collection (ArnChartView *self, guint collection)
{
  g_return_if_fail (ARN_IS_CHART_VIEW (self));

  arn_chart_scene_set_selected (self->scene, collection);
  collection = arn_chart_scene_get_selected (self->scene);
  if (collection != ARN_NONE)
    arn_time_span_reveal (arn_chart_view_span (self),
                          arn_chart_scene_get_collection (self->scene, collection)->time);
  arn_chart_view_update_label (self);
}

/* --- The object --- */

static void
arn_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnChartView *self = ARN_CHART_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_TIMELINE:
      g_value_set_boolean (value, self->timeline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnChartView *self = ARN_CHART_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->signals, self->session);
      if (self->session)
        arn_chart_scene_set_span (self->scene, arn_session_get_span (self->session));
      arn_chart_view_update_recording (self);
      break;
    case PROP_TIMELINE:
      self->timeline = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_chart_view_constructed (GObject *object)
{
  ArnChartView *self = ARN_CHART_VIEW (object);

  G_OBJECT_CLASS (arn_chart_view_parent_class)->constructed (object);

  self->scene = arn_chart_scene_new (self->timeline ? ARN_CHART_TIMELINE : ARN_CHART_GENERATIONS);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->timeline);
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (arn_chart_view_scene_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "overlay-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (arn_chart_view_forget), NULL);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (arn_chart_view_update_look));
  arn_chart_view_update_look (self);
}

static void
arn_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  arn_chart_view_update_look (ARN_CHART_VIEW (widget));
}

static void
arn_chart_view_dispose (GObject *object)
{
  ArnChartView *self = ARN_CHART_VIEW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->base, gsk_render_node_unref);

  G_OBJECT_CLASS (arn_chart_view_parent_class)->dispose (object);
}

static void
arn_chart_view_class_init (ArnChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = arn_chart_view_constructed;
  object_class->dispose = arn_chart_view_dispose;
  object_class->get_property = arn_chart_view_get_property;
  object_class->set_property = arn_chart_view_set_property;
  widget_class->measure = arn_chart_view_measure;
  widget_class->size_allocate = arn_chart_view_size_allocate;
  widget_class->snapshot = arn_chart_view_snapshot;
  widget_class->map = arn_chart_view_map;
  widget_class->query_tooltip = arn_chart_view_query_tooltip;
  widget_class->direction_changed = arn_chart_view_direction_changed;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIMELINE] =
      g_param_spec_boolean ("timeline", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SNAPSHOT_CHOSEN] =
      g_signal_new ("snapshot-chosen", ARN_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, ARN_TYPE_SNAPSHOT_ITEM);
  signals[COLLECTION_CHOSEN] =
      g_signal_new ("collection-chosen", ARN_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[COLLECTION_ACTIVATED] =
      g_signal_new ("collection-activated", ARN_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
arn_chart_view_add (ArnChartView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
arn_chart_view_init_input (ArnChartView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect_swapped (click, "released", G_CALLBACK (arn_chart_view_released), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (arn_chart_view_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (arn_chart_view_drag_update), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (arn_chart_view_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (arn_chart_view_pinch), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_chart_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_chart_view_leave), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_chart_view_key), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (arn_chart_view_scroll), self);
  arn_chart_view_add (self, click);
  arn_chart_view_add (self, drag);
  arn_chart_view_add (self, pinch);
  arn_chart_view_add (self, motion);
  arn_chart_view_add (self, keys);
  arn_chart_view_add (self, focus);
  arn_chart_view_add (self, scroll);
}

static void
arn_chart_view_init (ArnChartView *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  arn_chart_view_init_input (self);
  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::recording",
                                  G_CALLBACK (arn_chart_view_update_recording), self);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot",
                                  G_CALLBACK (arn_chart_view_update_shown), self);
  g_signal_group_connect_swapped (self->signals, "notify::map",
                                  G_CALLBACK (arn_chart_view_update_map), self);
}
