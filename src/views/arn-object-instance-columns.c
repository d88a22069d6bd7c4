#include "arn-object-columns.h"

#include <glib/gi18n-lib.h>

#include "arn-cell-bar.h"
#include "arn-number.h"
#include "arn-object-cells.h"
#include "arn-object-label.h"
#include "arn-reachability.h"

static ArnSnapshot *
snapshot_of (ArnObjectShown *shown)
{
  return arn_object_matches_get_query (shown->matches)->snapshot;
}

static const ArnObjectTable *
objects_of (ArnObjectShown *shown)
{
  return &arn_snapshot_get_tables (snapshot_of (shown))->objects;
}

static void
bind_object_text (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnSnapshot *snapshot = snapshot_of (data);
  g_autofree char *title = arn_object_title (snapshot, id);
  g_autofree char *badge = arn_object_badge (snapshot, id);

  arn_object_cell_set_named (cell, arn_snapshot_get_type_kind (snapshot, id), badge, title);
}

static char *
copy_object_text (guint32 id, gpointer data)
{
  return arn_snapshot_format_object (snapshot_of (data), id);
}

static GtkWidget *
make_address (gpointer data)
{
  GtkWidget *label = arn_table_label_new (FALSE);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (label, "address");
  return label;
}

static char *
copy_object_address (guint32 id, gpointer data)
{
  return arn_number_address (objects_of (data)->address[id]);
}

static void
bind_object_address (GtkWidget *cell, guint32 id, gpointer data)
{
  g_autofree char *text = copy_object_address (id, data);

  gtk_label_set_label (GTK_LABEL (cell), text);
}

static void
bind_object_size (GtkWidget *cell, guint32 id, gpointer data)
{
  arn_object_cell_set_bytes (cell, objects_of (data)->size[id]);
}

static char *
copy_object_size (guint32 id, gpointer data)
{
  return arn_number_exact_bytes (objects_of (data)->size[id]);
}

static gboolean
is_unreachable (ArnObjectShown *shown, ArnObjectId id)
{
  return shown->knows_reachable && !arn_reachability_is_reachable (snapshot_of (shown), id);
}

static void
bind_object_retained (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnRetained *retained =
      arn_object_matches_get_query (((ArnObjectShown *) data)->matches)->retained;
  const gboolean unreachable = is_unreachable (data, id);

  if (unreachable)
    gtk_widget_add_css_class (cell, "unreachable");
  else
    gtk_widget_remove_css_class (cell, "unreachable");
  if (unreachable)
    arn_object_cell_set_text (cell, _ ("unreachable"), FALSE);
  else if (retained)
    arn_object_cell_set_bytes (cell, retained->bytes[id]);
  else
    arn_object_cell_set_text (cell, ARN_OBJECT_NOT_YET, TRUE);
}

static char *
copy_object_retained (guint32 id, gpointer data)
{
  const ArnRetained *retained =
      arn_object_matches_get_query (((ArnObjectShown *) data)->matches)->retained;
  g_autofree char *bytes = NULL, *count = NULL;

  if (is_unreachable (data, id))
    return g_strdup (_ ("unreachable"));
  if (!retained)
    return NULL;
  bytes = arn_number_exact_bytes (retained->bytes[id]);
  count = arn_number_count (retained->objects[id]);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s in %s object", "%s in %s objects",
                                       retained->objects[id]),
                          bytes, count);
}

static char *
copy_object_refcount (guint32 id, gpointer data)
{
  const ArnObjectTable *objects = objects_of (data);

  return (objects->flags[id] & ARN_OBJECT_IMMORTAL) != 0 ? g_strdup (_ ("immortal"))
                                                         : arn_number_count (objects->refcount[id]);
}

static void
bind_object_refcount (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnObjectTable *objects = objects_of (data);
  g_autofree char *text = copy_object_refcount (id, data);

  arn_object_cell_set_text (cell, text, (objects->flags[id] & ARN_OBJECT_IMMORTAL) != 0);
}

const char *
arn_object_columns_name_generation (ArnGeneration generation)
{
  switch (generation)
    {
    case ARN_GENERATION_YOUNG:
      return "0";
    case ARN_GENERATION_MIDDLE:
      return "1";
    case ARN_GENERATION_OLD:
      return "2";
    case ARN_GENERATION_PERMANENT:
      return _ ("frozen");
    case ARN_GENERATION_UNTRACKED:
      return _ ("untracked");
    case ARN_GENERATION_NONE:
      break;
    }
  return "";
}

