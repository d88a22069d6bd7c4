#include "pym-refusal.h"

#include <string.h>

void
pym_refuse_builtin (PymContext *context, const PymName *name, PymPosition position)
{
  static const struct
  {
    const char *name, *advice;
  } refused[] = {
    { "BaseExceptionGroup", "raise the exceptions one by one" },
    { "ExceptionGroup", "raise the exceptions one by one" },
    { "__import__", "write an import statement" },
    { "aiter", "use iter ()" },
    { "anext", "use next ()" },
    { "breakpoint", "write the comment '# arenarium: pause'" },
    { "compile", "write the code itself" },
    { "complex", "keep the two parts as floats" },
    { "dir", "use vars ()" },
    { "eval", "write the expression itself" },
    { "exec", "write the statements themselves" },
    { "exit", "use sys.exit ()" },
    { "help", "a workload cannot ask" },
    { "input", "a workload cannot ask: write the value into the program" },
    { "locals", "use vars () of an object, or globals ()" },
    { "memoryview", "use bytes or bytearray" },
    { "open", "a workload cannot touch files: write the data into the program" },
    { "quit", "use sys.exit ()" },
  };

  for (size_t i = 0; i < PYM_N_ELEMENTS (refused); i++)
    if (strcmp (refused[i].name, name->text) == 0)
      {
        pym_context_refuse (context, position, "'%s' is not supported: %s", name->text,
                            refused[i].advice);
        return;
      }
}
