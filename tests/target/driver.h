/* A target driven as the window drives it: requests go out, answers are counted on the main
 * context.
 */
#pragma once

#include "arn-target.h"

typedef struct
{
  ArnTarget *target;
  guint snapshots, pulses, failures;
  GString *collections; /* "2:2:0* " generation, freed, uncollectable, asked for */
} Driver;

/* `settings` NULL: five frames are traced. `speed`: lines a second, 0 full. */
Driver *driver_new (const char *text, guint speed, const ArnRunSettings *settings);
void driver_free (Driver *driver);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Driver, driver_free)

/* Ends the test. */
gboolean driver_too_late (gpointer data);

/* Lets the main context work until the condition holds. */
#define wait_for(condition)                                                                        \
  do                                                                                               \
    {                                                                                              \
      guint late_ = g_timeout_add_seconds (60, driver_too_late, NULL);                             \
      while (!(condition))                                                                         \
        g_main_context_iteration (NULL, TRUE);                                                     \
      g_source_remove (late_);                                                                     \
    }                                                                                              \
  while (0)

/* With the snapshot that belongs to it. */
#define state_is(driver, wanted)                                                                   \
  (arn_target_get_state ((driver)->target) == (wanted) &&                                          \
   arn_target_get_capture ((driver)->target) < 0)
