/* What the files of the window share: arn-window.c (frame), arn-window-actions.c,
 * arn-window-collect.c (ways to collect), arn-window-compare.c (what is compared with),
 * arn-window-files.c (open, save, close),
 * arn-window-source.c (the program's text) and arn-window-target.c (what the target says).
 */
#pragma once

#include "arn-window.h"
#include "arn-work-view.h"

G_BEGIN_DECLS

struct _ArnWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  ArnSession *session;
  ArnTarget *target; /* NULL for a file */
  GSignalGroup *target_signals;
  char *path;         /* of the file that Save writes; NULL: not saved yet */
  char *source_path;  /* of the program's file; NULL: it has none of its own */
  char *source_saved; /* its text when it was last read or written; NULL: not to be asked about */
  GFileMonitor *source_monitor;
  guint map_timeout;   /* newest pulse to be shown */
  char *allocated;     /* what the last step by allocation did, as a sentence, or NULL */
  ArnWork *capture;    /* the target's, while it takes long */
  guint collect_timer; /* collects by time */
  gboolean past;       /* a snapshot of the run is shown, not the newest state */
  gboolean run_when_ready;
  gboolean close_for_sure;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser;
  ArnWorkView *work; /* NULL until it is needed */
  guint work_idle;

  AdwViewSwitcherTitle *switcher_title;
  GtkWidget *source_toggle;
  GtkMenuButton *open_button;
  GtkMenuButton *compare_button;
  GtkWidget *details_toggle;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkInfoBar *state_bar;
  GtkLabel *state_label;
  GtkButton *state_button;
  GtkStack *content;
  GtkWidget *start_page;
};

/* arn-window-actions.c */
void arn_window_init_actions (ArnWindow *self);
void arn_window_update_actions (ArnWindow *self);
void arn_window_set_action_state (ArnWindow *self, const char *name, GVariant *state);

/* arn-window-collect.c */
void arn_window_init_collect (ArnWindow *self);
/* For another target: nothing by time, and at lines what the target says. */
void arn_window_reset_collect (ArnWindow *self);

/* arn-window-compare.c */
void arn_window_init_compare (ArnWindow *self);
void arn_window_compare_with_file (ArnWindow *self, GFile *file);

/* arn-window-files.c */
void arn_window_init_files (ArnWindow *self);
void arn_window_update_open_menu (ArnWindow *self);
void arn_window_choose_open (ArnWindow *self);
void arn_window_save (ArnWindow *self, gboolean as, gboolean then_close);
/* FALSE: nothing to ask, close. */
gboolean arn_window_ask_before_closing (ArnWindow *self);
/* A dialog over the window, with the responses "cancel", "discard" and "save". (transfer none) */
GtkWidget *arn_window_ask_to_save (ArnWindow *self, const char *heading, const char *body);
void arn_window_close_recording (ArnWindow *self);

ArnTarget *
arn_window_make_target (ArnWindow *self, const char *text, const char *file, guint speed);

/* arn-window-source.c */
void arn_window_init_source (ArnWindow *self);
/* Once there is a source view. */
void arn_window_bind_source (ArnWindow *self);
/* After another target, or none. */
void arn_window_update_source (ArnWindow *self);
void arn_window_forget_source (ArnWindow *self);
/* What was read: `path` NULL for what is nobody's file. */
void arn_window_set_source (ArnWindow *self, const char *path, const char *text);
gboolean arn_window_has_unsaved_source (ArnWindow *self);
gboolean arn_window_is_edited (ArnWindow *self);
/* FALSE: nothing was edited. */
gboolean arn_window_run_edited (ArnWindow *self);
/* FALSE: nothing to ask, close. */
gboolean arn_window_ask_about_source (ArnWindow *self);

/* arn-window-target.c */
void arn_window_init_target (ArnWindow *self);
void arn_window_update_state (ArnWindow *self);
void arn_window_update_figures (ArnWindow *self);
void arn_window_show_past (ArnWindow *self, ArnSnapshot *snapshot);
void arn_window_back_to_now (ArnWindow *self);
void arn_window_forget_target (ArnWindow *self);

/* arn-window.c */
void arn_window_update_toggles (ArnWindow *self);
/* Makes the working part of the window, unless it is there. */
void arn_window_need_work (ArnWindow *self);
void arn_window_load_snapshot (ArnWindow *self, ArnSnapshotItem *item);
/* Shown in the header bar until it is ended. `cancellable` may be NULL. (transfer full) */
ArnWork *arn_window_begin_work (ArnWindow *self, const char *title, GCancellable *cancellable);

G_END_DECLS
