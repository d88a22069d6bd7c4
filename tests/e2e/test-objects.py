"""Objects and Compare with, by the keyboard and by what assistive technology sees."""
import driver
from driver import App, children, descendants, is_on_screen, text_of, wait_for

import pyatspi

PROGRAM = """class Node:
    def __init__(self, name):
        self.name = name


kept = [Node("first")]
# arenarium: snapshot "One node"
for n in range(20):
    kept.append(Node(f"node{n}"))
# arenarium: snapshot "Many nodes"
print(len(kept))
"""


def open_objects(folder, **settings):
    path = folder / "nodes.py"
    path.write_text(PROGRAM)
    return App(folder, path, settings={"speed": 0, **settings})


def run_to_snapshots(app):
    app.wait_for_state("Ready")
    app.key("F5")
    app.wait_for_pause("One node")
    app.key("F5")
    app.wait_for_pause("Many nodes")
    app.key("alt+2")
    app.wait_to_show("start-up objects hidden")


def shows(app, text):
    """Whether a label on the screen is just that."""
    return any(item.getRole() == pyatspi.ROLE_LABEL and text_of(item) == text and is_on_screen(item)
               for item in descendants(app.root))


def focused(app):
    return next((item for item in descendants(app.root)
                 if item.getState().contains(pyatspi.STATE_FOCUSED)), None)


def test_search(folder):
    """Ctrl+F finds objects, an error stands below, Escape leaves the search empty, then goes."""
    with open_objects(folder) as app:
        run_to_snapshots(app)
        app.key("ctrl+f")
        app.type("type:Node")
        app.wait_to_show("21 objects")
        app.key("ctrl+a")
        app.type("sice>3")
        app.wait_to_show("There is no term “sice”.")
        app.key("Escape")
        wait_for(lambda: not app.shows("There is no term"), "the error to go")
        wait_for(lambda: not app.shows("21 objects"), "all objects")


def test_names(folder):
    """Tables, their titles and the search are called by name."""
    with open_objects(folder) as app:
        run_to_snapshots(app)
        for name in ("Types", "Objects", "Find objects", "What can be searched for"):
            app.find(name)
        titles = {item.name for table in ("Types", "Objects")
                  for item in descendants(app.find(table, pyatspi.ROLE_TREE_TABLE))}
        for title in ("Type", "Count", "Object", "Address", "Refs", "Allocated at"):
            if title not in titles:
                raise driver.Failed(f"no title “{title}” among {sorted(titles)}")


def test_title_by_keyboard(folder):
    """Tab reaches the titles of a table, Enter sorts by the one that has the focus."""
    with open_objects(folder) as app:
        run_to_snapshots(app)
        app.key("ctrl+f")
        app.type("type:Node")
        app.wait_to_show("21 objects")
        for _ in range(30):
            before = focused(app)
            app.key("Tab")
            wait_for(lambda: focused(app) not in (None, before), "the focus to move")
            if focused(app).name == "Object":
                break
        else:
            raise driver.Failed("Tab does not reach “Object”")
        app.key("Return")
        wait_for(lambda: shows(app, "Node 'first'"), "the first name")
        app.key("Return")
        wait_for(lambda: shows(app, "Node 'node9'"), "the last name first")


def test_selects(folder):
    """Choosing a row shows the object in the details."""
    with open_objects(folder) as app:
        run_to_snapshots(app)
        app.key("ctrl+f")
        app.type("type:Node")
        app.wait_to_show("21 objects")
        app.key("Down")
        app.key("space")
        app.wait_to_show("Refcount")


def choose_baseline(app, name):
    menu = app.find("Compare with")
    button = next((item for item in children(menu)), menu)
    app.activate(button)
    app.activate(wait_for(lambda: next(
        (item for item in app.all(name) if "click" in driver.actions(item)), None),
        f"“{name}” in the menu"))


def test_compares(folder):
    """What a snapshot is compared with is said, with what changed, and can be ended."""
    with open_objects(folder) as app:
        run_to_snapshots(app)
        choose_baseline(app, "1 · One node")
        app.wait_to_show("Compared with “1 · One node”: +")
        app.wait_to_show("objects born")
        wait_for(lambda: shows(app, "Size Change"), "the column of changes")
        wait_for(lambda: shows(app, "+20"), "twenty nodes")
        app.click("Stop Comparing")
        wait_for(lambda: not shows(app, "Size Change"), "the end of the comparison")


driver.main([test_search, test_names, test_title_by_keyboard, test_selects, test_compares])
