#include "arn-tour-gallery.h"

#include "arn-tour.h"
#include "arn-window-private.h"

/* Steps that a slow machine may wait for a program, at most. */
#define ARN_TOUR_GALLERY_PATIENCE 120

static const char arn_tour_gallery_large[] = //
    "\"\"\"A large heap: 200,000 objects with what they refer to, every third of them let "
    "go.\"\"\"\n"
    "\n"
    "\n"
    "class Record:\n"
    "    def __init__(self, number, before):\n"
    "        self.number = number\n"
    "        self.name = 'record %d' % number\n"
    "        self.before = before\n"
    "        self.parts = [number, number * 1000]\n"
    "\n"
    "\n"
    "records = []\n"
    "last = None\n"
    "for number in range(200000):\n"
    "    last = Record(number, None if number % 10 == 0 else last)\n"
    "    records.append(last)\n"
    "del records[::3]\n";

/* NULL: the large heap. */
static const char *const arn_tour_gallery_programs[] = { "leaking-cache", "scattered-survivors",
                                                         "growing-old", NULL };
static const char *const arn_tour_gallery_pages[] = { "arenas", "objects", "graph", "generations",
                                                      "allocations" };

typedef enum
{
  ARN_TOUR_GALLERY_OPEN,
  ARN_TOUR_GALLERY_RUN, /* and on from each mark, up to the last line */
  ARN_TOUR_GALLERY_LOOK,
} ArnTourGalleryStep;

struct _ArnTourGallery
{
  ArnWindow *window;
  char *folder;
  guint program, page, waited;
  gboolean dark;
  ArnTourGalleryStep step;
};

ArnTourGallery *
arn_tour_gallery_new (ArnWindow *window, const char *folder)
{
  ArnTourGallery *self = g_new0 (ArnTourGallery, 1);

  self->window = g_object_ref (window);
  self->folder = g_strdup (folder);
  return self;
}

void
arn_tour_gallery_free (ArnTourGallery *self)
{
  g_object_unref (self->window);
  g_free (self->folder);
  g_free (self);
}

static void
arn_tour_gallery_open_large (ArnTourGallery *self)
{
  g_autofree char *path = g_build_filename (self->folder, "large-heap.py", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (path, arn_tour_gallery_large, -1, &error))
    arn_window_open_file (self->window, file);
  else
    g_printerr ("arenarium: %s\n", error->message);
}

static void
arn_tour_gallery_open (ArnTourGallery *self)
{
  const char *name = arn_tour_gallery_programs[self->program];

  if (name)
    arn_window_open_sample (self->window, name, FALSE);
  else
    arn_tour_gallery_open_large (self);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.speed", "u", 0);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  self->step = ARN_TOUR_GALLERY_RUN;
  self->waited = 0;
}

static void
arn_tour_gallery_run (ArnTourGallery *self)
{
  ArnTarget *target = arn_window_get_target (self->window);
  ArnRunState state = arn_target_get_state (target);
  gboolean captures = arn_target_get_capture (target) >= 0;

  if ((state == ARN_RUN_READY || state == ARN_RUN_PAUSED) && !captures)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.run", NULL);
  else if (state == ARN_RUN_FINISHED && !captures)
    {
      arn_tour_select (self->window);
      self->step = ARN_TOUR_GALLERY_LOOK;
    }
  if (self->waited++ > ARN_TOUR_GALLERY_PATIENCE)
    self->step = ARN_TOUR_GALLERY_LOOK;
}

static char *
arn_tour_gallery_look (ArnTourGallery *self)
{
  const char *program = arn_tour_gallery_programs[self->program];
  const char *page = arn_tour_gallery_pages[self->page];
  char *picture =
      g_strdup_printf ("%s-%s%s", program ? program : "large", page, self->dark ? "-dark" : "");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      self->dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                 : ADW_COLOR_SCHEME_DEFAULT);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.view", "s", page);

  self->page = (self->page + 1) % G_N_ELEMENTS (arn_tour_gallery_pages);
  if (self->page > 0)
    return picture;
  self->dark = !self->dark;
  if (!self->dark)
    {
      self->program++;
      self->step = ARN_TOUR_GALLERY_OPEN;
    }
  return picture;
}

gboolean
arn_tour_gallery_next (ArnTourGallery *self, char **picture)
{
  *picture = NULL;
  if (self->program >= G_N_ELEMENTS (arn_tour_gallery_programs))
    return FALSE;
  switch (self->step)
    {
    case ARN_TOUR_GALLERY_OPEN:
      arn_tour_gallery_open (self);
      break;
    case ARN_TOUR_GALLERY_RUN:
      arn_tour_gallery_run (self);
      break;
    case ARN_TOUR_GALLERY_LOOK:
      *picture = arn_tour_gallery_look (self);
      break;
    }
  return TRUE;
}
