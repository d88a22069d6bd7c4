/* What the files of the window share: arn-window.c (frame), arn-window-actions.c,
 * arn-window-files.c (open, save, close) and arn-window-target.c (what the target says).
 */
#pragma once

#include "arn-arena-page.h"
#include "arn-details-pane.h"
#include "arn-run-bar.h"
#include "arn-source-view.h"
#include "arn-window.h"

G_BEGIN_DECLS

struct _ArnWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  ArnSession *session;
  ArnTarget *target; /* NULL for a file */
  GSignalGroup *target_signals;
  char *path;        /* of the file that Save writes; NULL: not saved yet */
  guint map_timeout; /* newest pulse to be shown */
  gboolean past;     /* a snapshot of the run is shown, not the newest state */
  gboolean run_when_ready;
  gboolean close_for_sure;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  guint fold_idle;
  gboolean folded, fold_wanted;
  int pane_width;

  AdwViewSwitcherTitle *switcher_title;
  GtkWidget *source_toggle;
  GtkMenuButton *open_button;
  GtkWidget *details_toggle;
  GtkWidget *busy;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkInfoBar *state_bar;
  GtkLabel *state_label;
  GtkButton *state_button;
  AdwToastOverlay *toasts;
  GtkStack *content;
  GtkWidget *start_page;
  AdwFlap *source_flap;
  GtkWidget *source_pane;
  GtkStack *left_stack;
  ArnSourceView *source_view;
  GtkWidget *snapshot_list;
  AdwFlap *details_flap;
  ArnDetailsPane *details_pane;
  AdwViewStack *pages;
  ArnArenaPage *arena_page;
  ArnRunBar *run_bar;
};

/* arn-window-actions.c */
void arn_window_init_actions (ArnWindow *self);
void arn_window_update_actions (ArnWindow *self);
void arn_window_set_action_state (ArnWindow *self, const char *name, GVariant *state);

/* arn-window-files.c */
void arn_window_init_files (ArnWindow *self);
void arn_window_update_open_menu (ArnWindow *self);
void arn_window_choose_open (ArnWindow *self);
void arn_window_save (ArnWindow *self, gboolean as, gboolean then_close);
/* FALSE: nothing to ask, close. */
gboolean arn_window_ask_before_closing (ArnWindow *self);
void arn_window_close_recording (ArnWindow *self);

/* arn-window-target.c */
void arn_window_init_target (ArnWindow *self);
void arn_window_update_state (ArnWindow *self);
void arn_window_show_past (ArnWindow *self, ArnSnapshot *snapshot);
void arn_window_back_to_now (ArnWindow *self);
void arn_window_forget_target (ArnWindow *self);

/* arn-window.c */
void arn_window_update_toggles (ArnWindow *self);
void arn_window_show_source (ArnWindow *self, gboolean show);
void arn_window_show_details (ArnWindow *self, gboolean show);
void arn_window_show_line (ArnWindow *self, const char *file, guint line);
void arn_window_set_busy (ArnWindow *self, gboolean busy);

G_END_DECLS
