/* arenarium-cli render: a view as a picture, through the scenes that the window shows. */
#include "cli.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "arn-lookup.h"
#include "cli-picture.h"

#define MOST_PIXELS   (G_GINT64_CONSTANT (1) << 28) /* of a PNG: a gibibyte */
#define LONGEST_SIDE  32767                         /* of cairo's images */
#define SHORTEST_SIDE 16

static const struct
{
  const char *name;
  void (*paint) (const CliPicture *picture, cairo_t *cr);
  ArnParts parts; /* that it needs */
} views[] = {
  { "arenas", cli_picture_arenas, ARN_PART_ARENAS | ARN_PART_BLOCKS },
  { "graph", cli_picture_graph, ARN_PART_OBJECTS | ARN_PART_EDGES },
  { "generations", cli_picture_generations, ARN_PART_GENERATIONS },
  { "top", cli_picture_top, 0 },
  { "timeline", cli_picture_timeline, 0 },
};

typedef enum
{
  FORMAT_PNG,
  FORMAT_SVG,
  FORMAT_PDF,
  N_FORMATS,
} Format;

static const char *const format_names[] = { "png", "svg", "pdf", NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (format_names) == N_FORMATS + 1);

typedef struct
{
  char *view, *size, *output, *format, *at, *select, *by;
  gboolean dark, high_contrast, quiet;
  double scale, text_scale;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->view);
  g_free (options->size);
  g_free (options->output);
  g_free (options->format);
  g_free (options->at);
  g_free (options->select);
  g_free (options->by);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static cairo_status_t
append (gpointer data, const guint8 *bytes, guint length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (const CliPicture *picture, Format format, double scale, GByteArray *bytes)
{
  double width = picture->width * scale, height = picture->height * scale;
  cairo_surface_t *surface = NULL;

  switch (format)
    {
    case FORMAT_SVG:
      surface = cairo_svg_surface_create_for_stream (append, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      break;
    case FORMAT_PDF:
      surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, picture->subtitle);
      break;
    case FORMAT_PNG:
    case N_FORMATS:
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width + 0.5),
                                            (int) (height + 0.5));
      break;
    }
  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

static int
paint_picture (
    const CliPicture *picture, gsize view, Format format, double scale, const char *output)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = make_surface (picture, format, scale, bytes);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  views[view].paint (picture, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == FORMAT_PNG)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    return cli_fail (CLI_INPUT, _ ("the picture could not be painted: %s"),
                     cairo_status_to_string (status));
  return cli_write (output, (const char *) bytes->data, bytes->len);
}

/* "cache.py · snapshot 2 “Round 7,420”". (transfer full) */
static char *
format_subtitle (const char *path, ArnRecording *recording, ArnSnapshotItem *item)
{
  const char *title = arn_recording_get_title (recording);
  const char *label = arn_snapshot_item_get_label (item);
  g_autofree char *name = g_filename_display_basename (path);

  if (arn_recording_get_n_sources (recording) > 0)
    {
      g_free (name);
      name = g_path_get_basename (arn_recording_get_source_file (recording, 0));
    }
  else if (title != NULL && *title != '\0')
    {
      g_free (name);
      name = g_strdup (title);
    }
  if (label == NULL || *label == '\0')
    /* Translators: a program's name, the number of its snapshot */
    return g_strdup_printf (_ ("%s · snapshot %u"), name, arn_snapshot_item_get_number (item));
  /* Translators: a program's name, the number and the name of its snapshot */
  return g_strdup_printf (_ ("%s · snapshot %u “%s”"), name, arn_snapshot_item_get_number (item),
                          label);
}

/* That begins there, or that has the block there. */
static ArnObjectId
find_object (ArnSnapshot *snapshot, guint64 address)
{
  ArnObjectId object = arn_lookup_object (snapshot, address);
  ArnBlockId block = arn_lookup_block (snapshot, address);

  return object == ARN_NONE && block != ARN_NONE ? arn_lookup_block_object (snapshot, block)
                                                 : object;
}

static int
render (const char *path, const Options *options, CliPicture *picture, gsize view, Format format)
{
  g_autoptr (ArnRecording) recording = cli_open_recording (path);
  g_autoptr (ArnSnapshotItem) item = NULL;
  g_autoptr (ArnSnapshot) snapshot = NULL;
  g_autofree char *subtitle = NULL;
  CliStatus status = CLI_FINE;

  if (recording == NULL)
    return CLI_INPUT;
  item = cli_find_snapshot (recording, path, options->at, &status);
  if (item == NULL)
    return status;
  snapshot = cli_load_snapshot (item, path);
  if (snapshot == NULL)
    return CLI_INPUT;
  subtitle = format_subtitle (path, recording, item);
  picture->recording = recording;
  picture->snapshot = snapshot;
  picture->subtitle = subtitle;
  if (!arn_snapshot_has (snapshot, views[view].parts))
    return cli_fail (CLI_INPUT, _ ("%s: the snapshot does not have what “%s” shows"), path,
                     views[view].name);
  picture->object = find_object (snapshot, picture->selected);
  if (options->select != NULL && picture->object == ARN_NONE &&
      (strcmp (views[view].name, "graph") == 0 ||
       arn_lookup_pool (snapshot, picture->selected) == ARN_NONE))
    return cli_fail (CLI_USAGE, _ ("%s: there is no object at %s"), path, options->select);
  return paint_picture (picture, view, format, options->scale, options->output);
}

