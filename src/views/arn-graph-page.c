#include "arn-graph-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-age-label.h"
#include "arn-graph-legend-view.h"
#include "arn-views.h"
#include "arn-wrap-box.h"

/* Steps that are kept to go back. */
#define VISITS_MAX 100

/* Where a person was: a mode and its middle. */
typedef struct
{
  ArnGraphMode mode;
  ArnGraphKey centre;
} ArnGraphVisit;

struct _ArnGraphPage
{
  ArnPage parent_instance;

  GtkStack *stack;
  GtkDropDown *steps;
  GtkLabel *sum;
  GtkSpinner *spinner;
  GtkRevealer *offer;
  GtkLabel *offer_label;
  GtkRevealer *tombstone;
  GtkLabel *tombstone_label;
  ArnGraphView *view;
  ArnGraphLegendView *legend;

  ArnGraphQuery *query;
  ArnSnapshot *asked; /* in which it was asked for */
  ArnSnapshot *last;  /* the newest that had the centre */
  GArray *visits;     /* ArnGraphVisit */
  guint visit;        /* the present one */
};

enum
{
  PROP_0,
  PROP_MODE,
  PROP_PATH,
  PROP_CYCLES,
  PROP_WEAK,
  PROP_CLASSES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnGraphPage, arn_graph_page, ARN_TYPE_PAGE)

static const char *const arn_graph_mode_names[] = { "stack", "neighbourhood" };

static const ArnGraphModel *
arn_graph_page_get_model (ArnGraphPage *self)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (arn_graph_view_get_scene (self->view));

  return layout ? layout->model : NULL;
}

/* The node under the cursor, or ARN_NONE. */
static guint
arn_graph_page_get_node (ArnGraphPage *self)
{
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  ArnGraphKey cursor = arn_graph_view_get_cursor (self->view);

  return model && cursor != 0 ? arn_graph_model_find (model, cursor) : ARN_NONE;
}

static ArnGraphKey
arn_graph_page_get_selected (ArnGraphPage *self)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));
  const ArnSelection *selection = session ? arn_session_get_selection (session) : NULL;

  if (!selection || selection->kind != ARN_SELECTED_OBJECT)
    return 0;
  return arn_graph_key_for_object (selection->in, selection->object);
}

static void
arn_graph_page_update_actions (ArnGraphPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  guint node = arn_graph_page_get_node (self);
  gboolean is_object = node != ARN_NONE && arn_graph_model_get_object (model, node) != ARN_NONE;
  gboolean is_more = node != ARN_NONE && model->nodes[node].kind == ARN_GRAPH_NODE_MORE;

  gtk_widget_action_set_enabled (widget, "graph.expand", is_object || is_more);
  gtk_widget_action_set_enabled (widget, "graph.expand-referrers", is_object);
  gtk_widget_action_set_enabled (widget, "graph.collapse", is_object);
  gtk_widget_action_set_enabled (widget, "graph.centre",
                                 is_object || arn_graph_page_get_selected (self) != 0);
  gtk_widget_action_set_enabled (widget, "graph.arrange", model != NULL);
  gtk_widget_action_set_enabled (widget, "graph.back", self->visit > 0);
  gtk_widget_action_set_enabled (widget, "graph.forward", self->visit + 1 < self->visits->len);
}

/* Which of the page's faces is to be seen. */
static void
arn_graph_page_update_face (ArnGraphPage *self)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));
  ArnSnapshot *snapshot = session ? arn_session_get_snapshot (session) : NULL;
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  gboolean is_empty = model && model->n_nodes == 0;

  if (!snapshot)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (!arn_snapshot_has (snapshot, ARN_PART_OBJECTS | ARN_PART_EDGES))
    gtk_stack_set_visible_child_name (self->stack, "missing");
  else if (self->query->mode == ARN_GRAPH_NEIGHBOURHOOD && self->query->centre == 0)
    gtk_stack_set_visible_child_name (self->stack, "unselected");
  else if (is_empty && self->query->mode == ARN_GRAPH_STACK_AND_HEAP)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, "graph");
}

