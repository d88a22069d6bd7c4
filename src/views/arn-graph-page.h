/* The page with the graph of references: stack and heap, or the neighbourhood of an object. Owns
 * what is asked for; the view shows the answer. The session's selection and the view's cursor
 * follow each other: what is chosen elsewhere becomes the middle of a neighbourhood, and is offered
 * as one where the stack and the heap do not show it.
 *
 * Actions: "graph.mode" ("stack", "neighbourhood"), "graph.path", "graph.cycles", "graph.weak",
 * "graph.classes" (switches), "graph.expand", "graph.expand-referrers", "graph.collapse",
 * "graph.centre", "graph.arrange", "graph.back", "graph.forward".
 */
#pragma once

#include "arn-graph-view.h"
#include "arn-page.h"

G_BEGIN_DECLS

#define ARN_TYPE_GRAPH_PAGE (arn_graph_page_get_type ())
G_DECLARE_FINAL_TYPE (ArnGraphPage, arn_graph_page, ARN, GRAPH_PAGE, ArnPage)

ArnGraphView *arn_graph_page_get_view (ArnGraphPage *self);
/* Shows the neighbourhood of the selected object. FALSE when none is selected. */
gboolean arn_graph_page_centre (ArnGraphPage *self);

G_END_DECLS
