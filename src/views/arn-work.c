#include "arn-work.h"

struct _ArnWork
{
  GObject parent_instance;

  char *title;
  double fraction;
  GCancellable *cancellable;
  gboolean ended;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_FRACTION,
  N_PROPS
};

enum
{
  ENDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnWork, arn_work, G_TYPE_OBJECT)

static void
arn_work_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnWork *self = ARN_WORK (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_work_finalize (GObject *object)
{
  ArnWork *self = ARN_WORK (object);

  g_clear_object (&self->cancellable);
  g_free (self->title);

  G_OBJECT_CLASS (arn_work_parent_class)->finalize (object);
}

static void
arn_work_class_init (ArnWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = arn_work_finalize;
  object_class->get_property = arn_work_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ENDED] =
      g_signal_new ("ended", ARN_TYPE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
arn_work_init (ArnWork *self)
{
  self->fraction = -1;
}

ArnWork *
arn_work_new (const char *title, GCancellable *cancellable)
{
  ArnWork *self = g_object_new (ARN_TYPE_WORK, NULL);

  self->title = g_strdup (title);
  g_set_object (&self->cancellable, cancellable);
  return self;
}

const char *
arn_work_get_title (ArnWork *self)
{
  g_return_val_if_fail (ARN_IS_WORK (self), NULL);

  return self->title;
}

double
arn_work_get_fraction (ArnWork *self)
{
  g_return_val_if_fail (ARN_IS_WORK (self), -1);

  return self->fraction;
}

void
arn_work_set_fraction (ArnWork *self, double fraction)
{
  g_return_if_fail (ARN_IS_WORK (self));

  fraction = CLAMP (fraction, -1, 1);
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

GCancellable *
arn_work_get_cancellable (ArnWork *self)
{
  g_return_val_if_fail (ARN_IS_WORK (self), NULL);

  return self->cancellable;
}

void
arn_work_end (ArnWork *self)
{
  g_return_if_fail (ARN_IS_WORK (self));

  if (self->ended)
    return;
  self->ended = TRUE;
  g_signal_emit (self, signals[ENDED], 0);
}