/* The middle of a neighbourhood may be gone: then its last state is shown, and said to be that. */
static ArnSnapshot *
arn_graph_page_choose_snapshot (ArnGraphPage *self)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));
  ArnSnapshot *snapshot = session ? arn_session_get_snapshot (session) : NULL;
  gboolean is_gone = FALSE;

  if (!snapshot || !arn_snapshot_has (snapshot, ARN_PART_OBJECTS | ARN_PART_EDGES))
    {
      gtk_revealer_set_reveal_child (self->tombstone, FALSE);
      return NULL;
    }
  if (self->query->mode == ARN_GRAPH_NEIGHBOURHOOD && self->query->centre != 0)
    {
      const ArnSelection *selection = arn_session_get_selection (session);

      if (arn_graph_key_find (snapshot, self->query->centre) != ARN_NONE)
        g_set_object (&self->last, snapshot);
      else if (selection->kind == ARN_SELECTED_OBJECT && selection->gone &&
               arn_graph_page_get_selected (self) == self->query->centre)
        g_set_object (&self->last, selection->in);
      is_gone = self->last && self->last != snapshot &&
                arn_graph_key_find (self->last, self->query->centre) != ARN_NONE;
    }
  if (is_gone)
    {
      g_autofree char *name =
          arn_snapshot_format_object (self->last,
                                      arn_graph_key_find (self->last, self->query->centre));
      g_autofree char *sentence =
          /* Translators: an object */
          g_strdup_printf (_ ("%s was freed. This is its last state that was looked at."), name);

      gtk_label_set_label (self->tombstone_label, sentence);
    }
  gtk_revealer_set_reveal_child (self->tombstone, is_gone);
  return is_gone ? self->last : snapshot;
}

static void
arn_graph_page_ask (ArnGraphPage *self, gboolean anew)
{
  ArnSnapshot *snapshot = arn_graph_page_choose_snapshot (self);

  if (self->query->mode == ARN_GRAPH_NEIGHBOURHOOD && self->query->centre == 0)
    snapshot = NULL;
  g_set_object (&self->asked, snapshot);
  gtk_widget_set_visible (GTK_WIDGET (self->steps), self->query->mode == ARN_GRAPH_NEIGHBOURHOOD);
  arn_graph_scene_ask (arn_graph_view_get_scene (self->view), snapshot,
                       snapshot ? self->query : NULL, anew);
  gtk_spinner_set_spinning (self->spinner,
                            arn_graph_scene_is_working (arn_graph_view_get_scene (self->view)));
  arn_graph_page_update_face (self);
  arn_graph_page_update_actions (self);
}

/* What is selected, and is not in this picture of the stack, can be looked at in its own. */
static void
arn_graph_page_update_offer (ArnGraphPage *self)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  ArnGraphKey key = arn_graph_page_get_selected (self);
  gboolean offers = FALSE;

  if (key != 0 && model && self->query->mode == ARN_GRAPH_STACK_AND_HEAP)
    offers =
        arn_graph_model_find (model, key) == ARN_NONE && !arn_session_get_selection (session)->gone;
  if (offers)
    {
      g_autofree char *name = arn_session_format_selection (session);
      /* Translators: the selected object */
      g_autofree char *sentence = g_strdup_printf (_ ("%s is not in this picture."), name);

      gtk_label_set_label (self->offer_label, sentence);
    }
  gtk_revealer_set_reveal_child (self->offer, offers);
}

/* Remembers where a person goes, so that he finds back; what lay ahead is forgotten. */
static void
arn_graph_page_visit (ArnGraphPage *self, ArnGraphMode mode, ArnGraphKey centre)
{
  ArnGraphVisit visit = { mode, centre };
  ArnGraphVisit *now = &g_array_index (self->visits, ArnGraphVisit, self->visit);

  /* A stack's middle is only what is pointed out in it. */
  if (now->mode == mode && (mode == ARN_GRAPH_STACK_AND_HEAP || now->centre == centre))
    {
      *now = visit;
      return;
    }
  g_array_set_size (self->visits, self->visit + 1);
  g_array_append_val (self->visits, visit);
  if (self->visits->len > VISITS_MAX)
    g_array_remove_index (self->visits, 0);
  self->visit = self->visits->len - 1;
}

/* Shows a mode around a middle. */
static void
arn_graph_page_show (ArnGraphPage *self, ArnGraphMode mode, ArnGraphKey centre)
{
  gboolean other = self->query->mode != mode;

  self->query->mode = mode;
  self->query->centre = centre;
  self->query->steps =
      mode == ARN_GRAPH_STACK_AND_HEAP ? 3 : gtk_drop_down_get_selected (self->steps) + 1;
  arn_graph_page_ask (self, FALSE);
  if (other)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
  arn_graph_page_update_offer (self);
}

