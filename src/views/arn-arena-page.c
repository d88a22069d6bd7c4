#include "arn-arena-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-arena-side.h"
#include "arn-band-view.h"
#include "arn-lookup.h"
#include "arn-pins-view.h"
#include "arn-views.h"
#include "arn-waterfall-view.h"
#include "arn-wrap-box.h"

struct _ArnArenaPage
{
  ArnPage parent_instance;

  GtkStack *stack;
  GtkStack *modes;
  GtkWidget *zoom;
  ArnWaterfallView *waterfall;
  ArnPinsView *pins;
  GtkWidget *crumbs;
  GtkWidget *all_crumb;
  GtkButton *arena_crumb;
  GtkButton *pool_crumb;
  GtkWidget *arena_arrow;
  GtkWidget *pool_arrow;
  GtkDropDown *color_by;
  GtkLabel *use;
  GtkRevealer *address_bar;
  GtkEditable *address_entry;
  GtkLabel *address_error;
  ArnArenaView *view;
  ArnArenaSide *side;
};

enum
{
  PROP_0,
  PROP_COLOR_BY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnArenaPage, arn_arena_page, ARN_TYPE_PAGE)

static void
arn_arena_page_set_crumb (GtkButton *crumb, GtkWidget *arrow, const char *format, guint number)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (crumb), format != NULL);
  gtk_widget_set_visible (arrow, format != NULL);
  if (!format)
    return;
  text = g_strdup_printf (format, number);
  gtk_button_set_label (crumb, text);
}

static gboolean
arn_arena_page_shows_map (ArnArenaPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->modes), "map") == 0;
}

/* Where a person is: only while single blocks are to be seen is it not obvious. */
static void
arn_arena_page_update_crumbs (ArnArenaPage *self)
{
  ArnArenaScene *scene = arn_arena_view_get_scene (self->view);
  ArnSnapshot *map = arn_arena_scene_get_snapshot (scene);
  gboolean near = map && arn_arena_page_shows_map (self) &&
                  arn_arena_scene_get_level (scene) >= ARN_LEVEL_BLOCKS;
  ArnArenaHit hit = { .arena = ARN_NONE, .pool = ARN_NONE };
  const ArnTables *tables;

  if (!map || !near || !arn_arena_view_get_place (self->view, &hit))
    hit = (ArnArenaHit){ .arena = ARN_NONE, .pool = ARN_NONE };
  gtk_widget_set_visible (self->crumbs, near);
  gtk_widget_set_visible (GTK_WIDGET (self->use), !near);
  if (!near)
    return;
  tables = arn_snapshot_get_tables (map);
  arn_arena_page_set_crumb (self->arena_crumb, self->arena_arrow,
                            hit.arena != ARN_NONE ? _ ("Arena %u") : NULL,
                            hit.arena != ARN_NONE ? tables->arenas.number[hit.arena] : 0);
  arn_arena_page_set_crumb (self->pool_crumb, self->pool_arrow,
                            hit.pool != ARN_NONE ? _ ("Pool %u") : NULL,
                            hit.pool != ARN_NONE ? tables->pools.index[hit.pool] : 0);
}

static void
arn_arena_page_update_legend (ArnArenaPage *self)
{
  arn_arena_side_set_legend (self->side,
                             arn_arena_scene_get_legend (arn_arena_view_get_scene (self->view)));
}

static void
arn_arena_page_place_changed (ArnArenaPage *self)
{
  g_autofree char *use = NULL;
  g_autofree char *change = NULL;
  g_autofree char *text = NULL;

  if (arn_arena_scene_get_snapshot (arn_arena_view_get_scene (self->view)))
    {
      use = arn_arena_scene_format_use (arn_arena_view_get_scene (self->view));
      change = arn_arena_scene_format_change (arn_arena_view_get_scene (self->view));
    }
  text = g_strconcat (change ? change : "", change ? " · " : "", use ? use : "", NULL);
  gtk_label_set_label (self->use, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->use), text);
  arn_arena_page_update_crumbs (self);
  arn_arena_page_update_legend (self);
}

