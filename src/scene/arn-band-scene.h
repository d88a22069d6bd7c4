/* A band with parts as wide as their bytes: requests above 512 bytes, biggest first, or what is
 * static and immortal by kind. What is too narrow to be seen is one hatched part at the end that
 * says how many it stands for.
 */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "arn-look.h"
#include "arn-readout.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_BAND_LARGE,  /* requests above 512 bytes */
  ARN_BAND_STATIC, /* static and immortal */
} ArnBandKind;

#define ARN_TYPE_BAND_SCENE (arn_band_scene_get_type ())
/* Signal "changed" (). */
G_DECLARE_FINAL_TYPE (ArnBandScene, arn_band_scene, ARN, BAND_SCENE, GObject)

ArnBandScene *arn_band_scene_new (ArnBandKind kind);
void arn_band_scene_set_snapshot (ArnBandScene *self, ArnSnapshot *snapshot);
void arn_band_scene_set_look (ArnBandScene *self, const ArnLook *look);
/* A block of ARN_BAND_LARGE by address; 0: none. */
void arn_band_scene_set_selected (ArnBandScene *self, guint64 address);
/* A part; -1: none. */
void arn_band_scene_set_hovered (ArnBandScene *self, int part);

/* "Requests above 512 bytes", "800 · 1.1 MiB from the system allocator". (transfer full) */
char *arn_band_scene_format_title (ArnBandScene *self);
char *arn_band_scene_format_summary (ArnBandScene *self);

int arn_band_scene_get_height (ArnBandScene *self); /* with its heading */
void arn_band_scene_paint (ArnBandScene *self, cairo_t *cr, int width);
/* The part at a point, or -1. */
int arn_band_scene_hit (ArnBandScene *self, double x, double y, int width);
guint arn_band_scene_get_n_parts (ArnBandScene *self, int width);
gboolean arn_band_scene_locate (ArnBandScene *self, int part, int width, cairo_rectangle_t *area);
/* The block of a part; ARN_NONE for static ones and for the rest. */
ArnBlockId arn_band_scene_get_block (ArnBandScene *self, int part, int width);
/* (transfer full) */
ArnReadout *arn_band_scene_describe (ArnBandScene *self, int part, int width);

G_END_DECLS