static gboolean
parse_size (const char *text, CliPicture *picture)
{
  g_auto (GStrv) parts = g_strsplit (text, "x", 3);
  guint64 width, height;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, SHORTEST_SIDE, LONGEST_SIDE, &width, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, SHORTEST_SIDE, LONGEST_SIDE, &height, NULL))
    {
      cli_fail (CLI_USAGE, _ ("--size takes WIDTHxHEIGHT, each from %d to %d, not “%s”"),
                SHORTEST_SIDE, LONGEST_SIDE, text);
      return FALSE;
    }
  picture->width = (int) width;
  picture->height = (int) height;
  return TRUE;
}

static gboolean
is_small_enough (const CliPicture *picture, Format format, double scale)
{
  double width = picture->width * scale, height = picture->height * scale;

  if (format != FORMAT_PNG ||
      (width * height <= MOST_PIXELS && MAX (width, height) <= LONGEST_SIDE))
    return TRUE;
  cli_fail (CLI_USAGE, _ ("a PNG of %.0f × %.0f pixels is too large"), width, height);
  return FALSE;
}

/* By --format, else by the end of the output's name; PNG for stdout. */
static gboolean
find_format (const Options *options, Format *format)
{
  const char *dot = strrchr (options->output, '.');
  const char *name = options->format;
  g_autofree char *choices = cli_format_choices (format_names);

  if (name == NULL)
    name = strcmp (options->output, "-") == 0 ? "png" : dot != NULL ? dot + 1 : "";
  for (int i = 0; i < N_FORMATS; i++)
    if (g_ascii_strcasecmp (name, format_names[i]) == 0)
      {
        *format = (Format) i;
        return TRUE;
      }
  if (options->format != NULL)
    cli_fail (CLI_USAGE, _ ("there is no format “%s”; there are %s"), name, choices);
  else
    cli_fail (CLI_USAGE, _ ("the end of “%s” names no format; there are %s, also with --format"),
              options->output, choices);
  return FALSE;
}

static gboolean
find_view (const char *name, gsize *view)
{
  const char *names[G_N_ELEMENTS (views) + 1] = { NULL };
  g_autofree char *choices = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (strcmp (name, views[i].name) == 0)
        {
          *view = i;
          return TRUE;
        }
      names[i] = views[i].name;
    }
  choices = cli_format_choices (names);
  cli_fail (CLI_USAGE, _ ("there is no view “%s”; there are %s"), name, choices);
  return FALSE;
}

/* Whether all that the options say makes sense. */
static gboolean
check_options (const Options *options, CliPicture *picture, gsize *view, Format *format)
{
  if (options->view == NULL || options->output == NULL)
    {
      cli_fail (CLI_USAGE, _ ("render needs --view and --output"));
      return FALSE;
    }
  if (!(options->scale > 0 && options->scale <= 16))
    {
      cli_fail (CLI_USAGE, _ ("--scale takes a number above 0, up to 16"));
      return FALSE;
    }
  if (!(options->text_scale >= 0.5 && options->text_scale <= 4))
    {
      cli_fail (CLI_USAGE, _ ("--text-scale takes a number from 0.5 to 4"));
      return FALSE;
    }
  if (options->select != NULL && !arn_lookup_parse_address (options->select, &picture->selected))
    {
      cli_fail (CLI_USAGE, _ ("--select takes an address, not “%s”"), options->select);
      return FALSE;
    }
  return find_view (options->view, view) && find_format (options, format) &&
         cli_by_parse (options->by, FALSE, &picture->by) &&
         parse_size (options->size != NULL ? options->size : "1280x800", picture) &&
         is_small_enough (picture, *format, options->scale);
}

static int
run (int argc, char **argv)
{
  g_auto (Options) options = { .scale = 1, .text_scale = 1 };
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &options.view,
      N_ ("One of arenas, graph, generations, top and timeline"), N_ ("VIEW") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The picture: a name that ends in .png, .svg or .pdf; - is stdout"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("png, svg or pdf, whatever the output is called"), N_ ("FORMAT") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options.size,
      N_ ("Size in pixels (default: 1280x800); in PDF a point for each"), N_ ("WIDTHxHEIGHT") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale,
      N_ ("Paint everything N times as large (default: 1)"), "N" },
    { "text-scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.text_scale,
      N_ ("Paint texts N times as large (default: 1)"), "N" },
    { "dark", 0, 0, G_OPTION_ARG_NONE, &options.dark, N_ ("In the dark style"), NULL },
    { "high-contrast", 0, 0, G_OPTION_ARG_NONE, &options.high_contrast, N_ ("With high contrast"),
      NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at,
      N_ ("The snapshot with that label or number (default: the last)"), N_ ("LABEL|NUMBER") },
    { "select", 0, 0, G_OPTION_ARG_STRING, &options.select,
      N_ ("The object at that address has the ring; in graph it is in the middle"),
      N_ ("ADDRESS") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
      N_ ("Group places of top by line (default), file or traceback"), N_ ("KEY") },
    { NULL },
  };
  CliPicture picture = { .look = arn_look_default (), .by = CLI_BY_LINE };
  gsize view;
  Format format;

  if (!cli_parse (&cli_render, entries, &argc, &argv, &options.quiet))
    return CLI_USAGE;
  if (argc != 2)
    return cli_fail (CLI_USAGE, _ ("render takes one file, got %d"), argc - 1);
  if (!check_options (&options, &picture, &view, &format))
    return CLI_USAGE;
  picture.look.style = options.dark ? ARN_STYLE_DARK : ARN_STYLE_LIGHT;
  picture.look.high_contrast = options.high_contrast;
  picture.look.text_scale = options.text_scale;
  picture.scale = (int) ceil (options.scale);
  return render (argv[1], &options, &picture, view, format);
}

const CliCommand cli_render = {
  .name = "render",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Paint a view of a recording into a file"),
  .description = N_ ("“-” as FILE is stdin. SVG and PDF hold lines and areas, not pixels; text is\n"
                     "text in PDF and outlines in SVG."),
  .run = run,
};
