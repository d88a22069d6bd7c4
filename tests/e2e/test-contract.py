"""The driving contract: what the keys do, and how things are called."""
import contextlib
import time

import driver
from driver import App, Failed, actions, is_on_screen, wait_for

import pyatspi
from gi.repository import GLib

BUTTONS = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_PAGE_TAB,
           pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_RADIO_BUTTON)
PROGRAM = """def double(n):
    return n * 2


numbers = []
for n in range(100000):
    numbers.append(double(n))
"""


def paused_at_start(folder, app):
    app.wait_for_state("Ready")
    app.key("F7")
    app.wait_for_state("Paused")


def open_program(folder, **settings):
    path = folder / "program.py"
    path.write_text(PROGRAM)
    return App(folder, path, settings={"speed": 0, **settings})


def line(app):
    app.state()
    return app._state.name.rpartition(" ")[2]


def test_running(folder):
    """F5, F6, F7, F8 and Shift+F5 run, pause, step into and over a call, and stop."""
    with open_program(folder) as app:
        paused_at_start(folder, app)
        for expected in ("5", "6", "7", "6", "7"):
            wait_for(lambda: app.state() == "Paused", "the step's end")
            app.key("F8")
            wait_for(lambda: line(app) == expected, lambda: f"line {expected}; it is {line(app)}")
        app.key("F7")
        wait_for(lambda: line(app) == "2", lambda: f"the call's first line; it is {line(app)}")
        app.key("F5")
        app.wait_for_state("Running", "Finished")
        app.key("F6")
        app.wait_for_state("Paused", "Finished")
        app.key("shift+F5")
        wait_for(lambda: app.state() not in ("Paused", "Running"), "the stop")


def test_heap(folder):
    """Ctrl+Shift+0, 1 and 2 collect their generation, Ctrl+T takes a snapshot."""
    with open_program(folder) as app:
        paused_at_start(folder, app)
        for generation in (0, 1, 2):
            app.key(f"ctrl+shift+{generation}")
            app.wait_to_show(f"Generation {generation} collected")
        app.key("ctrl+t")
        app.wait_to_show("Snapshot taken")


def test_panes(folder):
    """F9 and Shift+F9 hide and show the panes, Ctrl+F and Ctrl+L ask, Escape ends that."""
    with open_program(folder) as app:
        paused_at_start(folder, app)
        for key, name in (("F9", "Source pane"), ("shift+F9", "Details pane")):
            toggle = app.find(name)
            pressed = lambda: toggle.getState().contains(pyatspi.STATE_PRESSED)
            before = pressed()
            app.key(key)
            wait_for(lambda: pressed() != before, f"{key} to turn the {name}")
            app.key(key)
            wait_for(lambda: pressed() == before, f"{key} to turn the {name} back")
        for key in ("ctrl+f", "ctrl+l"):
            app.key(key)
            entry = wait_for(lambda: focused_entry(app), f"an entry after {key}")
            app.key("Escape")
            wait_for(lambda: not focused(entry), f"Escape to leave the entry of {key}")
        app.key("alt+1")


def focused(item):
    return item.getState().contains(pyatspi.STATE_FOCUSED)


def focused_entry(app):
    return next((item for item in app.all() if item.getRole() in
                 (pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT) and focused(item) and
                 item.name not in ("Source", "Output")), None)


def test_windows(folder):
    """Ctrl+O, F1 and Ctrl+? open a window each, and Escape closes it."""
    with open_program(folder) as app:
        paused_at_start(folder, app)
        for key in ("ctrl+o", "F1", "ctrl+question"):
            before = len(app.on_display())
            app.key(key)
            wait_for(lambda: len(app.on_display()) > before, f"a window after {key}")
            time.sleep(0.3)
            app.close_by_key("Escape")


def is_unnamed(item):
    """Whether ITEM is a button on the screen whose name says nothing, and that is no inner part of
    one with a name."""
    def says_nothing(name):
        return not name.strip() or name.startswith(("Gtk", "Adw", "Arn", "_"))

    with contextlib.suppress(GLib.Error):  # it went away
        return (item.getRole() in BUTTONS and "click" in actions(item) and is_on_screen(item) and
                says_nothing(item.name) and says_nothing(item.parent.name))
    return False


def unnamed(app):
    return [f"{item.getRoleName()} “{item.name}” in {item.parent.getRoleName()} “{item.parent.name}”"
            for item in app.all() if is_unnamed(item)]


def test_names(folder):
    """Every button on the start page, in a run and in a file has a name that says something."""
    found = []
    with App(folder) as app:
        found += unnamed(app)
    with open_program(folder) as app:
        found += unnamed(app)
        paused_at_start(folder, app)
        for pane in ("Output", "Snapshots", "Source"):
            app.show_pane(pane)
            found += unnamed(app)
    recording = folder / "run.arenarium"
    driver.cli("run", folder / "program.py", "--snapshot", recording)
    with App(folder, recording) as app:
        app.wait_for_state("File")
        found += unnamed(app)
    if found:
        raise Failed("\n".join(sorted(set(found))))


driver.main([test_running, test_heap, test_panes, test_windows, test_names])
