#include "pym-heap.h"
#include "pym-str.h"
#include "pym-tracer.h"
#include "run-text.h"

#include <string.h>

/* The text is run; result, stdout and stderr have to be these. Nothing may be left. */
static void
check_run (const char *text,
           const PymProgramSettings *settings,
           PymProgramResult result,
           const char *out,
           const char *err)
{
  RunText *run = run_text_new (text, settings);
  const char *message = "";

  g_assert_cmpint (run->loaded, ==, PYM_OK);
  run_text_run (run);
  g_assert_cmpint (run->result, ==, result);
  g_assert_cmpint (pym_runtime_check (pym_program_runtime (run->program), &message), ==, PYM_OK);
  g_assert_cmpstr (run->out->str, ==, out);
  if (err != NULL)
    g_assert_cmpstr (run->err->str, ==, err);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

/* Stopping */

typedef struct
{
  int left;
} Countdown;

static void
count_down (PymRuntime *rt, void *data)
{
  Countdown *countdown = data;

  atomic_fetch_or (&rt->breaker, --countdown->left > 0 ? PYM_BREAK_SAFEPOINT : PYM_BREAK_STOP);
}

static void
check_stop (const char *text)
{
  Countdown countdown = { 1000 };
  RunText *run = run_text_new (text, NULL);
  PymRuntime *rt = pym_program_runtime (run->program);

  g_assert_cmpint (run->loaded, ==, PYM_OK);
  rt->hooks.safepoint = count_down;
  rt->hooks.safepoint_data = &countdown;
  pym_program_request (run->program, PYM_BREAK_SAFEPOINT);
  run_text_run (run);
  g_assert_cmpint (run->result, ==, PYM_PROGRAM_STOPPED);
  g_assert_cmpint (countdown.left, ==, 0);
  g_assert_cmpstr (run->out->str, ==, "");
  g_assert_cmpstr (run->err->str, ==, "");
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

static void
test_stop (void)
{
  check_stop ("while True:\n"
              "    pass\n");
}

static void
test_stop_is_not_caught (void)
{
  check_stop ("while True:\n"
              "    try:\n"
              "        while True:\n"
              "            pass\n"
              "    except BaseException:\n"
              "        print('caught')\n"
              "    finally:\n"
              "        print('finally')\n");
}

static void
test_stop_in_generators_and_finalizers (void)
{
  check_stop ("class Loud:\n"
              "    def __del__(self):\n"
              "        print('finalized')\n"
              "def generator():\n"
              "    own = Loud()\n"
              "    try:\n"
              "        while True:\n"
              "            yield own\n"
              "    finally:\n"
              "        print('generator')\n"
              "def run():\n"
              "    return sum(1 for _ in generator())\n"
              "run()\n");
}

/* Memory */

static void
test_heap_limit_is_caught (void)
{
  const PymProgramSettings settings = { .runtime.heap_limit = 8 << 20 };

  check_run ("kept = []\n"
             "try:\n"
             "    while True:\n"
             "        kept.append('x' * 1000 + str(len(kept)))\n"
             "except MemoryError as error:\n"
             "    n = len(kept)\n"
             "    del kept\n"
             "    print('full', n > 1000, error.args)\n"
             "print(len(['x' * 1000 + str(i) for i in range(100)]))\n",
             &settings, PYM_PROGRAM_FINISHED, "full True ()\n100\n", "");
}

static void
test_heap_limit_ends_program (void)
{
  const PymProgramSettings settings = { .runtime.heap_limit = 4 << 20 };

  check_run ("kept = [0]\n"
             "while True:\n"
             "    kept += kept\n",
             &settings, PYM_PROGRAM_RAISED, "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 3, in <module>\n"
             "    kept += kept\n"
             "MemoryError\n");
}

static void
test_recursion (void)
{
  check_run ("depth = 0\n"
             "def down():\n"
             "    global depth\n"
             "    depth += 1\n"
             "    down()\n"
             "try:\n"
             "    down()\n"
             "except RecursionError as error:\n"
             "    print(depth, error)\n"
             "nested = []\n"
             "for i in range(5000):\n"
             "    nested = [nested]\n"
             "try:\n"
             "    repr(nested)\n"
             "except RecursionError as error:\n"
             "    print(error)\n"
             "try:\n"
             "    nested == [[[nested]]]\n"
             "except RecursionError as error:\n"
             "    print(error)\n",
             NULL, PYM_PROGRAM_FINISHED,
             "999 maximum recursion depth exceeded\n"
             "maximum recursion depth exceeded while getting the repr of an object\n"
             "maximum recursion depth exceeded in comparison\n",
             "");
}

/* Ends */

static void
check_exit (const char *text, PymProgramResult result, int status, const char *err)
{
  RunText *run = run_text_new (text, NULL);

  run_text_run (run);
  g_assert_cmpint (run->result, ==, result);
  g_assert_cmpint (pym_program_exit_status (run->program), ==, status);
  g_assert_cmpstr (run->err->str, ==, err);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

static void
test_exit_status (void)
{
  check_exit ("x = 1", PYM_PROGRAM_FINISHED, 0, "");
  check_exit ("import sys; sys.exit()", PYM_PROGRAM_EXITED, 0, "");
  check_exit ("import sys; sys.exit(3)", PYM_PROGRAM_EXITED, 3, "");
  check_exit ("import sys; sys.exit('bye')", PYM_PROGRAM_EXITED, 1, "bye\n");
  check_exit ("raise SystemExit(2)", PYM_PROGRAM_EXITED, 2, "");
  check_exit ("raise KeyError('k')", PYM_PROGRAM_RAISED, 1,
              "Traceback (most recent call last):\n"
              "  File \"test.py\", line 1, in <module>\n"
              "    raise KeyError('k')\n"
              "KeyError: 'k'\n");
}

static void
test_traceback (void)
{
  check_run ("def divide(a, b):\n"
             "    return 1 + a / b\n"
             "def look(table):\n"
             "    try:\n"
             "        return table['x'][0]\n"
             "    except KeyError as error:\n"
             "        error.add_note('no such name')\n"
             "        raise ValueError('bad table') from error\n"
             "try:\n"
             "    look({})\n"
             "except ValueError:\n"
             "    divide(2, 0)\n",
             NULL, PYM_PROGRAM_RAISED, "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 5, in look\n"
             "    return table['x'][0]\n"
             "           ~~~~~^^^^^\n"
             "KeyError: 'x'\n"
             "no such name\n"
             "\n"
             "The above exception was the direct cause of the following exception:\n"
             "\n"
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 10, in <module>\n"
             "    look({})\n"
             "  File \"test.py\", line 8, in look\n"
             "    raise ValueError('bad table') from error\n"
             "ValueError: bad table\n"
             "\n"
             "During handling of the above exception, another exception occurred:\n"
             "\n"
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 12, in <module>\n"
             "    divide(2, 0)\n"
             "  File \"test.py\", line 2, in divide\n"
             "    return 1 + a / b\n"
             "               ~~^~~\n"
             "ZeroDivisionError: division by zero\n");
}

static void
test_traceback_of_recursion (void)
{
  check_run ("def down(n):\n"
             "    return down(n - 1) if n else [][0]\n"
             "down(5)\n",
             NULL, PYM_PROGRAM_RAISED, "",
             "Traceback (most recent call last):\n"
             "  File \"test.py\", line 3, in <module>\n"
             "    down(5)\n"
             "  File \"test.py\", line 2, in down\n"
             "    return down(n - 1) if n else [][0]\n"
             "           ^^^^^^^^^^^\n"
             "  File \"test.py\", line 2, in down\n"
             "    return down(n - 1) if n else [][0]\n"
             "           ^^^^^^^^^^^\n"
             "  File \"test.py\", line 2, in down\n"
             "    return down(n - 1) if n else [][0]\n"
             "           ^^^^^^^^^^^\n"
             "  [Previous line repeated 3 more times]\n"
             "IndexError: list index out of range\n");
}

/* Looking */

typedef struct
{
  GString *text;
} Log;

static void
log_local (const PymEdge *edge, void *data)
{
  Log *log = data;

  if (edge->kind == PYM_EDGE_LOCAL)
    g_string_append_printf (log->text, " %s", (const char *) pym_str_data (edge->key));
  if (edge->kind == PYM_EDGE_STACK)
    g_string_append_printf (log->text, " [%zd]", edge->index);
}

static bool
log_frame (PymRuntime *rt, const PymFrameInfo *info, void *data)
{
  Log *log = data;

  g_string_append_printf (log->text, "%d %s:%d", info->depth,
                          (const char *) pym_str_data (info->code->name), info->line);
  pym_frame_walk_edges (rt, info->frame, log_local, log);
  g_string_append_c (log->text, '\n');
  return true;
}

static void
log_frames (PymRuntime *rt, void *data)
{
  pym_frames_walk (rt, log_frame, data);
}

static void
ask_for_safepoint (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  if (info->step == PYM_STEP_ENTER && info->depth == *(int *) data)
    atomic_fetch_or (&rt->breaker, PYM_BREAK_SAFEPOINT);
}

static void
test_frames (void)
{
  int depth = 2;
  PymLineHook hook = { ask_for_safepoint, &depth };
  Log log = { g_string_new (NULL) };
  RunText *run = run_text_new ("def inner(a, b):\n"
                               "    return a\n"
                               "def outer(x):\n"
                               "    y = [x]\n"
                               "    return y + [f(1, 2) for f in (inner,)]\n"
                               "list(map(outer, [5]))\n",
                               NULL);
  PymRuntime *rt = pym_program_runtime (run->program);

  rt->hooks.safepoint = log_frames;
  rt->hooks.safepoint_data = &log;
  g_assert_cmpint (pym_machine_add_line_hook (rt, &hook), ==, 0);
  run_text_run (run);
  g_assert_cmpstr (log.text->str, ==,
                   "2 inner:1 a b\n"
                   "1 outer:5 x y f [0] [2] [3]\n"
                   "0 <module>:6 [1] [2]\n");
  g_string_free (log.text, TRUE);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

static void
log_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  static const char names[] = "(-)";
  Log *log = data;

  g_string_append_printf (log->text, " %c%d", names[info->step], info->line);
}

/* Frames entered and not left, counted by hand beside the depth that is told. */
typedef struct
{
  int now, highest, wrong;
} Depths;

static void
follow_depth (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  Depths *depths = data;

  depths->now += info->step == PYM_STEP_ENTER;
  depths->wrong += info->depth != depths->now - 1;
  depths->highest = MAX (depths->highest, depths->now);
  depths->now -= info->step == PYM_STEP_LEAVE;
}

static void
check_steps (const char *text, const char *expected)
{
  Log log = { g_string_new (NULL) };
  PymLineHook hook = { log_step, &log };
  RunText *run = run_text_new (text, NULL);
  PymRuntime *rt = pym_program_runtime (run->program);

  g_assert_cmpint (pym_machine_add_line_hook (rt, &hook), ==, 0);
  run_text_run (run);
  pym_machine_remove_line_hook (rt, &hook);
  g_assert_cmpstr (log.text->str, ==, expected);
  g_string_free (log.text, TRUE);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

static void
test_steps_of_a_loop (void)
{
  check_steps ("for i in range(2):\n"
               "    x = i\n"
               "y = 1\n",
               " (1 -1 -2 -1 -2 -1 -3 )3");
}

static void
test_steps_of_a_loop_in_one_line (void)
{
  check_steps ("for i in range(2): x = i\n", " (1 -1 -1 -1 )1");
}

static void
test_steps_of_calls (void)
{
  check_steps ("def f(a):\n"
               "    b = a\n"
               "    return b\n"
               "f(f(1))\n",
               " (1 -1 -4 (1 -2 -3 )3 (1 -2 -3 )3 )4");
}

static void
test_steps_of_a_generator (void)
{
  check_steps ("def g():\n"
               "    yield 1\n"
               "    yield 2\n"
               "for x in g():\n"
               "    x\n",
               " (1 -1 -4 (1 )1 (1 -2 )2 -5 -4 (2 -3 )3 -5 -4 (3 )3 )4");
}

/* It is closed by an exception thrown into it. */
static void
test_steps_of_an_abandoned_generator (void)
{
  check_steps ("def g():\n"
               "    yield 1\n"
               "    yield 2\n"
               "x = g()\n"
               "next(x)\n"
               "del x\n"
               "y = 1\n",
               " (1 -1 -4 (1 )1 -5 (1 -2 )2 -6 (2 )2 -7 )7");
}

/* A frame that is refused is entered and left, like any. */
static void
test_steps_of_a_frame_too_many (void)
{
  static const char text[] = "def f(): f()\n"
                             "try:\n"
                             "    f()\n"
                             "except RecursionError:\n"
                             "    pass\n"
                             "x = 1\n";
  Depths depths = { 0 };
  PymLineHook hook = { follow_depth, &depths };
  RunText *run = run_text_new (text, NULL);

  g_assert_cmpint (pym_machine_add_line_hook (pym_program_runtime (run->program), &hook), ==, 0);
  run_text_run (run);
  g_assert_cmpint (run->result, ==, PYM_PROGRAM_FINISHED);
  g_assert_cmpint (depths.highest, >, 900);
  g_assert_cmpint (depths.now, ==, 0);
  g_assert_cmpint (depths.wrong, ==, 0);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

static void
test_steps_of_an_exception (void)
{
  check_steps ("def f():\n"
               "    raise KeyError\n"
               "try:\n"
               "    f()\n"
               "except KeyError:\n"
               "    x = 1\n",
               " (1 -1 -3 -4 (1 -2 )2 -5 -6 )6");
}

/* Who allocates where, as the inspector's tracer sees it. */
static void
test_sites (void)
{
  const PymTraceback *top;
  RunText *run = run_text_new ("def make():\n"
                               "    return bytes(1 << 20)\n"
                               "kept = make()\n",
                               NULL);
  PymRuntime *rt = pym_program_runtime (run->program);
  PymTracer *tracer = pym_tracer_new (rt, 5);

  g_assert_cmpint (pym_tracer_attach (tracer, PYM_TRACER_INSPECTOR), ==, PYM_OK);
  run_text_run (run);
  g_assert_cmpuint (pym_tracer_top (tracer, &top, 1), ==, 1);
  g_assert_cmpuint (top->n_frames, ==, 2);
  g_assert_cmpstr (top->frames[0].file, ==, "test.py");
  g_assert_cmpuint (top->frames[0].line, ==, 2);
  g_assert_cmpuint (top->frames[1].line, ==, 3);
  pym_tracer_free (tracer);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

/* CPython reads in front of the text here. */
static void
test_unicode_error_before_its_text (void)
{
  check_run ("e = UnicodeEncodeError('ascii', 'abc', 0, 1, 'far')\n"
             "e.start, e.end = -100, -99\n"
             "print(e)\n",
             NULL, PYM_PROGRAM_FINISHED,
             "'ascii' codec can't encode characters in position -100--100: far\n", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/machine/stop", test_stop);
  g_test_add_func ("/script/machine/stop-is-not-caught", test_stop_is_not_caught);
  g_test_add_func ("/script/machine/stop-in-generators-and-finalizers",
                   test_stop_in_generators_and_finalizers);
  g_test_add_func ("/script/machine/heap-limit-is-caught", test_heap_limit_is_caught);
  g_test_add_func ("/script/machine/heap-limit-ends-program", test_heap_limit_ends_program);
  g_test_add_func ("/script/machine/recursion", test_recursion);
  g_test_add_func ("/script/errors/unicode-error-before-its-text",
                   test_unicode_error_before_its_text);
  g_test_add_func ("/script/program/exit-status", test_exit_status);
  g_test_add_func ("/script/traceback/chain", test_traceback);
  g_test_add_func ("/script/traceback/recursion", test_traceback_of_recursion);
  g_test_add_func ("/script/frames/walk", test_frames);
  g_test_add_func ("/script/steps/loop", test_steps_of_a_loop);
  g_test_add_func ("/script/steps/loop-in-one-line", test_steps_of_a_loop_in_one_line);
  g_test_add_func ("/script/steps/calls", test_steps_of_calls);
  g_test_add_func ("/script/steps/generator", test_steps_of_a_generator);
  g_test_add_func ("/script/steps/abandoned-generator", test_steps_of_an_abandoned_generator);
  g_test_add_func ("/script/steps/frame-too-many", test_steps_of_a_frame_too_many);
  g_test_add_func ("/script/steps/exception", test_steps_of_an_exception);
  g_test_add_func ("/script/machine/sites", test_sites);
  return g_test_run ();
}