static void
arn_graph_page_go (ArnGraphPage *self, ArnGraphMode mode, ArnGraphKey centre)
{
  arn_graph_page_visit (self, mode, centre);
  arn_graph_page_show (self, mode, centre);
}

gboolean
arn_graph_page_centre (ArnGraphPage *self)
{
  ArnGraphKey key;

  g_return_val_if_fail (ARN_IS_GRAPH_PAGE (self), FALSE);

  key = arn_graph_page_get_selected (self);
  if (key == 0)
    return FALSE;
  if (arn_graph_query_get_reach (self->query, key).is_collapsed)
    arn_graph_query_expand_out (self->query, key);
  arn_graph_page_go (self, ARN_GRAPH_NEIGHBOURHOOD, key);
  return TRUE;
}

/* The selection of all views has changed: the cursor goes there, and where it cannot, the picture
 * changes or says so. */
static void
arn_graph_page_follow_selection (ArnGraphPage *self)
{
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  ArnGraphKey key = arn_graph_page_get_selected (self);

  if (key != 0 || arn_graph_page_get_node (self) == ARN_NONE ||
      arn_graph_model_get_object (model, arn_graph_page_get_node (self)) != ARN_NONE)
    arn_graph_view_set_cursor (self->view, key);
  if (key == 0)
    ;
  else if (self->query->mode == ARN_GRAPH_STACK_AND_HEAP)
    {
      if (self->query->centre != key)
        arn_graph_page_go (self, ARN_GRAPH_STACK_AND_HEAP, key);
    }
  else if (self->query->centre != key && (!model || arn_graph_model_find (model, key) == ARN_NONE))
    arn_graph_page_go (self, ARN_GRAPH_NEIGHBOURHOOD, key);
  arn_graph_page_update_offer (self);
  arn_graph_page_update_actions (self);
}

static void
arn_graph_page_update (ArnPage *page, ArnPageChanges changes)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (page);

  if (changes & ARN_PAGE_RECORDING)
    {
      ArnGraphVisit first = { .mode = self->query->mode };

      g_clear_object (&self->last);
      arn_graph_query_forget (self->query);
      self->query->centre = 0;
      g_array_set_size (self->visits, 0);
      g_array_append_val (self->visits, first);
      self->visit = 0;
      arn_graph_scene_ask (arn_graph_view_get_scene (self->view), NULL, NULL, FALSE);
    }
  if (changes & (ARN_PAGE_RECORDING | ARN_PAGE_SNAPSHOT))
    arn_graph_page_ask (self, FALSE);
  if (changes & (ARN_PAGE_SELECTION | ARN_PAGE_RECORDING))
    arn_graph_page_follow_selection (self);
}

static void
arn_graph_page_picture_changed (ArnGraphPage *self)
{
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  g_autofree char *sum = model ? arn_graph_format_picture (model) : NULL;

  gtk_label_set_label (self->sum, sum ? sum : "");
  gtk_spinner_set_spinning (self->spinner, FALSE);
  arn_graph_legend_view_update (self->legend, arn_graph_view_get_scene (self->view));
  arn_graph_page_update_face (self);
  arn_graph_page_update_offer (self);
  arn_graph_page_update_actions (self);
}

static void
arn_graph_page_select (ArnGraphPage *self, ArnObjectId object)
{
  ArnSession *session = arn_page_get_session (ARN_PAGE (self));

  /* In a last state there is nothing to select but what is still there. */
  if (object != ARN_NONE && self->asked != arn_session_get_snapshot (session))
    object = arn_graph_key_find (arn_session_get_snapshot (session),
                                 arn_graph_key_for_object (self->asked, object));
  if (object != ARN_NONE)
    arn_session_select_object (session, object);
}

static void
arn_graph_page_cursor_moved (ArnGraphPage *self)
{
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  ArnObjectId target = arn_graph_view_get_row_target (self->view);
  guint node = arn_graph_page_get_node (self);

  if (node != ARN_NONE)
    {
      arn_graph_page_select (self, target != ARN_NONE ? target
                                                      : arn_graph_model_get_object (model, node));
    }
  else if (arn_page_get_session (ARN_PAGE (self)))
    arn_session_select_nothing (arn_page_get_session (ARN_PAGE (self)));
  arn_graph_page_update_actions (self);
}

