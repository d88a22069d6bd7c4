#include "arn-startup.h"

#include "arn-snapshot-builder.h"

static gboolean
is_traced (const ArnObjectTable *objects)
{
  for (guint32 i = 0; i < objects->n; i++)
    if (objects->serial[i] != 0)
      return TRUE;
  return FALSE;
}

static void
add_object (ArnSnapshotBuilder *builder, ArnSnapshot *snapshot, ArnObjectId id, ArnTypeId type)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;

  arn_snapshot_builder_add_object (
      builder, &(ArnObjectRow){ .address = objects->address[id],
                                .type = type,
                                .size = objects->size[id],
                                .refcount = objects->refcount[id],
                                .flags = objects->flags[id],
                                .generation = objects->generation[id],
                                .repr = arn_snapshot_get_string (snapshot, objects->repr[id]) });
}

ArnSnapshot *
arn_startup_snapshot_new (ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnSnapshotBuilder *builder;
  g_autofree ArnTypeId *types = NULL;

  if (!arn_snapshot_has (snapshot, ARN_PART_OBJECTS) || !is_traced (&t->objects))
    return NULL;
  builder = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_SITES);
  types = g_new (ArnTypeId, MAX (t->types.n, 1));
  for (guint32 i = 0; i < t->types.n; i++)
    types[i] =
        arn_snapshot_builder_add_type (builder,
                                       arn_snapshot_get_string (snapshot, t->types.name[i]),
                                       arn_snapshot_get_string (snapshot, t->types.module[i]),
                                       t->types.size[i], (ArnTypeKind) t->types.kind[i], 0);
  for (guint32 i = 0; i < t->objects.n; i++)
    if (t->objects.serial[i] == 0)
      add_object (builder, snapshot, i, types[t->objects.type[i]]);
  arn_snapshot_builder_heap (builder)->state = ARN_RUN_READY;
  return arn_snapshot_builder_end (builder);
}
