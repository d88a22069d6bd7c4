"""Every key that the shortcuts window names does what it says there. A key that is added to the window has to be
added here."""
import pathlib
import re
import time
import xml.etree.ElementTree as xml

import driver
from driver import App, Failed, wait_for

import pyatspi

OVERLAY = pathlib.Path(__file__).resolve().parents[2] / "ui/help-overlay.ui"
PROGRAM = """def double(n):
    return n * 2


numbers = []
for n in range(100000):
    numbers.append([double(n)])
"""


def listed():
    return {node.text for node in xml.parse(OVERLAY).getroot().iter("property")
            if node.get("name") == "accelerator"}


def press(app, accelerator):
    """As the window writes keys: <Control><Shift>s, or some after another."""
    for key in accelerator.split():
        names = re.findall(r"<(\w+)>", key)
        modifiers = [{"Control": "ctrl"}.get(name, name.lower()) for name in names]
        app.key("+".join([*modifiers, re.sub(r"<\w+>", "", key)]))


def line(app):
    app.state()
    return app._state.name.rpartition(" ")[2]


def is_in(item, state):
    return item.getState().contains(state)


def steps(app, key):
    before = line(app)
    press(app, key)
    wait_for(lambda: line(app) != before, f"another line after {key}")


def one_step(app, key):
    """A step that may stay in its line; what it did stands in the bar above the page."""
    def told():
        return {driver.text_of(item) for item in app.all(role=pyatspi.ROLE_LABEL) if driver.is_on_screen(item)}

    before = told()
    press(app, key)
    wait_for(lambda: app.state() == "Paused" and told() != before, f"a step after {key}")


def hides_timeline(app, key):
    def seen():
        return any(driver.is_on_screen(item) for item in app.all() if item.name.startswith("Timeline"))

    if not seen():
        raise Failed("no timeline")
    press(app, key)
    wait_for(lambda: not seen(), f"the timeline to go after {key}")
    press(app, key)
    wait_for(seen, f"the timeline to come after {key}")


def runs(app, key):
    press(app, key)
    app.wait_for_state("Running")


def pauses(app, key):
    press(app, key)
    app.wait_for_state("Paused")


def collects(app, key):
    press(app, key)
    app.wait_to_show(f"Generation {key[-1]} collected")


def takes_snapshot(app, key):
    press(app, key)
    app.wait_to_show("Snapshot taken")


def page(name):
    def check(app, key):
        tab = app.find(name, pyatspi.ROLE_PAGE_TAB)
        press(app, key)
        wait_for(lambda: is_in(tab, pyatspi.STATE_SELECTED), f"{name} after {key}")
        app.key("alt+1")
    return check


def toggles(name):
    def check(app, key):
        toggle = app.find(name)
        for before in (is_in(toggle, pyatspi.STATE_PRESSED), not is_in(toggle, pyatspi.STATE_PRESSED)):
            press(app, key)
            wait_for(lambda: is_in(toggle, pyatspi.STATE_PRESSED) != before, f"{key} to turn the {name}")
    return check


def asks(app, key):
    def entry():
        return next((item for item in app.all() if item.getRole() in (pyatspi.ROLE_ENTRY, pyatspi.ROLE_TEXT)
                     and is_in(item, pyatspi.STATE_FOCUSED) and item.name not in ("Source", "Output")), None)

    press(app, key)
    found = wait_for(entry, f"an entry after {key}")
    app.key("Escape")
    wait_for(lambda: not is_in(found, pyatspi.STATE_FOCUSED), f"Escape to leave the entry of {key}")


def opens_window(app, key):
    before = len(app.on_display())
    press(app, key)
    wait_for(lambda: len(app.on_display()) > before, f"a window after {key}")
    time.sleep(0.4)
    app.close_by_key("Escape")


def opens_another(app, key):
    before = len(app.on_display())
    press(app, key)
    wait_for(lambda: len(app.on_display()) > before, f"a window after {key}")
    time.sleep(0.4)
    app.close_by_key("ctrl+w")


def the_map(app):
    return next(item for item in app.all(role=pyatspi.ROLE_IMAGE) if item.name.startswith("Map of the heap"))


def place_of_map(app):
    """On the display: windows stand in its corner, with a border of their own."""
    box = the_map(app).queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return box.x + 4, box.y + 4, box.width, box.height


def focus_map(app):
    x, y, _, _ = place_of_map(app)
    driver.xdotool("mousemove", str(x + 40), str(y + 60), "click", "1")
    wait_for(lambda: "Selected" in the_map(app).name, "something selected in the map")
    driver.settle()


def map_changes(app, key):
    """Each of the keys makes the map another picture."""
    for one in key.split():
        before = driver.display_digest(*place_of_map(app))
        press(app, one)
        wait_for(lambda: driver.display_digest(*place_of_map(app)) != before, f"another map after {one}")
        driver.settle()


