"""In a language whose texts are two fifths longer and stand in brackets: nothing is left untranslated, and
nothing needs more room than a window has. Pictures lie beside the build, for a person to look at."""
import builtins
import keyword
import re

import driver
import pseudo
from driver import App, Failed, children, is_on_screen, text_of, wait_for

import pyatspi
from gi.repository import GLib

SIZES = ((800, 560), (1280, 800))
PROGRAM = '''class Node:
    def __init__(self, number):
        self.number = number
        self.me = self


kept = [Node(number) for number in range(300)]
dropped = [Node(number) for number in range(40)]
dropped.clear()
print("three", "words", "printed")
# arenarium: snapshot "label"
kept.append(Node(1000))
'''
# What the program says, and what Python and the toolkit call things.
DATA = set(re.findall(r"\w+", PROGRAM)) | set(dir(builtins)) | set(keyword.kwlist) | {
    "KiB", "MiB", "GiB", "program", "arenarium", "Arenarium", "NoneType", "module", "function", "frame", "code",
    "builtin_function_or_method", "method", "generator", "cell", "mappingproxy", "gc", "list_iterator", "range_iterator", "getset_descriptor", "wrapper_descriptor",
    "method_descriptor", "member_descriptor", "__main__"}
# What the toolkit calls things that have no name of their own, and its own buttons.
TOOLKIT = re.compile(r"(?:Gtk|Adw|Arn)[A-Z]\w+|(?:Close|Maximize|Minimize|Restore)(?: the window)?")
# Their texts are data, or the toolkit's own.
DATA_ROLES = (pyatspi.ROLE_TERMINAL, pyatspi.ROLE_DOCUMENT_TEXT)
CODE = ("Šöürçé", "Öütpüt")


def words(text):
    """The words of TEXT that nobody translated."""
    if pseudo.OPEN in text or TOOLKIT.fullmatch(text):
        return []
    text = re.sub(r"0x[0-9a-fA-F…]+|/[\w./…-]+", " ", text)
    return [word for word in re.findall(r"[^\W\d_]\w{2,}", text) if word not in DATA and not
            any(known.startswith(word) for known in DATA if len(word) > 3)]


def is_code(item):
    return (item.getRole() in DATA_ROLES or
            item.getRole() == pyatspi.ROLE_TEXT and any(name in item.name for name in CODE))


def shown(item):
    """ITEM and what is in it, as far as the screen has it."""
    for child in children(item):
        if child.getRole() == pyatspi.ROLE_SCROLL_BAR:
            continue
        if is_on_screen(child) or child.getRole() == pyatspi.ROLE_FILLER:
            yield child
            yield from shown(child)


def untranslated(app):
    found = set()
    for window in app.windows():
        for item in shown(window):
            try:
                texts = {item.name} if is_code(item) else {item.name, text_of(item), item.description}
                found |= {f"{item.getRoleName()} “{text}”" for text in texts if text and words(text)}
            except GLib.Error:
                pass  # it went away
    return found


def check(app, width, height, what, found):
    driver.settle()
    app.screenshot(f"pseudo-{width}-{what}")
    found |= {f"{what}: {text}" for text in untranslated(app)}
    box = app.windows()[0].queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    if box.width > width or box.height > height:
        found.add(f"{what}: the window needs {box.width} × {box.height}")


def pseudo_app(folder, *arguments, width, height):
    data = driver.PICTURES.parent.parent / "data"
    program = folder / "pseudo/bin/arenarium"
    if not program.exists():
        pseudo.install(folder, driver.PROGRAM, data)
    return App(folder, *arguments, program=str(program), environment={"LANGUAGE": pseudo.LANGUAGE},
               settings={"window-width": width, "window-height": height, "speed": 0})


def finish(found):
    if found:
        raise Failed("\n".join(sorted(found)))


def window_test(width, height):
    def test(folder):
        found = set()
        with pseudo_app(folder, width=width, height=height) as app:
            check(app, width, height, "start", found)
        program = folder / "program.py"
        program.write_text(PROGRAM)
        with pseudo_app(folder, program, width=width, height=height) as app:
            check(app, width, height, "ready", found)
            app.key("F5")
            wait_for(lambda: app.shows("Påüšéd"), "the pause at the mark")
            for number in range(1, 6):
                app.key(f"alt+{number}")
                check(app, width, height, f"page-{number}", found)
            app.key("F5")
            driver.settle()
            for key in ("F9", "shift+F9"):
                app.key(key)
                check(app, width, height, f"after-{key}", found)
        finish(found)

    test.__doc__ = f"The window at {width} × {height}, each page of it."
    test.__name__ = f"window-{width}"
    return test


def test_dialogs(folder):
    """Preferences, help and the tour."""
    found = set()
    with pseudo_app(folder, width=1280, height=800) as app:
        for key, name in (("ctrl+comma", "preferences"), ("F1", "help"), ("ctrl+question", "shortcuts")):
            before = len(app.on_display())
            app.key(key)
            wait_for(lambda: len(app.on_display()) > before, f"a window after {key}")
            driver.settle()
            app.screenshot(f"pseudo-{name}")
            found |= {f"{name}: {text}" for text in untranslated(app)}
            app.close_by_key("Escape")
    finish(found)


driver.main([*(window_test(*size) for size in SIZES), test_dialogs])