static void
arn_graph_page_action_expand (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (widget);
  const ArnGraphModel *model = arn_graph_page_get_model (self);
  guint node = arn_graph_page_get_node (self);

  if (node == ARN_NONE)
    return;
  if (model->nodes[node].kind == ARN_GRAPH_NODE_MORE)
    arn_graph_query_expand_in (self->query, model->nodes[node].owner);
  else
    arn_graph_query_expand_out (self->query, model->nodes[node].key);
  arn_graph_page_ask (self, FALSE);
}

static void
arn_graph_page_action_expand_referrers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (widget);

  if (arn_graph_page_get_node (self) == ARN_NONE)
    return;
  arn_graph_query_expand_in (self->query, arn_graph_view_get_cursor (self->view));
  arn_graph_page_ask (self, FALSE);
}

static void
arn_graph_page_action_collapse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (widget);

  if (arn_graph_page_get_node (self) == ARN_NONE)
    return;
  arn_graph_query_collapse (self->query, arn_graph_view_get_cursor (self->view));
  arn_graph_page_ask (self, FALSE);
}

static void
arn_graph_page_action_centre (GtkWidget *widget, const char *name, GVariant *parameter)
{
  arn_graph_page_centre (ARN_GRAPH_PAGE (widget));
}

static void
arn_graph_page_action_arrange (GtkWidget *widget, const char *name, GVariant *parameter)
{
  arn_graph_page_ask (ARN_GRAPH_PAGE (widget), TRUE);
}

static void
arn_graph_page_step (ArnGraphPage *self, int by)
{
  const ArnGraphVisit *visit;

  if ((int) self->visit + by < 0 || self->visit + by >= self->visits->len)
    return;
  self->visit += by;
  visit = &g_array_index (self->visits, ArnGraphVisit, self->visit);
  arn_graph_page_show (self, visit->mode, visit->centre);
}

static void
arn_graph_page_action_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  arn_graph_page_step (ARN_GRAPH_PAGE (widget), -1);
}

static void
arn_graph_page_action_forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  arn_graph_page_step (ARN_GRAPH_PAGE (widget), 1);
}

static void
arn_graph_page_steps_changed (ArnGraphPage *self)
{
  if (self->query->mode != ARN_GRAPH_NEIGHBOURHOOD)
    return;
  self->query->steps = gtk_drop_down_get_selected (self->steps) + 1;
  arn_graph_page_ask (self, FALSE);
}

static void
arn_graph_page_zoom_in (ArnGraphPage *self)
{
  arn_zoom_view_zoom_in (ARN_ZOOM_VIEW (self->view));
}

static void
arn_graph_page_zoom_out (ArnGraphPage *self)
{
  arn_zoom_view_zoom_out (ARN_ZOOM_VIEW (self->view));
}

static void
arn_graph_page_zoom_fit (ArnGraphPage *self)
{
  arn_zoom_view_zoom_fit (ARN_ZOOM_VIEW (self->view));
}

static void
arn_graph_page_show_stack (ArnGraphPage *self)
{
  arn_graph_page_go (self, ARN_GRAPH_STACK_AND_HEAP, arn_graph_page_get_selected (self));
}

ArnGraphView *
arn_graph_page_get_view (ArnGraphPage *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_PAGE (self), NULL);

  return self->view;
}

/* Where a switch is kept in the query. */
static gboolean *
arn_graph_page_get_switch (ArnGraphPage *self, guint id)
{
  switch (id)
    {
    case PROP_PATH:
      return &self->query->path;
    case PROP_CYCLES:
      return &self->query->cycles;
    case PROP_WEAK:
      return &self->query->weak;
    case PROP_CLASSES:
      return &self->query->classes;
    default:
      return NULL;
    }
}

