#include "arn-ledger.h"

#include <glib/gi18n-lib.h>

#include "arn-references.h"

/* Roots first: a holder's row with the halves of the space exchanged. */
static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const ArnLedgerEntry *x = a, *y = b;
  guint32 n_objects = GPOINTER_TO_UINT (data);
  gboolean x_root = x->holder >= n_objects, y_root = y->holder >= n_objects;

  if (x_root != y_root)
    return x_root ? -1 : 1;
  if (x->holder != y->holder)
    return x->holder < y->holder ? -1 : 1;
  return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static gboolean
same_place (const ArnEdgeTable *edges, ArnEdgeId a, ArnEdgeId b)
{
  return edges->kind[a] == edges->kind[b] && edges->label[a] == edges->label[b];
}

ArnLedger *
arn_ledger_new (ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnReferrers in = arn_references_in (snapshot, object);
  ArnLedger *self = g_new0 (ArnLedger, 1);

  self->immortal = (t->objects.flags[object] & ARN_OBJECT_IMMORTAL) != 0;
  self->refcount = t->objects.refcount[object];
  self->entries = g_new (ArnLedgerEntry, MAX (in.n, 1));
  for (guint i = 0; i < in.n; i++)
    {
      ArnLedgerEntry *last = self->n_entries > 0 ? &self->entries[self->n_entries - 1] : NULL;

      if (t->edges.weak[in.edge[i]])
        {
          self->n_weak++;
          continue;
        }
      self->accounted++;
      if (last != NULL && last->holder == in.holder[i] &&
          same_place (&t->edges, last->edge, in.edge[i]))
        last->count++;
      else
        self->entries[self->n_entries++] = (ArnLedgerEntry){ in.holder[i], in.edge[i], 1 };
    }
  g_qsort_with_data (self->entries, self->n_entries, sizeof *self->entries, compare_entries,
                     GUINT_TO_POINTER (t->objects.n));
  return self;
}

void
arn_ledger_free (ArnLedger *self)
{
  g_free (self->entries);
  g_free (self);
}

char *
arn_ledger_format (const ArnLedger *self)
{
  g_autofree char *accounted = NULL, *refcount = NULL;

  if (self->immortal)
    return g_strdup (_ ("immortal"));
  accounted = g_strdup_printf ("%" G_GUINT64_FORMAT, self->accounted);
  refcount = g_strdup_printf ("%" G_GUINT64_FORMAT, self->refcount);
  /* Translators: of an object's counted references, how many are known by holder */
  return g_strdup_printf (_ ("%s of %s accounted for"), accounted, refcount);
}
