/* OSError: its number chooses the class (Objects/exceptions.c). */
#include <errno.h>

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-exception-private.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-tuple.h"

#define MEMBER(name, field)                                                                        \
  {                                                                                                \
    name, offsetof (PymOSError, field), false, true                                                \
  }

static const PymMemberDef os_error_members[] = {
  MEMBER ("errno", errno_),
  MEMBER ("strerror", strerror),
  MEMBER ("filename", filename),
  MEMBER ("filename2", filename2),
  { NULL },
};

PYM_EXCEPTION_LIFE (os_error, os_error_members)

static const struct
{
  int number;
  PymTypeId type;
} classes[] = {
  { EAGAIN, PYM_TYPE_ID_BLOCKING_IO_ERROR },
  { EALREADY, PYM_TYPE_ID_BLOCKING_IO_ERROR },
  { EINPROGRESS, PYM_TYPE_ID_BLOCKING_IO_ERROR },
  { EPIPE, PYM_TYPE_ID_BROKEN_PIPE_ERROR },
  { ESHUTDOWN, PYM_TYPE_ID_BROKEN_PIPE_ERROR },
  { ECHILD, PYM_TYPE_ID_CHILD_PROCESS_ERROR },
  { ECONNABORTED, PYM_TYPE_ID_CONNECTION_ABORTED_ERROR },
  { ECONNREFUSED, PYM_TYPE_ID_CONNECTION_REFUSED_ERROR },
  { ECONNRESET, PYM_TYPE_ID_CONNECTION_RESET_ERROR },
  { EEXIST, PYM_TYPE_ID_FILE_EXISTS_ERROR },
  { ENOENT, PYM_TYPE_ID_FILE_NOT_FOUND_ERROR },
  { EISDIR, PYM_TYPE_ID_IS_A_DIRECTORY_ERROR },
  { ENOTDIR, PYM_TYPE_ID_NOT_A_DIRECTORY_ERROR },
  { EINTR, PYM_TYPE_ID_INTERRUPTED_ERROR },
  { EACCES, PYM_TYPE_ID_PERMISSION_ERROR },
  { EPERM, PYM_TYPE_ID_PERMISSION_ERROR },
  { ESRCH, PYM_TYPE_ID_PROCESS_LOOKUP_ERROR },
  { ETIMEDOUT, PYM_TYPE_ID_TIMEOUT_ERROR },
};

static bool
has_fields (PymObject *args)
{
  return pym_tuple_size (args) >= 2 && pym_tuple_size (args) <= 5;
}

static PymType *
class_for (PymRuntime *rt, PymType *type, PymObject *args)
{
  PymObject *number;

  if (type != PYM_TYPE (rt, OS_ERROR) || !has_fields (args))
    return type;
  number = pym_tuple_get (args, 0);
  if (!pym_int_check (number) || !pym_int_is_compact (number))
    return type;
  for (size_t i = 0; i < PYM_N_ELEMENTS (classes); i++)
    if (classes[i].number == pym_int_compact_value (number))
      return &rt->objects->types[classes[i].type];
  return type;
}

static int os_error_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs);
static PymObject *os_error_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs);

/* A subclass with an `__init__` of its own and no `__new__` gets its fields there, from what its
 * `__init__` hands on; every other class gets them in `__new__` (oserror_use_init). */
static bool
fields_come_with_init (PymType *type)
{
  return type->init != os_error_init && type->new_ == os_error_new;
}

/* (errno, strerror[, filename[, winerror[, filename2]]]); a file name leaves `args`. The third of
 * BlockingIOError may be a number of characters. */