static void
arn_graph_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (object);
  gboolean *is_on = arn_graph_page_get_switch (self, id);

  if (is_on)
    g_value_set_boolean (value, *is_on);
  else if (id == PROP_MODE)
    g_value_set_static_string (value, arn_graph_mode_names[self->query->mode]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
arn_graph_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (object);
  gboolean *is_on = arn_graph_page_get_switch (self, id);

  if (is_on)
    {
      if (!*is_on == !g_value_get_boolean (value))
        return;
      *is_on = g_value_get_boolean (value);
      arn_graph_page_ask (self, FALSE);
      g_object_notify_by_pspec (object, pspec);
    }
  else if (id == PROP_MODE)
    {
      ArnGraphMode mode = g_strcmp0 (g_value_get_string (value), "stack") == 0
                              ? ARN_GRAPH_STACK_AND_HEAP
                              : ARN_GRAPH_NEIGHBOURHOOD;

      if (mode != self->query->mode)
        arn_graph_page_go (self, mode, arn_graph_page_get_selected (self));
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
arn_graph_page_dispose (GObject *object)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (object);

  g_clear_object (&self->asked);
  g_clear_object (&self->last);

  G_OBJECT_CLASS (arn_graph_page_parent_class)->dispose (object);
}

static void
arn_graph_page_finalize (GObject *object)
{
  ArnGraphPage *self = ARN_GRAPH_PAGE (object);

  arn_graph_query_free (self->query);
  g_array_unref (self->visits);

  G_OBJECT_CLASS (arn_graph_page_parent_class)->finalize (object);
}

static void
arn_graph_page_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "graph.expand", arn_graph_page_action_expand },
    { "graph.expand-referrers", arn_graph_page_action_expand_referrers },
    { "graph.collapse", arn_graph_page_action_collapse },
    { "graph.centre", arn_graph_page_action_centre },
    { "graph.arrange", arn_graph_page_action_arrange },
    { "graph.back", arn_graph_page_action_back },
    { "graph.forward", arn_graph_page_action_forward },
  };
  static const char *const switches[] = { "mode", "path", "cycles", "weak", "classes" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].func);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autofree char *name = g_strconcat ("graph.", switches[i], NULL);

      gtk_widget_class_install_property_action (widget_class, name, switches[i]);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "graph.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "graph.forward",
                                       NULL);
}

static void
arn_graph_page_class_init (ArnGraphPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  ARN_PAGE_CLASS (klass)->update = arn_graph_page_update;
  object_class->dispose = arn_graph_page_dispose;
  object_class->finalize = arn_graph_page_finalize;
  object_class->get_property = arn_graph_page_get_property;
  object_class->set_property = arn_graph_page_set_property;

  properties[PROP_MODE] = g_param_spec_string ("mode", NULL, NULL, "stack", flags);
  properties[PROP_PATH] = g_param_spec_boolean ("path", NULL, NULL, TRUE, flags);
  properties[PROP_CYCLES] = g_param_spec_boolean ("cycles", NULL, NULL, TRUE, flags);
  properties[PROP_WEAK] = g_param_spec_boolean ("weak", NULL, NULL, TRUE, flags);
  properties[PROP_CLASSES] = g_param_spec_boolean ("classes", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  arn_graph_page_install (widget_class);

  g_type_ensure (ARN_TYPE_AGE_LABEL);
  g_type_ensure (ARN_TYPE_GRAPH_LEGEND_VIEW);
  g_type_ensure (ARN_TYPE_GRAPH_VIEW);
  g_type_ensure (ARN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-graph-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnGraphPage, name)
  BIND (stack);
  BIND (steps);
  BIND (sum);
  BIND (spinner);
  BIND (offer);
  BIND (offer_label);
  BIND (tombstone);
  BIND (tombstone_label);
  BIND (view);
  BIND (legend);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_graph_page_steps_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_graph_page_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, arn_graph_page_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, arn_graph_page_zoom_fit);
  gtk_widget_class_bind_template_callback (widget_class, arn_graph_page_show_stack);
  gtk_widget_class_bind_template_callback (widget_class, arn_graph_page_cursor_moved);
  gtk_widget_class_bind_template_callback (widget_class, arn_graph_page_picture_changed);
}

static void
arn_graph_page_init (ArnGraphPage *self)
{
  ArnGraphVisit first = { .mode = ARN_GRAPH_STACK_AND_HEAP };

  self->query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  self->visits = g_array_new (FALSE, FALSE, sizeof (ArnGraphVisit));
  g_array_append_val (self->visits, first);
  gtk_widget_init_template (GTK_WIDGET (self));
  arn_graph_page_update_actions (self);
}
