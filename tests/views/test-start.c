/* The start page: every sample has its card, under its topic; a search leaves what it finds, keys
 * go from topic to topic. */
#include <adwaita.h>

#include "arn-sample-card.h"
#include "arn-sample-group.h"
#include "arn-start-page.h"
#include "arn-views.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  GPtrArray *groups; /* (element-type ArnSampleGroup), those that show */
  GPtrArray *cards;  /* (element-type ArnSampleCard), those that show */
  GtkWidget *search;
} Start;

static void
collect (Start *start, GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (ARN_IS_SAMPLE_GROUP (widget))
    g_ptr_array_add (start->groups, widget);
  if (ARN_IS_SAMPLE_CARD (widget))
    g_ptr_array_add (start->cards, widget);
  if (GTK_IS_SEARCH_ENTRY (widget))
    start->search = widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect (start, child);
}

static void
look (Start *start)
{
  g_ptr_array_set_size (start->groups, 0);
  g_ptr_array_set_size (start->cards, 0);
  collect (start, start->page);
}

/* With all cards that there will be. */
static Start *
start_new (void)
{
  Start *start = g_new0 (Start, 1);
  g_autoptr (GPtrArray) samples = arn_sample_list (NULL);

  g_assert_nonnull (samples);
  start->window = gtk_window_new ();
  start->page = g_object_new (ARN_TYPE_START_PAGE, NULL);
  start->groups = g_ptr_array_new ();
  start->cards = g_ptr_array_new ();
  gtk_window_set_default_size (GTK_WINDOW (start->window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (start->window), start->page);
  gtk_window_present (GTK_WINDOW (start->window));
  do
    {
      g_main_context_iteration (NULL, TRUE);
      look (start);
    }
  while (start->cards->len < samples->len);
  return start;
}

static void
start_free (Start *start)
{
  gtk_window_destroy (GTK_WINDOW (start->window));
  g_ptr_array_unref (start->groups);
  g_ptr_array_unref (start->cards);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, start_free)

static void
search (Start *start, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (start->search), text);
  g_signal_emit_by_name (start->search, "search-changed");
  look (start);
}

static const char *
card_name (Start *start, guint i)
{
  return arn_sample_card_get_name (start->cards->pdata[i]);
}

static void
test_cards_by_topic (void)
{
  g_autoptr (Start) start = start_new ();
  g_autoptr (GPtrArray) samples = arn_sample_list (NULL);
  guint group = 0;

  g_assert_cmpuint (start->cards->len, ==, samples->len);
  for (guint i = 0; i < samples->len; i++)
    {
      const ArnSample *sample = samples->pdata[i];

      g_assert_cmpstr (card_name (start, i), ==, sample->name);
      if (!gtk_widget_is_ancestor (start->cards->pdata[i], start->groups->pdata[group]))
        group++;
      g_assert_cmpstr (arn_sample_group_get_topic (start->groups->pdata[group]), ==, sample->topic);
    }
  g_assert_cmpuint (group + 1, ==, start->groups->len);
}

static void
test_search_finds (void)
{
  g_autoptr (Start) start = start_new ();
  guint all = start->cards->len;

  search (start, "  TWO nod");
  g_assert_cmpuint (start->cards->len, ==, 1);
  g_assert_cmpstr (card_name (start, 0), ==, "two-nodes");
  g_assert_cmpuint (start->groups->len, ==, 1);
  search (start, "two nowhere");
  g_assert_cmpuint (start->cards->len, ==, 0);
  g_assert_cmpuint (start->groups->len, ==, 0);
  g_signal_emit_by_name (start->search, "stop-search");
  search (start, gtk_editable_get_text (GTK_EDITABLE (start->search)));
  g_assert_cmpuint (start->cards->len, ==, all);
}

static void
test_search_takes_the_keys (void)
{
  g_autoptr (Start) start = start_new ();
  GtkWidget *focus;

  arn_start_page_find (ARN_START_PAGE (start->page));
  focus = gtk_root_get_focus (GTK_ROOT (start->window));
  g_assert_true (gtk_widget_is_ancestor (focus, start->search));
  search (start, "weak");
  g_assert_cmpuint (start->cards->len, >, 1);
  g_signal_emit_by_name (start->search, "activate");
  focus = gtk_root_get_focus (GTK_ROOT (start->window));
  g_assert_true (focus == start->cards->pdata[0]);
}

static void
test_down_goes_to_the_next_topic (void)
{
  g_autoptr (Start) start = start_new ();
  GtkWidget *card = NULL;
  gboolean handled = FALSE;
  guint i = 0;

  while (gtk_widget_is_ancestor (start->cards->pdata[i], start->groups->pdata[0]))
    card = start->cards->pdata[i++];
  gtk_widget_grab_focus (card);
  g_signal_emit_by_name (gtk_widget_get_parent (card), "keynav-failed", GTK_DIR_DOWN, &handled);
  g_assert_true (handled);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (start->window)) == start->cards->pdata[i]);
  g_signal_emit_by_name (gtk_widget_get_parent (start->cards->pdata[i]), "keynav-failed",
                         GTK_DIR_UP, &handled);
  g_assert_true (handled);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (start->window)) == card);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();
  g_test_add_func ("/views/start/cards-by-topic", test_cards_by_topic);
  g_test_add_func ("/views/start/search-finds", test_search_finds);
  g_test_add_func ("/views/start/search-takes-the-keys", test_search_takes_the_keys);
  g_test_add_func ("/views/start/down-goes-to-the-next-topic", test_down_goes_to_the_next_topic);
  return g_test_run ();
}