static int
take_fields (PymRuntime *rt, PymOSError *self, PymObject *args)
{
  ssize_t n = pym_tuple_size (args);
  PymObject *filename = n >= 3 && n <= 5 ? pym_tuple_get (args, 2) : pym_none (rt);

  pym_setref (rt, &self->args, pym_newref (args));
  if (!has_fields (args))
    return 0;
  pym_setref (rt, &self->errno_, pym_newref (pym_tuple_get (args, 0)));
  pym_setref (rt, &self->strerror, pym_newref (pym_tuple_get (args, 1)));
  if (filename == pym_none (rt))
    return 0;
  if (pym_type (self) == PYM_TYPE (rt, BLOCKING_IO_ERROR) && pym_index_check (filename))
    {
      self->written = pym_number_as_ssize (rt, filename, PYM_TYPE (rt, VALUE_ERROR));
      return self->written == -1 && rt->error != NULL ? -1 : 0;
    }
  pym_setref (rt, &self->filename, pym_newref (filename));
  if (n == 5 && pym_tuple_get (args, 4) != pym_none (rt))
    pym_setref (rt, &self->filename2, pym_newref (pym_tuple_get (args, 4)));
  PymObject *shorter = pym_tuple_get_slice (rt, args, 0, 2);
  if (shorter == NULL)
    return -1;
  pym_setref (rt, &self->args, shorter);
  return 0;
}

static PymObject *
os_error_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  bool later = fields_come_with_init (type);
  PymObject *o;

  if (!later && pym_args_no_keywords (rt, type->name, kwargs) < 0)
    return NULL;
  o = pym_exception_new (rt, later ? type : class_for (rt, type, args), later ? NULL : args, NULL);
  if (o == NULL)
    return NULL;
  ((PymOSError *) o)->written = -1;
  if (!later && take_fields (rt, (PymOSError *) o, args) < 0)
    pym_clear (rt, &o);
  return o;
}

static int
os_error_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  if (!fields_come_with_init (pym_type (o)))
    return 0;
  if (pym_args_no_keywords (rt, pym_type (o)->name, kwargs) < 0)
    return -1;
  return take_fields (rt, (PymOSError *) o, args);
}

static PymObject *
os_error_str (PymRuntime *rt, PymObject *o)
{
  PymOSError *self = (PymOSError *) o;
  PymObject *number = self->errno_ != NULL ? self->errno_ : pym_none (rt);
  PymObject *text = self->strerror != NULL ? self->strerror : pym_none (rt);

  if (self->filename2 != NULL)
    return pym_str_from_format (rt, "[Errno %S] %S: %R -> %R", number, text, self->filename,
                                self->filename2);
  if (self->filename != NULL)
    return pym_str_from_format (rt, "[Errno %S] %S: %R", number, text, self->filename);
  if (self->errno_ != NULL && self->strerror != NULL)
    return pym_str_from_format (rt, "[Errno %S] %S", number, text);
  return pym_exception_str (rt, o);
}

static PymObject *
get_written (PymRuntime *rt, PymObject *o, const void *closure)
{
  if (((PymOSError *) o)->written == -1)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "characters_written");
      return NULL;
    }
  return pym_int_from_ssize (rt, ((PymOSError *) o)->written);
}

static int
set_written (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  PymOSError *self = (PymOSError *) o;
  ssize_t written = -1;

  if (value == NULL && self->written == -1)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "characters_written");
      return -1;
    }
  if (value != NULL)
    {
      written = pym_number_as_ssize (rt, value, PYM_TYPE (rt, VALUE_ERROR));
      if (written == -1 && rt->error != NULL)
        return -1;
    }
  self->written = written;
  return 0;
}

static const PymGetSetDef os_error_getset[] = {
  { "characters_written", get_written, set_written },
  { NULL },
};

const PymType pym_os_error_template = {
  .name = "OSError",
  .basicsize = sizeof (PymOSError),
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Base class for I/O related errors.",
  .new_ = os_error_new,
  .init = os_error_init,
  .str = os_error_str,
  .members = os_error_members,
  .getset = os_error_getset,
  PYM_EXCEPTION_LIFE_SLOTS (os_error),
};