static void
bind_object_generation (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnGeneration generation = objects_of (data)->generation[id];

  gtk_widget_set_visible (cell, generation != ARN_GENERATION_NONE);
  arn_cell_bar_set_generation (ARN_CELL_BAR (arn_object_cell_get_mark (cell)), generation);
  /* There is no room for the others' words: they are in the tooltip and the legend. */
  gtk_label_set_label (GTK_LABEL (arn_object_cell_get_label (cell)),
                       generation <= ARN_GENERATION_OLD
                           ? arn_object_columns_name_generation (generation)
                       : generation == ARN_GENERATION_PERMANENT ? "∞"
                                                                : "–");
}

static char *
copy_object_generation (guint32 id, gpointer data)
{
  return g_strdup (arn_object_columns_name_generation (objects_of (data)->generation[id]));
}

static char *
format_site (guint32 id, gpointer data, gboolean whole)
{
  ArnSnapshot *snapshot = snapshot_of (data);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnSiteId site = arn_object_find_site (snapshot, id);
  const char *path;
  g_autofree char *name = NULL;

  if (site == ARN_NONE)
    return g_strdup ("");
  path = arn_snapshot_get_string (snapshot, t->sites.file[site]);
  name = whole ? g_strdup (path) : g_path_get_basename (path);
  if (t->sites.line[site] == 0)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s:%u", name, t->sites.line[site]);
}

static void
bind_object_site (GtkWidget *cell, guint32 id, gpointer data)
{
  g_autofree char *text = format_site (id, data, FALSE);

  gtk_label_set_label (GTK_LABEL (cell), text);
}

static GtkWidget *
make_site (gpointer data)
{
  GtkWidget *label = arn_table_label_new (FALSE);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  return label;
}

static char *
copy_object_site (guint32 id, gpointer data)
{
  return format_site (id, data, TRUE);
}

static const ArnTableColumn object_columns[] = {
  [ARN_OBJECTS_TEXT] = { .name = "object",
                         .title = N_ ("Object"),
                         .expand = TRUE,
                         .make = arn_object_cell_new_named,
                         .bind = bind_object_text,
                         .copy = copy_object_text },
  [ARN_OBJECTS_ADDRESS] = { .name = "address",
                            .title = N_ ("Address"),
                            .width = 120,
                            .make = make_address,
                            .bind = bind_object_address,
                            .copy = copy_object_address },
  [ARN_OBJECTS_SIZE] = { .name = "object-size",
                         .title = N_ ("Size"),
                         .description = N_ ("As sys.getsizeof () says"),
                         .width = 70,
                         .number = TRUE,
                         .bind = bind_object_size,
                         .copy = copy_object_size },
  [ARN_OBJECTS_RETAINED] = { .name = "object-retained",
                             .title = N_ ("Retained"),
                             .description = N_ ("What would go if it went, with all its blocks"),
                             .width = 92,
                             .number = TRUE,
                             .bind = bind_object_retained,
                             .copy = copy_object_retained },
  [ARN_OBJECTS_REFCOUNT] = { .name = "refs",
                             .title = N_ ("Refs"),
                             .description = N_ ("Reference count"),
                             .width = 76,
                             .number = TRUE,
                             .bind = bind_object_refcount,
                             .copy = copy_object_refcount },
  [ARN_OBJECTS_GENERATION] = { .name = "generation",
                               .title = N_ ("Gen"),
                               .description = N_ ("Generation of the collector"),
                               .width = 50,
                               .make = arn_object_cell_new_swatch,
                               .bind = bind_object_generation,
                               .copy = copy_object_generation },
  [ARN_OBJECTS_SITE] = { .name = "site",
                         .title = N_ ("Allocated at"),
                         .width = 110,
                         .make = make_site,
                         .bind = bind_object_site,
                         .copy = copy_object_site },
};

void
arn_object_columns_add_objects (ArnTable *table, ArnObjectShown *shown)
{
  for (guint i = 0; i < G_N_ELEMENTS (object_columns); i++)
    arn_table_add_column (table, &object_columns[i], shown);
}

ArnObjectColumn
arn_object_columns_get_object_column (ArnObjectsColumn column)
{
  static const ArnObjectColumn columns[] = {
    [ARN_OBJECTS_TEXT] = ARN_OBJECT_COLUMN_TEXT,
    [ARN_OBJECTS_ADDRESS] = ARN_OBJECT_COLUMN_ADDRESS,
    [ARN_OBJECTS_SIZE] = ARN_OBJECT_COLUMN_SIZE,
    [ARN_OBJECTS_RETAINED] = ARN_OBJECT_COLUMN_RETAINED,
    [ARN_OBJECTS_REFCOUNT] = ARN_OBJECT_COLUMN_REFCOUNT,
    [ARN_OBJECTS_GENERATION] = ARN_OBJECT_COLUMN_GENERATION,
    [ARN_OBJECTS_SITE] = ARN_OBJECT_COLUMN_SITE,
  };

  return columns[column];
}
