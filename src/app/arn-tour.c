#include "arn-tour.h"

#include "arn-lookup.h"
#include "arn-tour-gallery.h"
#include "arn-window-private.h"

/* Between two stops, in milliseconds: long enough for animations to end. */
#define ARN_TOUR_PAUSE 500
/* Stops that a slow machine may wait for the sample, at most. */
#define ARN_TOUR_PATIENCE 60
/* Of a picture. */
#define ARN_TOUR_RETRIES 8

typedef struct
{
  ArnWindow *window;
  char *folder;
  ArnTourGallery *gallery;
  char *picture; /* to be taken when what it shows has been drawn; NULL: none */
  guint stop;
  guint waited;
  guint retries;
} ArnTour;

typedef struct
{
  const char *picture; /* taken after what `visit` did has been drawn; NULL: none */
  void (*visit) (ArnWindow *window);
  ArnRunState wait; /* before the visit; READY: for nothing */
} ArnTourStop;

static void
arn_tour_free (ArnTour *tour)
{
  arn_tour_gallery_free (tour->gallery);
  g_object_unref (tour->window);
  g_free (tour->picture);
  g_free (tour->folder);
  g_free (tour);
}

gboolean
arn_tour_save_picture (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  if (!node)
    return FALSE;
  texture = gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  return gdk_texture_save_to_png (texture, path);
}

static void
arn_tour_open (ArnWindow *window)
{
  arn_window_open_sample (window, "two-nodes", FALSE);
}

static void
arn_tour_run (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.speed", "u", 50);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
}

/* A run that is collected often, up to its first mark. */
static void
arn_tour_open_busy (ArnWindow *window)
{
  arn_work_view_set_details_shown (window->work, FALSE);
  arn_window_open_sample (window, "short-lived-crowd", FALSE);
}

static void
arn_tour_run_fast (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "generations");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.speed", "u", 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.run", NULL);
}

static void
arn_tour_wide (ArnWindow *window)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
}

/* The newest instance of one of the program's own classes. */
static ArnObjectId
arn_tour_find_instance (ArnSnapshot *snapshot)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  ArnObjectId found = ARN_NONE;

  for (ArnObjectId id = 0; id < objects->n; id++)
    if (arn_snapshot_get_type_kind (snapshot, id) == ARN_TYPE_INSTANCE &&
        (found == ARN_NONE || objects->serial[id] > objects->serial[found]))
      found = id;
  return found;
}

void
arn_tour_select (ArnWindow *window)
{
  ArnSession *session = arn_window_get_session (window);
  ArnSnapshot *snapshot = arn_session_get_snapshot (session);
  ArnObjectId instance = snapshot ? arn_tour_find_instance (snapshot) : ARN_NONE;

  if (instance != ARN_NONE)
    arn_session_select_object (session, instance);
}

static void
arn_tour_zoom (ArnWindow *window)
{
  const ArnSelection *selection = arn_session_get_selection (arn_window_get_session (window));

  arn_arena_view_show (arn_arena_page_get_view (arn_work_view_get_arena_page (window->work)),
                       selection->address, TRUE);
}

static void
arn_tour_graph (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "graph");
}

static void
arn_tour_graph_around (ArnWindow *window)
{
  GtkWidget *page =
      adw_view_stack_get_child_by_name (arn_work_view_get_pages (window->work), "graph");

  gtk_widget_activate_action (page, "graph.centre", NULL);
}

/* What is left over is to be seen beside the stack. */
static void
arn_tour_graph_left_over (ArnWindow *window)
{
  GtkWidget *page =
      adw_view_stack_get_child_by_name (arn_work_view_get_pages (window->work), "graph");

  arn_tour_graph (window);
  gtk_widget_activate_action (page, "graph.mode", "s", "stack");
}

static void
arn_tour_arenas (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "arenas");
}

