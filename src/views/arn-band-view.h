/* A band as a widget: requests above 512 bytes, or what is static and immortal. Clicking a request
 * selects it; arrow keys go from part to part.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-part-view.h"
#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_BAND_VIEW (arn_band_view_get_type ())
/* Properties: "session"; "static" (boolean, on construction): which band it is. */
G_DECLARE_FINAL_TYPE (ArnBandView, arn_band_view, ARN, BAND_VIEW, ArnPartView)

G_END_DECLS
