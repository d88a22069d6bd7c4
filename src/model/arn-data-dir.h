/* Where our installed things are: samples, translations, compiled settings. The program is found
 * first and the rest from there, so that an installed tree runs wherever it was put, and the build
 * folder runs without being installed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folder with samples/ and gschemas.compiled: share/arenarium, or data/ of the build folder. The
 * environment's ARENARIUM_DATA_DIR goes first. transfer full */
char *arn_data_dir_get (void);

/* Folder for bindtextdomain (). transfer full */
char *arn_data_dir_get_locale (void);

G_END_DECLS