static void
arn_tour_zoom_out (ArnWindow *window)
{
  arn_zoom_view_zoom_fit (
      ARN_ZOOM_VIEW (arn_arena_page_get_view (arn_work_view_get_arena_page (window->work))));
  arn_work_view_set_left_page (window->work, "output");
}

static void
arn_tour_snapshots (ArnWindow *window)
{
  arn_work_view_set_left_page (window->work, "snapshots");
}

static void
arn_tour_objects (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "objects");
}

static void
arn_tour_compare (ArnWindow *window)
{
  arn_tour_objects (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare", "s", "1");
}

static void
arn_tour_compare_lines (ArnWindow *window)
{
  arn_object_page_show_lines (arn_work_view_get_object_page (window->work));
}

static void
arn_tour_end_comparison (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.compare", "s", "");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "arenas");
}

static void
arn_tour_collect (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.collect", "i", 2);
}

static void
arn_tour_dark (ArnWindow *window)
{
  arn_work_view_set_left_page (window->work, "source");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
}

static void
arn_tour_set_text_scale (ArnWindow *window, int scale)
{
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-xft-dpi",
                96 * PANGO_SCALE * scale, NULL);
}

static void
arn_tour_large_text (ArnWindow *window)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  arn_tour_set_text_scale (window, 2);
}

static void
arn_tour_narrow (ArnWindow *window)
{
  arn_tour_set_text_scale (window, 1);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 560);
}

static void
arn_tour_narrow_source (ArnWindow *window)
{
  arn_work_view_set_source_shown (window->work, TRUE);
}

static void
arn_tour_narrow_details (ArnWindow *window)
{
  arn_work_view_set_details_shown (window->work, TRUE);
}

static void
arn_tour_waterfall (ArnWindow *window)
{
  arn_arena_page_show_mode (arn_work_view_get_arena_page (window->work), "waterfall");
}

static void
arn_tour_pins (ArnWindow *window)
{
  arn_arena_page_show_mode (arn_work_view_get_arena_page (window->work), "pins");
}

static void
arn_tour_map (ArnWindow *window)
{
  arn_arena_page_show_mode (arn_work_view_get_arena_page (window->work), "map");
}

static void
arn_tour_allocations (ArnWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "allocations");
}

static const ArnTourStop arn_tour_stops[] = {
  { "start", NULL, ARN_RUN_READY },
  { "ready", arn_tour_open, ARN_RUN_READY },
  { NULL, arn_tour_run, ARN_RUN_READY },
  { "arenas", arn_tour_select, ARN_RUN_PAUSED },
  { "blocks", arn_tour_zoom, ARN_RUN_READY },
  { "waterfall", arn_tour_waterfall, ARN_RUN_READY },
  { "pins", arn_tour_pins, ARN_RUN_READY },
  { NULL, arn_tour_map, ARN_RUN_READY },
  { "graph", arn_tour_graph, ARN_RUN_READY },
  { "graph-around", arn_tour_graph_around, ARN_RUN_READY },
  { "objects", arn_tour_objects, ARN_RUN_READY },
  { "allocations", arn_tour_allocations, ARN_RUN_READY },
  { NULL, arn_tour_arenas, ARN_RUN_READY },
  { "output", arn_tour_zoom_out, ARN_RUN_READY },
  { NULL, arn_tour_run, ARN_RUN_READY },
  { "snapshots", arn_tour_snapshots, ARN_RUN_PAUSED },
  { NULL, arn_tour_compare, ARN_RUN_READY },
  { "compare", NULL, ARN_RUN_READY },
  { "compare-lines", arn_tour_compare_lines, ARN_RUN_READY },
  { NULL, arn_tour_end_comparison, ARN_RUN_READY },
  { "graph-left-over", arn_tour_graph_left_over, ARN_RUN_READY },
  { NULL, arn_tour_arenas, ARN_RUN_READY },
  { "collected", arn_tour_collect, ARN_RUN_READY },
  { NULL, arn_tour_run, ARN_RUN_READY },
  { "dark", arn_tour_dark, ARN_RUN_FINISHED },
  { "objects-dark", arn_tour_objects, ARN_RUN_READY },
  { "allocations-dark", arn_tour_allocations, ARN_RUN_READY },
  { "graph-dark", arn_tour_graph, ARN_RUN_READY },
  { "large-text", arn_tour_large_text, ARN_RUN_READY },
  /* Panes fold when the window is small, and only then can it become smaller. */
  { NULL, arn_tour_narrow, ARN_RUN_READY },
  { "narrow", arn_tour_narrow, ARN_RUN_READY },
  { "narrow-objects", arn_tour_objects, ARN_RUN_READY },
  { "narrow-allocations", arn_tour_allocations, ARN_RUN_READY },
  { "narrow-source", arn_tour_narrow_source, ARN_RUN_READY },
  { "narrow-details", arn_tour_narrow_details, ARN_RUN_READY },
  { NULL, arn_tour_open_busy, ARN_RUN_READY },
  { NULL, arn_tour_run_fast, ARN_RUN_READY },
  { "generations-narrow", arn_tour_run_fast, ARN_RUN_PAUSED },
  { "generations", arn_tour_wide, ARN_RUN_READY },
  { "generations-dark", arn_tour_dark, ARN_RUN_READY },
};

