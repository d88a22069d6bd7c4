"""The main job from end to end, for the build and for an installed tree."""
import json

import driver
from driver import App, Failed, cli

import pyatspi

OUTPUT = """before the cycle: 1 1
in the cycle: 2 2
the names are gone, the two nodes are not
"""


def counts_of_types(recording):
    """How many objects of each type the newest snapshot of RECORDING has."""
    report = json.loads(cli("report", recording, "--view", "types", "--rows", 0, "--format", "json"))
    return {row["type"]: row["count"] for row in report["types"]["types"]}


def answer_chooser(app, path):
    """Saves as PATH, in the file chooser that is coming up."""
    entry = app.find("Name:", pyatspi.ROLE_TEXT)
    app.key("ctrl+a")
    app.type(str(path))
    driver.wait_for(lambda: driver.text_of(entry) == str(path), "the path in the file chooser")
    app.close_by_key("Return")
    app.wait_to_show(f"Saved as “{path.name}”")


def snapshots_of(app, number):
    """The rows of Snapshots, when there are NUMBER of them: what stands in each."""
    rows = app.find("Snapshots", pyatspi.ROLE_LIST)
    driver.wait_for(lambda: rows.childCount == number,
                    lambda: f"{number} snapshots; there are {rows.childCount}")
    return [app.labels(row) for row in driver.children(rows)]


def map_of(app):
    """What assistive technology is told of the map."""
    return next((item.name for item in app.all(role=pyatspi.ROLE_IMAGE)
                 if item.name.startswith("Map of the heap: ")), None)


def tell(folder, **options):
    """From the start page to the saved file and back; returns the recording."""
    before, after = folder / "before.arenarium", folder / "after.arenarium"
    with App(folder, **options) as app:
        app.click("Run “Two Nodes”")
        app.wait_for_state("Running")
        app.move_to_full_speed()
        app.wait_for_state("Paused")
        app.show_pane("Snapshots")
        app.wait_for_pause("Held by names and by each other")
        app.key("F5")
        app.wait_for_pause("Unreachable, not freed")
        if app.output() != OUTPUT:
            raise Failed(f"the program printed {app.output()!r}")
        full = app.figures()

        app.key("ctrl+s")
        answer_chooser(app, before)
        app.key("ctrl+shift+2")
        app.wait_to_show("Generation 2 collected: 2 unreachable objects")
        if app.figures() == full:
            raise Failed(f"counts and heap stayed at {full}")
        app.key("ctrl+t")
        app.wait_to_show("Snapshot taken")
        app.key("ctrl+shift+s")
        answer_chooser(app, after)
        seen = {"output": app.output(), "snapshots": snapshots_of(app, 4), "map": map_of(app),
                "figures": app.figures()}
    old, new = counts_of_types(before), counts_of_types(after)
    gone = {name: old.get(name, 0) - new.get(name, 0) for name in {*old, *new}
            if old.get(name, 0) != new.get(name, 0)}
    if gone != {"Node": 2}:
        raise Failed(f"not exactly the two nodes went: {gone}")

    with App(folder, after, **options) as app:
        app.wait_for_state("File")
        app.show_pane("Snapshots")
        again = {"output": app.output(), "snapshots": snapshots_of(app, 4), "map": map_of(app),
                 "figures": app.figures()}
        if again != seen:
            raise Failed(f"the file shows something else:\n{again}\nand not\n{seen}")
    return after
