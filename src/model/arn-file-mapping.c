/* The handler of a signal belongs to the whole process, so this is the one place with state outside
 * of objects: a fixed table of mappings that the handler can read without a lock. A fault anywhere
 * else goes on to whoever handled SIGBUS before. */
#include "arn-file-mapping.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arn-file.h"

#define MAX_MAPPINGS 256

typedef struct
{
  _Atomic guintptr start; /* 0: free; written last, cleared first */
  _Atomic gsize length;
  atomic_bool is_cut;
} Slot;

struct _ArnFileMapping
{
  gatomicrefcount refcount;
  gpointer data;
  gsize length;
  Slot *slot;
};

static Slot slots[MAX_MAPPINGS];
static GMutex slots_mutex;
static struct sigaction previous_action;
static gsize page_size;

static void
on_bus_error (int number, siginfo_t *info, void *context)
{
  guintptr address = (guintptr) info->si_addr;

  for (guint i = 0; i < MAX_MAPPINGS; i++)
    {
      guintptr start = atomic_load (&slots[i].start);
      guintptr end = start + atomic_load (&slots[i].length);
      guintptr page = address & ~(guintptr) (page_size - 1);

      if (start == 0 || address < start || address >= end)
        continue;
      atomic_store (&slots[i].is_cut, true);
      if (mmap ((void *) page, end - page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
                0) != MAP_FAILED)
        return;
    }

  /* Not ours: the faulting instruction runs again under the handler that was there before. */
  sigaction (SIGBUS, &previous_action, NULL);
}

static gboolean
claim_slot (ArnFileMapping *self)
{
  g_mutex_lock (&slots_mutex);
  if (page_size == 0)
    {
      struct sigaction action = { .sa_sigaction = on_bus_error, .sa_flags = SA_SIGINFO };

      page_size = sysconf (_SC_PAGESIZE);
      sigemptyset (&action.sa_mask);
      sigaction (SIGBUS, &action, &previous_action);
    }
  for (guint i = 0; i < MAX_MAPPINGS && self->slot == NULL; i++)
    if (atomic_load (&slots[i].start) == 0)
      {
        self->slot = &slots[i];
        atomic_store (&slots[i].is_cut, false);
        atomic_store (&slots[i].length, self->length);
        atomic_store (&slots[i].start, (guintptr) self->data);
      }
  g_mutex_unlock (&slots_mutex);
  return self->slot != NULL;
}

static void
set_system_error (GError **error, const char *path)
{
  int code = errno;
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_SYSTEM, _ ("“%s” could not be opened: %s"),
               name, g_strerror (code));
}

static gpointer
map_file (const char *path, gsize *length, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  gpointer data = NULL;

  if (file < 0 || fstat (file, &status) != 0)
    set_system_error (error, path);
  else if (!S_ISREG (status.st_mode))
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_FOREIGN, _ ("“%s” is not a file."), name);
  else if (status.st_size == 0)
    g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_TRUNCATED, _ ("“%s” is empty."), name);
  else
    {
      data = mmap (NULL, status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
      *length = status.st_size;
      if (data == MAP_FAILED)
        {
          data = NULL;
          g_set_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_TOO_LARGE,
                       _ ("“%s” is too large to be opened here."), name);
        }
    }
  if (file >= 0)
    close (file);
  return data;
}

ArnFileMapping *
arn_file_mapping_new (const char *path, GError **error)
{
  gsize length = 0;
  gpointer data = map_file (path, &length, error);
  ArnFileMapping *self;

  if (data == NULL)
    return NULL;
  self = g_new0 (ArnFileMapping, 1);
  g_atomic_ref_count_init (&self->refcount);
  self->data = data;
  self->length = length;
  if (!claim_slot (self))
    {
      g_set_error_literal (error, ARN_FILE_ERROR, ARN_FILE_ERROR_SYSTEM,
                           _ ("Too many recordings are open."));
      g_clear_pointer (&self, arn_file_mapping_unref);
    }
  return self;
}

ArnFileMapping *
arn_file_mapping_ref (ArnFileMapping *self)
{
  g_atomic_ref_count_inc (&self->refcount);
  return self;
}

void
arn_file_mapping_unref (ArnFileMapping *self)
{
  if (!g_atomic_ref_count_dec (&self->refcount))
    return;
  if (self->slot != NULL)
    atomic_store (&self->slot->start, 0);
  munmap (self->data, self->length);
  g_free (self);
}

gconstpointer
arn_file_mapping_get_data (ArnFileMapping *self, gsize *length)
{
  *length = self->length;
  return self->data;
}

GBytes *
arn_file_mapping_get_bytes (ArnFileMapping *self, gsize offset, gsize length)
{
  g_return_val_if_fail (offset <= self->length && length <= self->length - offset, NULL);

  return g_bytes_new_with_free_func ((const char *) self->data + offset, length,
                                     (GDestroyNotify) arn_file_mapping_unref,
                                     arn_file_mapping_ref (self));
}

gboolean
arn_file_mapping_is_intact (ArnFileMapping *self)
{
  return !atomic_load (&self->slot->is_cut);
}
