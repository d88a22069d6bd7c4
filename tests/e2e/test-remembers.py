"""What stays from one start to the next: the tour is shown once, and the window comes back as it was."""
import driver
from driver import App, Failed, wait_for

import pyatspi


def keyfile(folder):
    return folder / "config/glib-2.0/settings/keyfile"


def test_tour(folder):
    """The tour comes at the first start, leads through its pages, and comes again only when asked for."""
    with App(folder, settings={"guide-shown": "false"}) as app:
        app.find("Tour")
        app.screenshot("tour")
        for _ in range(2):
            app.click("Next")
            driver.settle()
        before = len(app.on_display())
        app.find("Start", pyatspi.ROLE_PUSH_BUTTON)
        app.close_by_key("Return")
        if len(app.on_display()) >= before:
            raise Failed("the tour did not end")
    if "guide-shown=true" not in keyfile(folder).read_text():
        raise Failed("that the tour was shown is not remembered")
    with App(folder) as app:
        driver.settle()
        if len(app.on_display()) != 1:
            raise Failed("the tour came again by itself")
        app.key("F1")
        wait_for(lambda: len(app.on_display()) > 1, "the help")
        row = app.find("Show the tour again")
        driver.settle()
        # GTK 4.8 gives rows no action: a click, on a window that stands in the display's corner.
        box = row.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        driver.xdotool("mousemove", str(box.x + 20), str(box.y + box.height // 2), "click", "1")
        wait_for(lambda: len(app.on_display()) > 2, "the tour once more")
        driver.settle()
        app.close_by_key("Escape")
        app.close_by_key("Escape")


def size(app):
    box = app.windows()[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return box.width, box.height


def test_window(folder):
    """Panes, page, left page, speed and size are those of the window before."""
    program = folder / "program.py"
    program.write_text("print('hello')\n")
    with App(folder, program, settings={"window-width": 1200, "window-height": 700, "speed": 5}) as app:
        app.wait_for_state("Ready")
        app.show_pane("Output")
        app.key("shift+F9")
        app.move_to_full_speed()
        driver.settle()
        before = size(app)
    kept = dict(line.split("=", 1) for line in keyfile(folder).read_text().splitlines() if "=" in line)
    with App(folder, program, settings=kept) as app:
        app.wait_for_state("Ready")
        driver.settle()
        found = {
            "the size": size(app) == before,
            "Output": app.find("Output", pyatspi.ROLE_PAGE_TAB).getState().contains(pyatspi.STATE_SELECTED),
            "no details": not app.find("Details pane").getState().contains(pyatspi.STATE_PRESSED),
            "the speed": app.has("Speed: Full speed"),
        }
        lost = [name for name, kept in found.items() if not kept]
        if lost:
            raise Failed(f"not remembered: {', '.join(lost)}")


driver.main([test_tour, test_window])
