/* The long work of a window, in its header bar: a button with a spinner, what is being done and how
 * far it is, and beside it one to give it up; with several, a list of them opens. Nothing is to be
 * seen while there is none, or when it was over in a blink.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_WORK_BUTTON (arn_work_button_get_type ())
/* Property: "session" (an ArnSession, may be NULL). */
G_DECLARE_FINAL_TYPE (ArnWorkButton, arn_work_button, ARN, WORK_BUTTON, GtkWidget)

G_END_DECLS
