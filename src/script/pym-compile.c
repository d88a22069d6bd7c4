#include "pym-compile-internal.h"

#include <stdio.h>
#include <string.h>

#include "pym-fold.h"
#include "pym-lexer.h"
#include "pym-parser.h"
#include "pym-source-constants.h"
#include "pym-str.h"

/* From text to code: the passes one after the other, and the way out of them. */

void
pym_compiler_own (PymCompiler *c, PymCompiled *code)
{
  PymCompiled **place = pym_raw_realloc (c->context->rt, c->unfinished,
                                         (c->n_unfinished + 1) * sizeof *c->unfinished);

  if (place == NULL)
    {
      pym_compiled_free (c->context->rt, code);
      pym_context_fail (c->context, PYM_NO_MEMORY);
    }
  c->unfinished = place;
  c->unfinished[c->n_unfinished++] = code;
}

void
pym_compiler_adopt (PymCompiler *c, const PymCompiled *code)
{
  for (size_t i = c->n_unfinished; code != NULL && i-- > 0;)
    if (c->unfinished[i] == code)
      {
        c->unfinished[i] = c->unfinished[--c->n_unfinished];
        return;
      }
}

static PymCompiled *
compile_module (PymCompiler *c, PymTree *tree)
{
  pym_unit_enter (c, PYM_UNIT_MODULE, tree->scope,
                  pym_context_name_literal (c->context, "<module>"), 1);
  pym_compile_module_body (c, &tree->body);
  return pym_unit_leave (c, true);
}

/* Everything that may leave by pym_context_fail (). */
static PymCompiled *
run_passes (PymCompiler *c)
{
  PymContext *context = c->context;
  PymTokens tokens = { 0 };
  PymTree *tree;

  pym_lexer_run (context, &tokens);
  tree = pym_parser_run (context, &tokens);
  pym_fold_run (context, tree);
  pym_symbols_run (context, tree);
  c->module_scope = tree->scope;
  c->class_cell = pym_context_name_literal (context, "__class__");
  c->super = pym_context_name_literal (context, "super");
  /* Interned, so that frames of tracebacks and traces find this one. */
  c->filename = pym_context_own (context, pym_str_intern_from_string (context->rt,
                                                                      context->source->filename));
  if (c->filename == NULL)
    pym_context_fail (context, PYM_BAD_INPUT);
  return compile_module (c, tree);
}

static void
forget_marks (PymSource *source)
{
  while (source->n_marks > 0)
    pym_raw_free (source->rt, source->marks[--source->n_marks].label);
}

PymStatus
pym_compile (PymRuntime *rt,
             PymSource *source,
             const PymCompileSettings *settings,
             PymSourceConstants *constants,
             PymProblems *problems,
             PymCompiled **out)
{
  PymContext context;
  PymCompiler compiler = { .context = &context };
  PymStatus status = PYM_OK;

  *out = NULL;
  forget_marks (source);
  pym_context_init (&context, rt, source);
  context.settings = settings;
  context.problems = problems;
  context.constants = constants;
  if (setjmp (context.exit) == 0)
    {
      PymCompiled *code = run_passes (&compiler);

      if (problems->n_items == 0)
        {
          pym_compiler_adopt (&compiler, code);
          *out = code;
        }
      else
        context.status = PYM_BAD_INPUT;
    }
  status = context.status;
  while (compiler.n_unfinished > 0)
    pym_compiled_free (rt, compiler.unfinished[--compiler.n_unfinished]);
  pym_raw_free (rt, compiler.unfinished);
  pym_source_constants_end_merging (rt, constants);
  pym_context_fini (&context);
  return status;
}

PymStatus
pym_source_find_marks (PymSource *source)
{
  PymProblems problems;
  PymContext context;
  PymTokens tokens = { 0 };
  PymStatus status;

  forget_marks (source);
  pym_problems_init (&problems);
  pym_context_init (&context, source->rt, source);
  context.problems = &problems;
  if (setjmp (context.exit) == 0)
    pym_lexer_run (&context, &tokens);
  status = context.status;
  pym_context_fini (&context);
  pym_problems_clear (source->rt, &problems);
  return status == PYM_BAD_INPUT ? PYM_OK : status;
}
