#include "pym-machine-quick.h"

/* 0: the two have no instruction for both. */
static unsigned
pair_of (unsigned first, unsigned second)
{
  switch (first)
    {
    case PYM_LOAD_FAST:
      return second == PYM_LOAD_FAST    ? PYM_LOAD_FAST__LOAD_FAST
             : second == PYM_LOAD_CONST ? PYM_LOAD_FAST__LOAD_CONST
                                        : 0;
    case PYM_LOAD_CONST:
      return second == PYM_LOAD_FAST ? PYM_LOAD_CONST__LOAD_FAST : 0;
    case PYM_STORE_FAST:
      return second == PYM_LOAD_FAST    ? PYM_STORE_FAST__LOAD_FAST
             : second == PYM_STORE_FAST ? PYM_STORE_FAST__STORE_FAST
                                        : 0;
    default:
      return 0;
    }
}

void
pym_machine_pair_up (PymInstruction *instructions, uint32_t n)
{
  for (uint32_t i = 0; i + 1 < n; i++)
    {
      unsigned both = pair_of (instructions[i].opcode, instructions[i + 1].opcode);

      if (both == 0)
        continue;
      pym_machine_become (&instructions[i], both);
      i++;
    }
}
