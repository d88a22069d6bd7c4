#include "pym-opcodes.h"

typedef struct
{
  const char *name;
  unsigned flags;
} Opcode;

static const Opcode opcodes[PYM_N_OPCODES] = {
#define OPCODE(NAME, number, opcode_flags) [number] = { #NAME, opcode_flags },
  PYM_FOR_EACH_OPCODE (OPCODE) PYM_FOR_EACH_PSEUDO_OPCODE (OPCODE)
#undef OPCODE
};

const char *
pym_opcode_name (unsigned opcode)
{
  return opcode < PYM_N_OPCODES ? opcodes[opcode].name : NULL;
}

unsigned
pym_opcode_flags (unsigned opcode)
{
  return opcode < PYM_N_OPCODES ? opcodes[opcode].flags : 0;
}

int
pym_opcode_stack_effect (unsigned opcode, unsigned arg, bool jump)
{
  switch (opcode)
    {
    case PYM_PUSH_NULL:
    case PYM_PUSH_EXC_INFO:
    case PYM_WITH_EXCEPT_START:
    case PYM_BEFORE_WITH:
    case PYM_LOAD_BUILD_CLASS:
    case PYM_LOAD_ASSERTION_ERROR:
    case PYM_LOAD_LOCALS:
    case PYM_FOR_ITER:
    case PYM_LOAD_CONST:
    case PYM_LOAD_NAME:
    case PYM_IMPORT_FROM:
    case PYM_COPY:
    case PYM_LOAD_FAST:
    case PYM_LOAD_FAST_CHECK:
    case PYM_LOAD_FAST_AND_CLEAR:
    case PYM_LOAD_CLOSURE:
    case PYM_LOAD_DEREF:
      return 1;
    case PYM_POP_TOP:
    case PYM_END_SEND:
    case PYM_BINARY_SUBSCR:
    case PYM_CLEANUP_THROW:
    case PYM_RETURN_VALUE:
    case PYM_POP_EXCEPT:
    case PYM_STORE_NAME:
    case PYM_DELETE_ATTR:
    case PYM_STORE_GLOBAL:
    case PYM_COMPARE_OP:
    case PYM_IS_OP:
    case PYM_CONTAINS_OP:
    case PYM_IMPORT_NAME:
    case PYM_POP_JUMP_IF_FALSE:
    case PYM_POP_JUMP_IF_TRUE:
    case PYM_POP_JUMP_IF_NOT_NONE:
    case PYM_POP_JUMP_IF_NONE:
    case PYM_RERAISE:
    case PYM_BINARY_OP:
    case PYM_STORE_FAST:
    case PYM_STORE_FAST_MAYBE_NULL:
    case PYM_STORE_DEREF:
    case PYM_LIST_APPEND:
    case PYM_SET_ADD:
    case PYM_LIST_EXTEND:
    case PYM_SET_UPDATE:
    case PYM_DICT_MERGE:
    case PYM_DICT_UPDATE:
    case PYM_CALL_INTRINSIC_2:
      return -1;
    case PYM_END_FOR:
    case PYM_BINARY_SLICE:
    case PYM_DELETE_SUBSCR:
    case PYM_STORE_ATTR:
    case PYM_MAP_ADD:
      return -2;
    case PYM_STORE_SUBSCR:
      return -3;
    case PYM_STORE_SLICE:
      return -4;
    case PYM_UNPACK_SEQUENCE:
      return (int) arg - 1;
    case PYM_UNPACK_EX:
      return (int) (arg & 0xff) + (int) (arg >> 8);
    case PYM_BUILD_TUPLE:
    case PYM_BUILD_LIST:
    case PYM_BUILD_SET:
    case PYM_BUILD_STRING:
      return 1 - (int) arg;
    case PYM_BUILD_MAP:
      return 1 - 2 * (int) arg;
    case PYM_BUILD_CONST_KEY_MAP:
      return -(int) arg;
    case PYM_BUILD_SLICE:
      return 1 - (int) arg;
    case PYM_LOAD_ATTR:
      return (int) (arg & 1);
    case PYM_LOAD_GLOBAL:
      return 1 + (int) (arg & 1);
    case PYM_LOAD_SUPER_ATTR:
      return -2 + (int) (arg & 1);
    case PYM_RAISE_VARARGS:
      return -(int) arg;
    case PYM_CALL:
      return -1 - (int) arg;
    case PYM_CALL_FUNCTION_EX:
      return -2 - (int) (arg & 1);
    case PYM_MAKE_FUNCTION:
      return -__builtin_popcount (arg & 0x0f);
    case PYM_FORMAT_VALUE:
      return (arg & PYM_FORMAT_HAS_SPEC) != 0 ? -1 : 0;
    case PYM_SETUP_FINALLY:
    case PYM_SETUP_WITH:
      return jump ? 1 : 0;
    case PYM_SETUP_CLEANUP:
      return jump ? 2 : 0;
    default:
      return 0;
    }
}
