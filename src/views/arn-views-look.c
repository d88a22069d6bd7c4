#include "arn-views-look.h"

#include <adwaita.h>

ArnStyle
arn_views_get_style (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? ARN_STYLE_DARK
                                                                       : ARN_STYLE_LIGHT;
}

GdkRGBA
arn_views_rgba (ArnColor color)
{
  return (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue,
                    (float) color.alpha };
}

ArnLook
arn_views_get_look (GtkWidget *widget)
{
  ArnLook look = arn_look_default ();
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const char *family =
      pango_font_description_get_family (pango_context_get_font_description (context));
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  look.style = arn_views_get_style ();
  look.high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  look.text_scale = dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
  look.right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  look.font = g_intern_string (family);
  return look;
}

void
arn_views_watch_look (GtkWidget *widget, GCallback changed)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_widget_get_settings (widget);

  g_signal_connect_object (style, "notify::dark", changed, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", changed, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", changed, widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", changed, widget, G_CONNECT_SWAPPED);
}
