#include "arn-object-label.h"

#include <glib/gi18n-lib.h>

#include "arn-reachability.h"
#include "arn-shapes.h"

char *
arn_object_title (ArnSnapshot *snapshot, ArnObjectId object)
{
  const char *repr =
      arn_snapshot_get_string (snapshot, arn_snapshot_get_tables (snapshot)->objects.repr[object]);

  switch (arn_snapshot_get_type_kind (snapshot, object))
    {
    case ARN_TYPE_INT:
    case ARN_TYPE_STR:
    case ARN_TYPE_FLOAT:
    case ARN_TYPE_LIST:
    case ARN_TYPE_TUPLE:
    case ARN_TYPE_DICT:
    case ARN_TYPE_SET:
      if (*repr != '\0')
        return g_strdup (repr);
      break;
    default:
      break;
    }
  return arn_snapshot_format_object (snapshot, object);
}

char *
arn_object_badge (ArnSnapshot *snapshot, ArnObjectId object)
{
  ArnTypeKind kind = arn_snapshot_get_type_kind (snapshot, object);
  const char *name = arn_snapshot_get_type_name (snapshot, object);

  if (kind == ARN_TYPE_INSTANCE && *name != '\0')
    return g_utf8_substring (name, 0, 1);
  if (kind == ARN_TYPE_OTHER && g_unichar_isalpha (g_utf8_get_char (name)))
    return g_utf8_substring (name, 0, 1);
  return g_strdup (arn_palette_type_letter (kind));
}

char *
arn_object_subtitle (ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  guint generation = objects->generation[object];

  if ((objects->flags[object] & ARN_OBJECT_IMMORTAL) != 0)
    return g_strdup (_ ("immortal"));
  if (!arn_reachability_is_reachable (snapshot, object))
    /* Translators: an object that the program cannot get at any more, with its reference count */
    return g_strdup_printf (_ ("unreachable · %u"), objects->refcount[object]);
  if (generation <= ARN_GENERATION_OLD)
    /* Translators: an object's reference count and its generation */
    return g_strdup_printf (_ ("refs %u · gen %u"), objects->refcount[object], generation);
  /* Translators: an object's reference count */
  return g_strdup_printf (_ ("refs %u"), objects->refcount[object]);
}

void
arn_object_paint_badge (ArnSnapshot *snapshot,
                        ArnObjectId object,
                        const ArnLook *look,
                        ArnText *text,
                        cairo_t *cr,
                        double x,
                        double y,
                        double size)
{
  ArnColor color = arn_palette_type (look->style, arn_snapshot_get_type_kind (snapshot, object));
  g_autofree char *letters = arn_object_badge (snapshot, object);

  arn_shape_rounded (cr, x, y, size, size, 3);
  arn_color_set (cr, color);
  cairo_fill (cr);
  arn_text_paint_center (text, cr, ARN_FONT_BADGE, arn_color_text_on (color), letters, x + size / 2,
                         y + size / 2, size + 2);
}
