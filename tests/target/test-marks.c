/* When the marks of a workload act: after which of its lines. */
#include "arn-marks.h"

#include "pym-machine.h"
#include "run-text.h"

/* Writes the mark's label behind what was printed so far. */
static void
on_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  RunText *run = data;
  const PymSource *source = pym_program_source (run->program);

  for (size_t i = 0; i < source->n_marks; i++)
    if (arn_mark_is_due (source, &source->marks[i], info))
      g_string_append_printf (run->out, "[%s]", source->marks[i].label);
}

static void
check (const char *text, const char *expected)
{
  RunText *run = run_text_new (text, NULL);
  PymLineHook hook = { on_step, run };
  PymRuntime *rt = pym_program_runtime (run->program);

  g_assert_cmpint (run->loaded, ==, PYM_OK);
  g_assert_cmpint (pym_machine_add_line_hook (rt, &hook), ==, 0);
  run_text_run (run);
  pym_machine_remove_line_hook (rt, &hook);
  g_strdelimit (run->out->str, "\n", ' ');
  g_assert_cmpstr (run->out->str, ==, expected);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

static void
test_behind_code (void)
{
  check ("print('a')  # arenarium: snapshot \"m\"\n"
         "print('b')\n",
         "a [m]b ");
}

static void
test_between_lines (void)
{
  check ("print('a')\n"
         "# arenarium: snapshot \"m\"\n"
         "# and another comment\n"
         "\n"
         "print('b')\n",
         "a [m]b ");
}

/* A loop's head is come back to; the mark stands before the loop. */
static void
test_before_a_loop (void)
{
  check ("# arenarium: snapshot \"m\"\n"
         "for i in range(2):\n"
         "    print(i)\n",
         "[m]0 1 ");
}

static void
test_before_a_lambda (void)
{
  check ("# arenarium: snapshot \"m\"\n"
         "f = lambda x: x\n"
         "print(f(1), f(2))\n",
         "[m]1 2 ");
}

static void
test_at_the_end_of_a_loop_body (void)
{
  check ("for i in range(2):\n"
         "    print(i)\n"
         "    # arenarium: snapshot \"m\"\n"
         "print('b')\n",
         "0 [m]1 [m]b ");
}

static void
test_behind_a_loop (void)
{
  check ("for i in range(2):\n"
         "    print(i)\n"
         "# arenarium: snapshot \"m\"\n"
         "print('b')\n",
         "0 1 [m]b ");
}

static void
test_in_a_branch (void)
{
  check ("for i in range(4):\n"
         "    if i == 1:\n"
         "        print('one')\n"
         "        # arenarium: snapshot \"m\"\n"
         "print('b')\n",
         "one [m]b ");
}

/* Before the block's manager is told of its end. */
static void
test_at_the_end_of_with (void)
{
  check ("class M:\n"
         "    def __enter__(self):\n"
         "        print('in')\n"
         "    def __exit__(self, *args):\n"
         "        print('out')\n"
         "with M():\n"
         "    print('a')\n"
         "    # arenarium: snapshot \"m\"\n"
         "print('b')\n",
         "in a [m]out b ");
}

static void
test_at_the_end_of_a_function (void)
{
  check ("def f():\n"
         "    print('f')\n"
         "    # arenarium: snapshot \"m\"\n"
         "\n"
         "f()\n"
         "print('b')\n",
         "f [m]b ");
}

static void
test_at_the_end_of_the_program (void)
{
  check ("def f():\n"
         "    print('f')\n"
         "f()\n"
         "print('a',\n"
         "      'b'\n"
         ")\n"
         "# arenarium: snapshot \"m\"\n",
         "f a b [m]");
}

static void
test_behind_a_definition (void)
{
  check ("def g():\n"
         "    if True:\n"
         "        def f():\n"
         "            print('f')\n"
         "        # arenarium: snapshot \"m\"\n"
         "    f()\n"
         "    print('b')\n"
         "g()\n",
         "[m]f b ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/marks/behind-code", test_behind_code);
  g_test_add_func ("/target/marks/between-lines", test_between_lines);
  g_test_add_func ("/target/marks/before-a-loop", test_before_a_loop);
  g_test_add_func ("/target/marks/before-a-lambda", test_before_a_lambda);
  g_test_add_func ("/target/marks/at-the-end-of-a-loop-body", test_at_the_end_of_a_loop_body);
  g_test_add_func ("/target/marks/behind-a-loop", test_behind_a_loop);
  g_test_add_func ("/target/marks/in-a-branch", test_in_a_branch);
  g_test_add_func ("/target/marks/at-the-end-of-with", test_at_the_end_of_with);
  g_test_add_func ("/target/marks/at-the-end-of-a-function", test_at_the_end_of_a_function);
  g_test_add_func ("/target/marks/at-the-end-of-the-program", test_at_the_end_of_the_program);
  g_test_add_func ("/target/marks/behind-a-definition", test_behind_a_definition);
  return g_test_run ();
}