# What is tried while the program stands, in the order of the window.
STANDING = {
    "F7": steps, "F8": steps,
    "<Control><Shift>0": collects, "<Control><Shift>1": collects, "<Control><Shift>2": collects,
    "<Control>t": takes_snapshot,
    "<Alt>1": page("Arenas"), "<Alt>2": page("Objects"), "<Alt>3": page("Graph"),
    "<Alt>4": page("Generations"), "<Alt>5": page("Allocations"),
    "F9": toggles("Source pane"), "<Shift>F9": toggles("Details pane"),
    "<Control>F9": hides_timeline,
    "<Control>f": asks, "<Control>l": asks,
    "<Control>o": opens_window, "<Control><Shift>s": opens_window, "<Control>s": opens_window,
    "<Control>comma": opens_window, "F1": opens_window, "<Control>question": opens_window,
    "<Control>n": opens_another,
    "<Shift>F7": one_step, "<Shift>F8": one_step,
}
# In this order: far in, over the blocks, and out again.
MAP = ("Return", "Left Right Up Down", "<Control>minus", "Escape", "<Control>plus", "<Control>0")
GRAPH = ("Return", "<Shift>Return", "minus", "c", "<Alt>Left <Alt>Right")
OTHERS = {"F5", "F6", "<Shift>F5", "<Control>w", "<Control>q", *MAP, *GRAPH}


def open_program(folder):
    path = folder / "program.py"
    path.write_text(PROGRAM)
    return App(folder, path, settings={"speed": 50})


def test_all_are_tried(folder):
    """The shortcuts window and this file name the same keys."""
    tried = set(STANDING) | OTHERS
    if listed() != tried:
        raise Failed(f"only in the window: {sorted(listed() - tried)}; only here: {sorted(tried - listed())}")


def test_standing(folder):
    """Keys while the program stands: steps, collections, snapshot, pages, panes, windows."""
    failures = []
    with open_program(folder) as app:
        app.wait_for_state("Ready")
        app.key("F7")
        app.wait_for_state("Paused")
        for key, check in STANDING.items():
            try:
                check(app, key)
            except Failed as error:
                failures.append(f"{key}: {error}")
    if failures:
        raise Failed("\n".join(failures))


def test_running(folder):
    """F5 runs, F6 pauses, Shift+F5 stops."""
    with open_program(folder) as app:
        app.wait_for_state("Ready")
        runs(app, "F5")
        pauses(app, "F6")
        press(app, "<Shift>F5")
        app.wait_for_state("Finished")


def test_map(folder):
    """Keys in the map: closer, from block to block, and away."""
    with open_program(folder) as app:
        app.wait_for_state("Ready")
        app.key("F7")
        app.wait_for_state("Paused")
        app.key("F8")
        driver.settle()
        focus_map(app)
        for key in MAP:
            map_changes(app, key)


def test_dragging_selects_nothing(folder):
    """Dragging moves the map; what is under the pointer where the button is let go stays unselected."""
    with open_program(folder) as app:
        app.wait_for_state("Ready")
        app.key("F7")
        app.wait_for_state("Paused")
        focus_map(app)
        for _ in range(4):
            map_changes(app, "<Control>plus")
        driver.settle()
        label, place = the_map(app).name, place_of_map(app)
        before = driver.display_digest(*place)
        x, y = place[0] + 300, place[1] + 60
        driver.xdotool("mousemove", str(x), str(y), "mousedown", "1", "mousemove", str(x - 60), str(y),
                       "mousemove", str(x - 160), str(y), "mouseup", "1")
        wait_for(lambda: driver.display_digest(*place) != before, "the map to move")
        driver.settle()
        if the_map(app).name != label:
            raise Failed(f"dragged, and selected: {the_map(app).name}")


def graph(app):
    return next((item for item in app.all() if item.name.startswith("Graph of references")), None)


def graph_says(app, key, wanted):
    press(app, key)
    wait_for(lambda: wanted(graph(app).name), f"the graph after {key}, which says: {graph(app).name}")


def test_graph(folder):
    """Keys in the graph: more, less, the neighbourhood, and back."""
    with open_program(folder) as app:
        app.wait_for_state("Ready")
        app.key("F7")
        app.wait_for_state("Paused")
        for _ in range(6):
            steps(app, "F8")
        app.key("alt+3")
        wait_for(lambda: graph(app) and "1 frame" in graph(app).name, "the graph")
        box = graph(app).queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        driver.xdotool("mousemove", str(box.x + 10), str(box.y + 10), "click", "1")
        driver.settle()
        graph_says(app, "Right", lambda label: "Selected: " in label)
        graph_says(app, "Right", lambda label: "Selected: list" in label)
        graph_says(app, "minus", lambda label: "not shown" in label)
        graph_says(app, "Return", lambda label: "not shown" not in label)
        press(app, "<Shift>Return")
        around = app.find("Neighbourhood")
        press(app, "c")
        wait_for(lambda: is_in(around, pyatspi.STATE_PRESSED), "the neighbourhood after c")
        press(app, "<Alt>Left")
        wait_for(lambda: not is_in(around, pyatspi.STATE_PRESSED), "the stack after <Alt>Left")
        press(app, "<Alt>Right")
        wait_for(lambda: is_in(around, pyatspi.STATE_PRESSED), "the neighbourhood after <Alt>Right")


def test_ends(folder):
    """Ctrl+W closes the window, Ctrl+Q the app."""
    for key in ("<Control>w", "<Control>q"):
        with open_program(folder) as app:
            app.wait_for_state("Ready")
            press(app, key)
            wait_for(lambda: app.process.poll() is not None, f"the end after {key}")


driver.main([test_all_are_tried, test_standing, test_running, test_map, test_dragging_selects_nothing, test_graph, test_ends])
