/* The page "Objects": what it lists, what choosing and searching do, how it follows the session. */
#include <adwaita.h>

#include "arn-compare-bar.h"
#include "arn-object-columns.h"
#include "arn-object-page.h"
#include "arn-object-search.h"
#include "arn-snapshot-builder.h"
#include "arn-views.h"
#include "sample-heap.h"

typedef struct
{
  ArnSession *session;
  GtkWidget *window;
  ArnObjectPage *page;
} Shown;

static gpointer
child (Shown *shown, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (shown->page), ARN_TYPE_OBJECT_PAGE, name);
}

static ArnRowList *
objects_of (Shown *shown)
{
  return arn_table_get_rows (child (shown, "objects"));
}

static ArnRowList *
types_of (Shown *shown)
{
  return arn_table_get_rows (child (shown, "types"));
}

/* Until no thread works for the page any more. */
static void
settle (Shown *shown)
{
  while (g_main_context_iteration (NULL, FALSE) || arn_row_list_is_ordering (objects_of (shown)))
    ;
}

static void
count_down (ArnWork *work, gpointer data)
{
  *(guint *) data -= 1;
}

static void
count_up (ArnSession *session, ArnWork *work, gpointer data)
{
  *(guint *) data += 1;
  g_signal_connect (work, "ended", G_CALLBACK (count_down), data);
}

/* A page that shows the snapshot, with all that is analysed. */
static void
shown_open (Shown *shown, ArnSnapshot *snapshot)
{
  guint works = 0;

  shown->session = arn_session_new ();
  if (snapshot)
    arn_session_set_snapshot (shown->session, snapshot);
  g_signal_connect (shown->session, "work-added", G_CALLBACK (count_up), &works);
  shown->page = g_object_new (ARN_TYPE_OBJECT_PAGE, "session", shown->session, NULL);
  shown->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (shown->window), GTK_WIDGET (shown->page));
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 900, 600);
  gtk_window_present (GTK_WINDOW (shown->window));
  gtk_test_widget_wait_for_draw (shown->window);
  while (works > 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_func (shown->session, count_up, &works);
  settle (shown);
}

static void
shown_close (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_object_unref (shown->session);
}

/* The texts of a table's rows, cell by cell as they are on the screen. */
static void
collect_labels (GtkWidget *widget, GString *out)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (out, "%s|", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *at = gtk_widget_get_first_child (widget); at;
       at = gtk_widget_get_next_sibling (at))
    collect_labels (at, out);
}

static char *
read_table (Shown *shown, const char *name)
{
  GString *text = g_string_new (NULL);

  gtk_test_widget_wait_for_draw (shown->window);
  collect_labels (child (shown, name), text);
  return g_string_free (text, FALSE);
}

/* "Node": chooses its row as a click does. */
static void
choose_type (Shown *shown, const char *name)
{
  g_autofree char *before = read_table (shown, "types");
  ArnRowList *types = types_of (shown);
  const char *at = before;
  guint position = 0;

  /* Rows begin with a badge, which is no label, and a name. */
  g_assert_nonnull (strstr (before, name));
  for (; position < arn_row_list_get_n_rows (types); position++)
    {
      g_autofree char *chosen = NULL;

      gtk_selection_model_select_item (GTK_SELECTION_MODEL (types), position, TRUE);
      settle (shown);
      g_object_get (shown->page, "type", &chosen, NULL);
      if (g_strcmp0 (chosen, name) == 0)
        return;
    }
  g_error ("no type %s in %s", name, at);
}

static void
test_lists_what_there_is (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autofree char *types = NULL, *objects = NULL;
  Shown shown;

  shown_open (&shown, snapshot);
  /* The class was there before the program. */
  g_assert_cmpuint (arn_row_list_get_n_rows (objects_of (&shown)), ==, 3);
  types = read_table (&shown, "types");
  g_assert_nonnull (strstr (types, "All types|3|"));
  g_assert_nonnull (strstr (types, "Node|2|"));
  objects = read_table (&shown, "objects");
  g_assert_nonnull (strstr (objects, "Node node0|0x10000050|48"));
  g_assert_nonnull (strstr (objects, "ring.py:12|"));
  shown_close (&shown);
}

static void
test_shows_startup_objects (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autofree char *objects = NULL;
  Shown shown;

  shown_open (&shown, snapshot);
  g_signal_emit_by_name (child (&shown, "startup_button"), "clicked");
  settle (&shown);
  g_assert_cmpuint (arn_row_list_get_n_rows (objects_of (&shown)), ==, 4);
  objects = read_table (&shown, "objects");
  g_assert_nonnull (strstr (objects, "immortal|"));
  g_assert_null (strstr (objects, "4294967295"));
  shown_close (&shown);
}

static void
test_type_chooses_its_objects (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  Shown shown;

  shown_open (&shown, snapshot);
  choose_type (&shown, "Node");
  g_assert_cmpuint (arn_row_list_get_n_rows (objects_of (&shown)), ==, 2);
  choose_type (&shown, "int");
  g_assert_cmpuint (arn_row_list_get_n_rows (objects_of (&shown)), ==, 1);
  shown_close (&shown);
}

