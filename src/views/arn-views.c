#include "arn-views.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "arn-arena-page.h"
#include "arn-compare-bar.h"
#include "arn-details-pane.h"
#include "arn-graph-page.h"
#include "arn-object-page.h"
#include "arn-generations-page.h"
#include "arn-output-view.h"
#include "arn-resources.h"
#include "arn-sample-card.h"
#include "arn-sample-group.h"
#include "arn-snapshot-list.h"
#include "arn-source-view.h"
#include "arn-start-page.h"
#include "arn-timeline.h"
#include "arn-table.h"
#include "arn-wrap-box.h"

void
arn_views_register_resources (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      arn_resources_register_resource ();
      g_once_init_leave (&done, 1);
    }
}

void
arn_views_init (void)
{
  arn_views_register_resources ();
  adw_init ();
  gtk_source_init ();

  g_type_ensure (ARN_TYPE_ARENA_PAGE);
  g_type_ensure (ARN_TYPE_COMPARE_BAR);
  g_type_ensure (ARN_TYPE_DETAILS_PANE);
  g_type_ensure (ARN_TYPE_GRAPH_PAGE);
  g_type_ensure (ARN_TYPE_OBJECT_PAGE);
  g_type_ensure (ARN_TYPE_GENERATIONS_PAGE);
  g_type_ensure (ARN_TYPE_OUTPUT_VIEW);
  g_type_ensure (ARN_TYPE_SAMPLE_CARD);
  g_type_ensure (ARN_TYPE_SAMPLE_GROUP);
  g_type_ensure (ARN_TYPE_SNAPSHOT_LIST);
  g_type_ensure (ARN_TYPE_SOURCE_VIEW);
  g_type_ensure (ARN_TYPE_START_PAGE);
  g_type_ensure (ARN_TYPE_TIMELINE);
  g_type_ensure (ARN_TYPE_TABLE);
  g_type_ensure (ARN_TYPE_WRAP_BOX);
}
