/* Random traces for the allocator, in six mixes, as texts for pym_replay_read (). The same mix and
 * seed give the same text for ever: stored references are made from them.
 */
#pragma once

#include <glib.h>

#include "pym-replay.h"

typedef enum
{
  REPLAY_MIX_SMALL,  /* up to 512 bytes, any order */
  REPLAY_MIX_ALL,    /* all sizes, large and refused ones among them */
  REPLAY_MIX_WAVES,  /* many are made, most are freed, again and again */
  REPLAY_MIX_CHURN,  /* one is freed, one is made */
  REPLAY_MIX_SPARSE, /* scattered survivors, one class after the other */
  REPLAY_MIX_GROWTH, /* blocks that grow by realloc */
  REPLAY_N_MIXES,
} ReplayMix;

const char *replay_mix_name (ReplayMix mix);

/* About as many requests as `n_requests`. (transfer full) */
char *replay_mix_text (ReplayMix mix, guint seed, guint n_requests);

/* The text, read. (transfer full) */
PymReplay *replay_mix_read (ReplayMix mix, guint seed, guint n_requests);