static void
arn_arena_page_update_waterfall (ArnArenaPage *self)
{
  ArnSnapshot *map = arn_session_get_map (arn_page_get_session (ARN_PAGE (self)));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->modes), "waterfall") == 0)
    arn_waterfall_view_set_snapshot (self->waterfall,
                                     map && arn_snapshot_has (map, ARN_PART_ARENAS) ? map : NULL);
}

/* What steers the map stands in the bar only while the map is to be seen. */
static void
arn_arena_page_mode_changed (ArnArenaPage *self)
{
  gboolean map = arn_arena_page_shows_map (self);

  gtk_widget_set_visible (GTK_WIDGET (self->color_by), map);
  gtk_widget_set_visible (self->zoom, map);
  if (arn_page_get_session (ARN_PAGE (self)))
    arn_arena_page_update_waterfall (self);
  arn_arena_page_update_crumbs (self);
}

static void
arn_arena_page_update_baseline (ArnArenaPage *self)
{
  ArnSnapshot *baseline = arn_session_get_baseline (arn_page_get_session (ARN_PAGE (self)));

  if (baseline && !arn_snapshot_has (baseline, ARN_PART_ARENAS))
    baseline = NULL;
  arn_arena_scene_set_baseline (arn_arena_view_get_scene (self->view), baseline);
}

static void
arn_arena_page_update (ArnPage *page, ArnPageChanges changes)
{
  ArnArenaPage *self = ARN_ARENA_PAGE (page);
  ArnSnapshot *map = arn_session_get_map (arn_page_get_session (page));

  if ((changes & ARN_PAGE_BASELINE) != 0)
    arn_arena_page_update_baseline (self);
  if ((changes & (ARN_PAGE_MAP | ARN_PAGE_BASELINE)) == 0)
    return;

  if (!map)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else if (!arn_snapshot_has (map, ARN_PART_ARENAS))
    gtk_stack_set_visible_child_name (self->stack, "missing");
  else if (arn_snapshot_get_tables (map)->arenas.n == 0 &&
           arn_snapshot_get_heap (map)->large_blocks == 0)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
  else
    gtk_stack_set_visible_child_name (self->stack, "map");
  arn_arena_page_update_waterfall (self);
  arn_arena_page_place_changed (self);
}

static void
arn_arena_page_color_changed (ArnArenaPage *self)
{
  ArnColorBy by = (ArnColorBy) gtk_drop_down_get_selected (self->color_by);

  arn_arena_scene_set_color_by (arn_arena_view_get_scene (self->view), by);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR_BY]);
  arn_arena_page_update_legend (self);
}

static void
arn_arena_page_crumb_all (ArnArenaPage *self)
{
  arn_zoom_view_zoom_fit (ARN_ZOOM_VIEW (self->view));
}

static void
arn_arena_page_crumb_arena (ArnArenaPage *self)
{
  while (arn_arena_scene_get_level (arn_arena_view_get_scene (self->view)) > ARN_LEVEL_POOLS &&
         arn_arena_view_step_out (self->view))
    ;
}

static void
arn_arena_page_crumb_pool (ArnArenaPage *self)
{
  ArnArenaScene *scene = arn_arena_view_get_scene (self->view);
  ArnArenaHit hit;

  if (arn_arena_view_get_place (self->view, &hit) && hit.pool != ARN_NONE)
    {
      guint64 address =
          arn_snapshot_get_pool_address (arn_arena_scene_get_snapshot (scene), hit.pool);

      arn_session_select_pool (arn_page_get_session (ARN_PAGE (self)), address);
      arn_arena_view_show (self->view, address, TRUE);
    }
}

static void
arn_arena_page_zoom_in (ArnArenaPage *self)
{
  arn_zoom_view_zoom_in (ARN_ZOOM_VIEW (self->view));
}

static void
arn_arena_page_zoom_out (ArnArenaPage *self)
{
  arn_zoom_view_zoom_out (ARN_ZOOM_VIEW (self->view));
}

static void
arn_arena_page_zoom_fit (ArnArenaPage *self)
{
  arn_zoom_view_zoom_fit (ARN_ZOOM_VIEW (self->view));
}

static void
arn_arena_page_say_address_error (ArnArenaPage *self, const char *sentence)
{
  gtk_label_set_label (self->address_error, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->address_error), sentence != NULL);
  if (sentence)
    gtk_widget_add_css_class (GTK_WIDGET (self->address_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->address_entry), "error");
}

