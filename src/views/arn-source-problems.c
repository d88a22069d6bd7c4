#include "arn-source-problems.h"

/* Narrower than this a sentence would be a column of words. */
#define MIN_WIDTH 180
/* Between the line and its sentence, in pixels. */
#define GAP 3

typedef struct
{
  GtkTextMark *mark; /* at the start of its line */
  GtkTextTag *room;  /* below the line */
  GtkWidget *label;
} Problem;

struct _ArnSourceProblems
{
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GPtrArray *problems; /* Problem */
  GPtrArray *labels;   /* GtkWidget; the first ones are the problems', the others hidden */
  guint place_tick;
};

static void
arn_source_problems_place_one (ArnSourceProblems *self, Problem *problem, int width)
{
  GtkTextIter iter;
  int room, y, height;

  gtk_widget_set_size_request (problem->label, width, -1);
  gtk_widget_measure (problem->label, GTK_ORIENTATION_VERTICAL, width, NULL, &room, NULL, NULL);
  g_object_set (problem->room, "pixels-below-lines", room + GAP, NULL);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, problem->mark);
  gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
  gtk_text_view_move_overlay (self->view, problem->label,
                              gtk_text_view_get_left_margin (self->view),
                              y + MAX (height - room, 0));
}

static gboolean
arn_source_problems_place (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  ArnSourceProblems *self = data;
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->view, &visible);
  for (guint i = 0; i < self->problems->len; i++)
    arn_source_problems_place_one (self, g_ptr_array_index (self->problems, i),
                                   MAX (visible.width - 2 * GAP, MIN_WIDTH));
  self->place_tick = 0;
  return G_SOURCE_REMOVE;
}

/* Heights of lines are known only once they were laid out, and change with the width. */
static void
arn_source_problems_place_soon (ArnSourceProblems *self)
{
  if (self->place_tick == 0 && self->problems->len > 0)
    self->place_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->view),
                                                     arn_source_problems_place, self, NULL);
}

static void
arn_source_problems_watch (ArnSourceProblems *self)
{
  GtkAdjustment *adjustments[] = { gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                                   gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)) };

  for (guint i = 0; i < G_N_ELEMENTS (adjustments); i++)
    if (adjustments[i])
      {
        g_signal_handlers_disconnect_by_func (adjustments[i], arn_source_problems_place_soon, self);
        g_signal_connect_swapped (adjustments[i], "changed",
                                  G_CALLBACK (arn_source_problems_place_soon), self);
      }
}

ArnSourceProblems *
arn_source_problems_new (GtkSourceView *view)
{
  ArnSourceProblems *self = g_new0 (ArnSourceProblems, 1);

  self->view = GTK_TEXT_VIEW (view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->view));
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new ();
  return self;
}

void
arn_source_problems_clear (ArnSourceProblems *self)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (self->buffer);

  for (guint i = 0; i < self->problems->len; i++)
    {
      Problem *problem = g_ptr_array_index (self->problems, i);

      gtk_widget_hide (problem->label);
      gtk_text_tag_table_remove (tags, problem->room);
      gtk_text_buffer_delete_mark (self->buffer, problem->mark);
    }
  g_ptr_array_set_size (self->problems, 0);
}

void
arn_source_problems_free (ArnSourceProblems *self)
{
  GtkAdjustment *adjustments[] = { gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)),
                                   gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view)) };

  for (guint i = 0; i < G_N_ELEMENTS (adjustments); i++)
    if (adjustments[i])
      g_signal_handlers_disconnect_by_func (adjustments[i], arn_source_problems_place_soon, self);
  if (self->place_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->place_tick);
  arn_source_problems_clear (self);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->labels);
  g_object_unref (self->buffer);
  g_free (self);
}

/* The problem of that line, or NULL. */
static Problem *
arn_source_problems_find (ArnSourceProblems *self, guint line)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      Problem *problem = g_ptr_array_index (self->problems, i);
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, problem->mark);
      if ((guint) gtk_text_iter_get_line (&iter) + 1 == line)
        return problem;
    }
  return NULL;
}

/* Before 4.10 a text view does not give its overlays back: they are used again. */
static GtkWidget *
arn_source_problems_take_label (ArnSourceProblems *self, const char *message)
{
  GtkWidget *label;

  if (self->problems->len < self->labels->len)
    {
      label = g_ptr_array_index (self->labels, self->problems->len);
      gtk_label_set_label (GTK_LABEL (label), message);
      gtk_widget_show (label);
      return label;
    }
  label = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "problem");
  gtk_widget_set_cursor_from_name (label, "default");
  gtk_text_view_add_overlay (self->view, label, 0, 0);
  g_ptr_array_add (self->labels, label);
  return label;
}

gboolean
arn_source_problems_add (ArnSourceProblems *self, guint line, const char *message)
{
  Problem *problem = arn_source_problems_find (self, line);
  GtkTextIter start, end;

  if (problem)
    {
      g_autofree char *both =
          g_strconcat (gtk_label_get_label (GTK_LABEL (problem->label)), "\n", message, NULL);

      gtk_label_set_label (GTK_LABEL (problem->label), both);
      arn_source_problems_place_soon (self);
      return FALSE;
    }
  problem = g_new0 (Problem, 1);
  gtk_text_buffer_get_iter_at_line (self->buffer, &start, (int) line - 1);
  end = start;
  gtk_text_iter_forward_line (&end);
  problem->mark = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  problem->room = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  problem->label = arn_source_problems_take_label (self, message);
  gtk_text_buffer_apply_tag (self->buffer, problem->room, &start, &end);
  g_ptr_array_add (self->problems, problem);
  arn_source_problems_watch (self);
  arn_source_problems_place_soon (self);
  return self->problems->len == 1;
}