/* The same type of the next snapshot, and its objects. */
static void
test_type_stays_chosen (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small (), next = sample_heap_small ();
  Shown shown;

  shown_open (&shown, snapshot);
  choose_type (&shown, "Node");
  arn_session_set_snapshot (shown.session, next);
  settle (&shown);
  g_assert_cmpuint (arn_row_list_get_n_rows (objects_of (&shown)), ==, 2);
  g_assert_cmpuint (arn_row_list_get_selected (types_of (&shown)), !=, ARN_OBJECT_ALL_TYPES);
  g_assert_cmpuint (arn_row_list_get_selected (types_of (&shown)), !=, ARN_ROW_NONE);
  shown_close (&shown);
}

static void
test_finds (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  Shown shown;

  shown_open (&shown, snapshot);
  choose_type (&shown, "int");
  arn_object_page_show_found (shown.page, "refs:2");
  settle (&shown);
  g_assert_cmpuint (arn_row_list_get_n_rows (objects_of (&shown)), ==, 1);
  arn_object_page_show_found (shown.page, "nobody");
  settle (&shown);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (&shown, "below")), ==, "nothing");
  shown_close (&shown);
}

static void
test_error_stands_below (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  ArnObjectSearch *search;
  GtkLabel *error;
  Shown shown;

  shown_open (&shown, snapshot);
  search = child (&shown, "search");
  error = GTK_LABEL (
      gtk_widget_get_template_child (GTK_WIDGET (search), ARN_TYPE_OBJECT_SEARCH, "error"));
  arn_object_search_set_text (search, "type:int");
  arn_object_search_set_text (search, "sice>3");
  settle (&shown);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (error)));
  g_assert_nonnull (strstr (gtk_label_get_label (error), "sice"));
  /* What was understood last goes on. */
  g_assert_cmpuint (arn_row_list_get_n_rows (objects_of (&shown)), ==, 1);
  arn_object_search_set_text (search, "");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (error)));
  shown_close (&shown);
}

static void
test_find_and_escape (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  ArnObjectSearch *search;
  GtkWidget *entry, *focus;
  Shown shown;

  shown_open (&shown, snapshot);
  search = child (&shown, "search");
  entry = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (search), ARN_TYPE_OBJECT_SEARCH, "entry"));
  g_assert_true (arn_page_find (ARN_PAGE (shown.page)));
  focus = gtk_window_get_focus (GTK_WINDOW (shown.window));
  g_assert_true (gtk_widget_is_ancestor (focus, entry));
  arn_object_search_set_text (search, "Node");
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_cmpstr (arn_object_search_get_text (search), ==, "");
  settle (&shown);
  g_signal_emit_by_name (entry, "stop-search");
  focus = gtk_window_get_focus (GTK_WINDOW (shown.window));
  g_assert_true (gtk_widget_is_ancestor (focus, child (&shown, "objects")));
  shown_close (&shown);
}

static void
test_toggle_is_a_word (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  ArnObjectSearch *search;
  Shown shown;

  shown_open (&shown, snapshot);
  search = child (&shown, "search");
  arn_object_search_set_text (search, "Node");
  gtk_toggle_button_set_active (child (&shown, "unreachable"), TRUE);
  g_assert_cmpstr (arn_object_search_get_text (search), ==, "Node unreachable");
  gtk_toggle_button_set_active (child (&shown, "unreachable"), FALSE);
  g_assert_cmpstr (arn_object_search_get_text (search), ==, "Node");
  arn_object_search_set_text (search, "unreachable");
  g_assert_true (gtk_toggle_button_get_active (child (&shown, "unreachable")));
  shown_close (&shown);
}

static void
test_row_selects_in_session (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  const ArnSelection *selection;
  Shown shown;

  shown_open (&shown, snapshot);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (objects_of (&shown)), 1, TRUE);
  selection = arn_session_get_selection (shown.session);
  g_assert_cmpint (selection->kind, ==, ARN_SELECTED_OBJECT);
  g_assert_cmpuint (selection->object, ==, arn_row_list_get_id (objects_of (&shown), 1));
  shown_close (&shown);
}

static void
test_selection_elsewhere_is_marked (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autofree char *type = NULL;
  ArnObjectId object;
  Shown shown;

  shown_open (&shown, snapshot);
  choose_type (&shown, "int");
  arn_session_select_address (shown.session, SAMPLE_NODE_1);
  settle (&shown);
  object = arn_session_get_selection (shown.session)->object;
  g_assert_cmpuint (arn_row_list_get_selected (objects_of (&shown)), ==, object);
  g_assert_cmpuint (arn_row_list_find (objects_of (&shown), object), !=, GTK_INVALID_LIST_POSITION);
  g_object_get (shown.page, "type", &type, NULL);
  g_assert_cmpstr (type, ==, "Node");
  shown_close (&shown);
}