gboolean
arn_arena_page_go_to (ArnArenaPage *self, const char *text)
{
  g_autofree char *stripped = NULL;
  ArnSession *session;
  guint64 address;

  g_return_val_if_fail (ARN_IS_ARENA_PAGE (self), FALSE);

  session = arn_page_get_session (ARN_PAGE (self));
  stripped = g_strstrip (g_strdup (text));
  if (!arn_lookup_parse_address (stripped, &address))
    {
      arn_arena_page_say_address_error (
          self, _ ("An address is a number, such as 0x7ffff6bf2000 or what id () prints."));
      return FALSE;
    }
  if (!session || !arn_session_select_address (session, address))
    {
      arn_arena_page_say_address_error (
          self, _ ("No arena and no large request holds that address now."));
      return FALSE;
    }
  arn_arena_page_say_address_error (self, NULL);
  arn_arena_view_show (self->view, address, TRUE);
  return TRUE;
}

static void
arn_arena_page_close_address (ArnArenaPage *self)
{
  gtk_revealer_set_reveal_child (self->address_bar, FALSE);
  arn_arena_page_say_address_error (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
arn_arena_page_address_activated (ArnArenaPage *self)
{
  if (arn_arena_page_go_to (self, gtk_editable_get_text (self->address_entry)))
    arn_arena_page_close_address (self);
}

static gboolean
arn_arena_page_address_key (ArnArenaPage *self, guint keyval, guint code, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  arn_arena_page_close_address (self);
  return GDK_EVENT_STOP;
}

void
arn_arena_page_show_mode (ArnArenaPage *self, const char *mode)
{
  g_return_if_fail (ARN_IS_ARENA_PAGE (self));

  gtk_stack_set_visible_child_name (self->modes, mode);
}

void
arn_arena_page_ask_address (ArnArenaPage *self)
{
  g_return_if_fail (ARN_IS_ARENA_PAGE (self));

  arn_arena_page_show_mode (self, "map");
  gtk_revealer_set_reveal_child (self->address_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->address_entry));
}

ArnArenaView *
arn_arena_page_get_view (ArnArenaPage *self)
{
  g_return_val_if_fail (ARN_IS_ARENA_PAGE (self), NULL);

  return self->view;
}

static void
arn_arena_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COLOR_BY:
      g_value_set_uint (value, gtk_drop_down_get_selected (ARN_ARENA_PAGE (object)->color_by));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_arena_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COLOR_BY:
      gtk_drop_down_set_selected (ARN_ARENA_PAGE (object)->color_by, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_arena_page_class_init (ArnArenaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = arn_arena_page_get_property;
  object_class->set_property = arn_arena_page_set_property;
  ARN_PAGE_CLASS (klass)->update = arn_arena_page_update;

  properties[PROP_COLOR_BY] =
      g_param_spec_uint ("color-by", NULL, NULL, 0, ARN_COLOR_BY_AGE, 0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ARN_TYPE_ARENA_SIDE);
  g_type_ensure (ARN_TYPE_ARENA_VIEW);
  g_type_ensure (ARN_TYPE_BAND_VIEW);
  g_type_ensure (ARN_TYPE_PINS_VIEW);
  g_type_ensure (ARN_TYPE_WATERFALL_VIEW);
  g_type_ensure (ARN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-arena-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnArenaPage, name)
  BIND (stack);
  BIND (modes);
  BIND (zoom);
  BIND (waterfall);
  BIND (pins);
  BIND (crumbs);
  BIND (all_crumb);
  BIND (arena_crumb);
  BIND (pool_crumb);
  BIND (arena_arrow);
  BIND (pool_arrow);
  BIND (color_by);
  BIND (use);
  BIND (address_bar);
  BIND (address_entry);
  BIND (address_error);
  BIND (view);
  BIND (side);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_color_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_mode_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_crumb_all);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_crumb_arena);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_crumb_pool);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_zoom_fit);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_address_activated);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_address_key);
  gtk_widget_class_bind_template_callback (widget_class, arn_arena_page_place_changed);
}

static void
arn_arena_page_init (ArnArenaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
