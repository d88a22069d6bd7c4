"""Programs that would bring a careless window down: it goes on answering, and says what happened."""
import time

import driver
from driver import App, Failed

# What a person takes for an answer at once, and what a busy machine may add to it.
AT_ONCE = 1.0
SLOW_MACHINE = 2.0


def workload(folder, name, text):
    path = folder / name
    path.write_text(text)
    return path


def expect_answer(app, key, *states):
    begin = time.monotonic()
    app.key(key)
    app.wait_for_state(*states, seconds=AT_ONCE + SLOW_MACHINE)
    return time.monotonic() - begin


def start(app):
    app.wait_for_state("Ready")
    app.key("F5")


def last_number(app):
    """In the last whole line of Output."""
    return int(app.output().rpartition("\n")[0].split()[-1])


def test_endless_loop(folder):
    """An endless loop is paused, goes on, and is stopped, each within a second."""
    path = workload(folder, "endless.py", "n = 0\nwhile True:\n    n += 1\n")
    with App(folder, path, settings={"speed": 0}) as app:
        start(app)
        app.wait_for_state("Running")
        times = [expect_answer(app, "F6", "Paused"), expect_answer(app, "F5", "Running"),
                 expect_answer(app, "shift+F5", "Finished", "Failed", "Ready")]
        print(f"# answers after {', '.join(f'{seconds:.2f}' for seconds in times)} s")


def test_raises(folder):
    """A program that raises is Failed, with a sentence above and the traceback in Output."""
    path = workload(folder, "raises.py", "def inner():\n    return {}['missing']\n\ninner()\n")
    with App(folder, path, settings={"speed": 0}) as app:
        start(app)
        app.wait_for_state("Failed")
        app.wait_to_show("KeyError: 'missing'")
        driver.wait_for(lambda: app.output().endswith("KeyError: 'missing'\n"),
                        "the traceback's last line")
        if "Traceback (most recent call last):" not in app.output() or \
                'line 2, in inner' not in app.output():
            raise Failed(f"no traceback in Output: {app.output()!r}")
        app.screenshot("failed")


def test_fills_the_heap(folder):
    """A program that fills the heap ends with MemoryError, and its heap can be looked at."""
    path = workload(folder, "fills.py",
                    "kept = []\nwhile True:\n    kept.append([None] * 1000)\n")
    with App(folder, path, settings={"speed": 0, "heap-limit": 16}) as app:
        start(app)
        app.wait_for_state("Failed", seconds=30)
        app.wait_to_show("MemoryError")
        heap = app.figures()[1]
        if not heap.endswith("MiB") or not 10 < float(heap.split("\u202f")[0]) <= 16:
            raise Failed(f"of 16 MiB the heap has {heap}")
        app.key("ctrl+t")
        app.wait_to_show("Snapshot taken")
        app.screenshot("heap-full")


def test_prints_for_ever(folder):
    """A program that prints for ever is paused and stopped, and the window keeps its newest lines."""
    path = workload(folder, "prints.py", "n = 0\nwhile True:\n    print('line', n)\n    n += 1\n")
    with App(folder, path, settings={"speed": 0}) as app:
        start(app)
        app.wait_for_state("Running")
        app.show_pane("Output")
        time.sleep(1)
        times = [expect_answer(app, "F6", "Paused")]
        last = last_number(app)
        times += [expect_answer(app, "F5", "Running")]
        driver.wait_for(lambda: last_number(app) > last, "more lines in Output")
        times += [expect_answer(app, "shift+F5", "Finished", "Failed", "Ready")]
        print(f"# answers after {', '.join(f'{seconds:.2f}' for seconds in times)} s; "
              f"{last} lines in about a second")


def test_refused(folder):
    """A program with a construct that is not supported is refused with a sentence, not run."""
    path = workload(folder, "refused.py", "async def later():\n    pass\n")
    with App(folder, path) as app:
        app.wait_to_show("does not run here for 1 reason")
        app.key("F5")
        time.sleep(0.3)
        if app.state() == "Running":
            raise Failed("it runs")
        app.screenshot("refused")


driver.main([test_endless_loop, test_raises, test_fills_the_heap, test_prints_for_ever,
             test_refused])