/* Rows of another snapshot have other numbers; the selected object is marked in them. */
static void
test_selection_in_next_snapshot (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small (), next = sample_heap_small ();
  Shown shown;

  shown_open (&shown, snapshot);
  arn_session_select_address (shown.session, SAMPLE_NODE_0);
  arn_session_set_snapshot (shown.session, next);
  settle (&shown);
  g_assert_cmpuint (arn_row_list_get_selected (objects_of (&shown)), ==,
                    arn_session_get_selection (shown.session)->object);
  shown_close (&shown);
}

static void
test_compares (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autoptr (ArnSnapshot) before =
      arn_snapshot_builder_end (arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_SITES));
  g_autofree char *types = NULL, *after = NULL;
  GtkWidget *bar;
  Shown shown;

  shown_open (&shown, snapshot);
  bar = g_object_ref_sink (g_object_new (ARN_TYPE_COMPARE_BAR, "session", shown.session, NULL));
  arn_session_set_baseline (shown.session, before, "Before", FALSE);
  while (!arn_session_get_diff (shown.session))
    g_main_context_iteration (NULL, TRUE);
  settle (&shown);
  types = read_table (&shown, "types");
  g_assert_nonnull (strstr (types, "Size Change|"));
  g_assert_nonnull (strstr (types, "▲ +96\u202fB|+2|0|"));
  g_assert_nonnull (strstr (arn_compare_bar_get_sentence (ARN_COMPARE_BAR (bar)), "Before"));
  g_assert_nonnull (strstr (arn_compare_bar_get_sentence (ARN_COMPARE_BAR (bar)), "+4 objects"));
  g_assert_true (gtk_widget_get_visible (bar));
  arn_session_set_baseline (shown.session, NULL, NULL, FALSE);
  settle (&shown);
  after = read_table (&shown, "types");
  g_assert_null (strstr (after, "Size Change|"));
  g_assert_false (gtk_widget_get_visible (bar));
  g_object_unref (bar);
  shown_close (&shown);
}

/* Of another run only sums are compared. */
static void
test_compares_with_another_run (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small (), other = sample_heap_small ();
  g_autofree char *types = NULL;
  Shown shown;

  shown_open (&shown, snapshot);
  arn_session_set_baseline (shown.session, other, "nightly", TRUE);
  while (!arn_session_get_diff (shown.session))
    g_main_context_iteration (NULL, TRUE);
  settle (&shown);
  types = read_table (&shown, "types");
  g_assert_nonnull (strstr (types, "Size Change|"));
  g_assert_null (strstr (types, "Born|"));
  shown_close (&shown);
}

static void
test_says_what_is_missing (void)
{
  g_autoptr (ArnSnapshot) snapshot =
      arn_snapshot_builder_end (arn_snapshot_builder_new (ARN_PART_SITES));
  Shown shown;

  shown_open (&shown, snapshot);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (&shown, "stack")), ==, "missing");
  shown_close (&shown);
}

static void
test_empty (void)
{
  Shown shown;

  shown_open (&shown, NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (child (&shown, "stack")), ==, "empty");
  shown_close (&shown);
}

/* What assistive technology calls the tables and the search. */
static void
test_names (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  Shown shown;

  shown_open (&shown, snapshot);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *table = child (&shown, i == 0 ? "types" : "objects");
      GtkWidget *scroller = gtk_widget_get_first_child (table);
      GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));

      gtk_test_accessible_assert_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           i == 0 ? "Types" : "Objects");
    }
  shown_close (&shown);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();

  g_test_add_func ("/views/objects/lists-what-there-is", test_lists_what_there_is);
  g_test_add_func ("/views/objects/shows-startup-objects", test_shows_startup_objects);
  g_test_add_func ("/views/objects/type-chooses-its-objects", test_type_chooses_its_objects);
  g_test_add_func ("/views/objects/type-stays-chosen", test_type_stays_chosen);
  g_test_add_func ("/views/objects/finds", test_finds);
  g_test_add_func ("/views/objects/error-stands-below", test_error_stands_below);
  g_test_add_func ("/views/objects/find-and-escape", test_find_and_escape);
  g_test_add_func ("/views/objects/toggle-is-a-word", test_toggle_is_a_word);
  g_test_add_func ("/views/objects/row-selects-in-session", test_row_selects_in_session);
  g_test_add_func ("/views/objects/selection-elsewhere-is-marked",
                   test_selection_elsewhere_is_marked);
  g_test_add_func ("/views/objects/selection-in-next-snapshot", test_selection_in_next_snapshot);
  g_test_add_func ("/views/objects/compares", test_compares);
  g_test_add_func ("/views/objects/compares-with-another-run", test_compares_with_another_run);
  g_test_add_func ("/views/objects/says-what-is-missing", test_says_what_is_missing);
  g_test_add_func ("/views/objects/empty", test_empty);
  g_test_add_func ("/views/objects/names", test_names);
  return g_test_run ();
}
