/* Between the files of a program. */
#pragma once

#include "pym-program.h"

struct PymProgram
{
  PymRuntime *rt;
  PymSource *source; /* the runtime's once it is kept */
  PymProblems problems;
  PymObject *code;      /* until it has run */
  PymObject *module;    /* __main__, as long: its names are then counted as CPython counts them */
  char **arguments;     /* sys.argv, NULL-terminated */
  PymObject *exit_code; /* of SystemExit; NULL: none */
  bool raised, stopped, loaded, ended;
  int status; /* exit status */
};

/* The exception that reached the top: prints it, or takes note of what SystemExit says. */
PymProgramResult pym_program_top_level_exception (PymProgram *program);