static gboolean
arn_tour_take_picture (ArnTour *tour, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (tour->folder, file, NULL);

  return arn_tour_save_picture (GTK_WIDGET (tour->window), path);
}

static void
arn_tour_visit (ArnTour *tour)
{
  const ArnTourStop *stop = &arn_tour_stops[tour->stop];
  ArnTarget *target = arn_window_get_target (tour->window);

  if (stop->wait != ARN_RUN_READY && target &&
      (arn_target_get_state (target) != stop->wait || arn_target_get_capture (target) >= 0) &&
      tour->waited++ < ARN_TOUR_PATIENCE)
    return;
  tour->waited = 0;
  if (stop->visit)
    stop->visit (tour->window);
  tour->picture = g_strdup (stop->picture);
  tour->stop++;
}

static gboolean
arn_tour_go_on (gpointer data)
{
  ArnTour *tour = data;
  gboolean goes_on = TRUE;

  /* A window that is about to be laid out anew has no picture for a moment. */
  if (tour->picture && !arn_tour_take_picture (tour, tour->picture))
    {
      gtk_widget_queue_draw (GTK_WIDGET (tour->window));
      if (tour->retries++ < ARN_TOUR_RETRIES)
        return G_SOURCE_CONTINUE;
      g_printerr ("arenarium: the picture “%s” could not be saved in %s\n", tour->picture,
                  tour->folder);
      goes_on = FALSE;
    }
  g_clear_pointer (&tour->picture, g_free);
  tour->retries = 0;
  if (goes_on && tour->stop < G_N_ELEMENTS (arn_tour_stops))
    arn_tour_visit (tour);
  else
    goes_on = goes_on && arn_tour_gallery_next (tour->gallery, &tour->picture);
  if (goes_on)
    return G_SOURCE_CONTINUE;
  tour->window->close_for_sure = TRUE;
  gtk_window_close (GTK_WINDOW (tour->window));
  return G_SOURCE_REMOVE;
}

void
arn_tour_start (ArnWindow *window, const char *folder)
{
  ArnTour *tour = g_new0 (ArnTour, 1);

  if (g_mkdir_with_parents (folder, 0777) != 0)
    g_printerr ("arenarium: the folder %s could not be made\n", folder);
  tour->window = g_object_ref (window);
  tour->folder = g_strdup (folder);
  tour->gallery = arn_tour_gallery_new (window, folder);
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-enable-animations", FALSE,
                NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, ARN_TOUR_PAUSE, arn_tour_go_on, tour,
                      (GDestroyNotify) arn_tour_free);
}
