"""Small, with big texts, in German, dark: the window shows everything and says nothing on the
terminal. Pictures lie beside the build, for a person to look at."""
import driver
from driver import App, Failed

import pyatspi

SMALL = {"window-width": 800, "window-height": 560}
# (name, settings, environment, scale of the text)
LOOKS = (
    ("normal", {}, {}),
    ("small", SMALL, {}),
    ("big-text", {}, {}, 2),
    ("german", {}, {"LANGUAGE": "de"}),
    ("small-german", SMALL, {"LANGUAGE": "de"}),
    ("small-big-text-german", SMALL, {"LANGUAGE": "de"}, 2),
    ("dark", {}, {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}),
)


def fits(app, settings):
    """The window keeps the size that was asked for: nothing in it needs more."""
    if "window-width" not in settings:
        return
    box = app.windows()[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    if box.width > settings["window-width"] or box.height > settings["window-height"]:
        raise Failed(f"it needs {box.width} × {box.height}")


def look(name, settings, environment, text_scale=1):
    def test(folder):
        program = folder / "program.py"
        program.write_text("numbers = [str(n) for n in range(2000)]\nprint(len(numbers))\n")
        with App(folder, settings=settings, environment=environment,
                 text_scale=text_scale) as app:
            driver.settle()
            app.screenshot(f"{name}-start")
            fits(app, settings)
        with App(folder, program, settings={**settings, "speed": 0},
                 environment=environment, text_scale=text_scale) as app:
            app.key("F5")
            driver.wait_for(lambda: app.output() == "2000\n", "the output")
            driver.settle()
            app.screenshot(f"{name}-finished")
            fits(app, settings)
            app.key("F9")
            driver.settle()
            app.screenshot(f"{name}-source")
            fits(app, settings)

    test.__doc__ = f"The window shows itself: {name}."
    test.__name__ = name
    return test


driver.main([look(*one) for one in LOOKS])
