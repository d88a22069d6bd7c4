"""Drives the window from outside its process, as a person does: by the keyboard (xdotool) and by what
assistive technology sees (pyatspi). Runs on the display and the buses of tests/support/with-display.

A test program of this folder calls main () with its tests; each is a function that takes the folder
for its files, named by its first line of documentation.
"""
import contextlib
import ctypes
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

import pyatspi
from gi.repository import GLib


class Failed(Exception):
    """What a person sees is not what it should be."""


def wait_for(condition, what, seconds=15.0):
    """What CONDITION gives as soon as it is true."""
    end = time.monotonic() + seconds
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None  # something went away while it was looked at
        if result:
            return result
        if time.monotonic() > end:
            raise Failed(f"not within {seconds:g} s: {what() if callable(what) else what}")
        time.sleep(0.03)


def children(accessible):
    """Of ACCESSIBLE, as far as they stay while they are looked at."""
    with contextlib.suppress(GLib.Error):
        for i in range(accessible.childCount):
            child = accessible.getChildAtIndex(i)
            if child is not None:
                yield child


def descendants(accessible):
    for child in children(accessible):
        yield child
        yield from descendants(child)


def actions(accessible):
    """The names of the actions of ACCESSIBLE."""
    with contextlib.suppress(NotImplementedError, GLib.Error):
        interface = accessible.queryAction()
        return [interface.getName(i) for i in range(interface.nActions)]
    return []


def text_of(accessible):
    with contextlib.suppress(NotImplementedError):
        interface = accessible.queryText()
        return interface.getText(0, interface.characterCount)
    return accessible.name


def is_on_screen(accessible):
    """Whether ACCESSIBLE has a place on the screen. GTK 4.8 also lists the pages that are not shown."""
    with contextlib.suppress(NotImplementedError):
        box = accessible.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return box.width > 0 and box.height > 0
    return False


class App:
    """A run of the app, with settings of its own. Leaving it (`with`) ends the process and fails when it wrote a
    complaint."""

    def __init__(self, folder, *arguments, program=None, settings=None, environment=None,
                 text_scale=1):
        self.folder = pathlib.Path(folder)
        self.program = program or PROGRAM
        self.arguments = [str(argument) for argument in arguments]
        self.environment = dict(os.environ, GSETTINGS_BACKEND="keyfile",
                                XDG_CONFIG_HOME=str(self.folder / "config"),
                                **(environment or {}))
        keyfile = self.folder / "config" / "glib-2.0" / "settings" / "keyfile"
        keyfile.parent.mkdir(parents=True, exist_ok=True)
        keyfile.write_text("[io/github/arenarium/Arenarium]\n" +
                           "".join(f"{key}={value}\n" for key, value in {"guide-shown": "true", **(settings or {})}.items()))
        set_text_scale(text_scale)
        self.complaints = self.folder / "complaints.txt"
        self._bar = self._state = self._output = None

    def __enter__(self):
        with open(self.complaints, "w") as complaints:
            self.process = subprocess.Popen([self.program, *self.arguments], stdout=complaints,
                                            stderr=complaints, env=self.environment,
                                            cwd=self.folder)
        try:
            self.root = wait_for(self._find_root, "the app on the accessibility bus")
            wait_for(lambda: self.windows(), "a window")
            wait_for(self.on_display, "the window's place on the screen")
        except Exception:
            self._end()
            raise
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            print(f"# output of the app:\n{indented(self.complaints.read_text())}")
            print(f"# on the screen:\n{indented(self.describe())}")
            self._end()
            return False
        if self.process.poll() is None:
            self.quit()
        said = self.said()
        if said:
            raise Failed("the app complained:\n" + said)
        if self.process.returncode != 0:
            raise Failed(f"the app ended with {self.process.returncode}")
        return False

    def _find_root(self):
        if self.process.poll() is not None:
            raise Failed(f"the app ended at its start with {self.process.returncode}: {self.said()}")
        for application in children(pyatspi.Registry.getDesktop(0)):
            if application.get_process_id() == self.process.pid:
                return application
        return None

    def on_display(self):
        """The windows and menus that the display shows."""
        return xdotool("search", "--onlyvisible", "--pid", str(self.process.pid),
                       check=False).split()

    def _end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def said(self):
        lines = self.complaints.read_text().splitlines()
        return "\n".join(line for line in lines if line.strip())

    # What is there.

    def windows(self):
        return list(children(self.root))

    def window(self):
        """The window that came last: a dialog when there is one."""
        return self.windows()[-1]

    def all(self, name=None, role=None, within=None):
        for item in descendants(within or self.root):
            if (name is None or item.name == name) and (role is None or item.getRole() == role):
                yield item

    def find(self, name, role=None, within=None, seconds=15.0):
        return wait_for(lambda: next(self.all(name, role, within), None),
                        f"“{name}” in the window", seconds)

    def has(self, name, role=None):
        return next(self.all(name, role), None) is not None

    def shows(self, words):
        """The text of the first thing on the screen that has these words in it."""
        for item in descendants(self.root):
            if item.getRole() in (pyatspi.ROLE_LABEL, pyatspi.ROLE_TEXT):
                text = text_of(item)
                if words in text and is_on_screen(item):
                    return text
        return None

    def wait_to_show(self, words, seconds=15.0):
        return wait_for(lambda: self.shows(words), f"“{words}” on the screen", seconds)

    def bar(self):
        """The bar below; it stays the same as long as the window does."""
        if self._bar is None:
            self._bar = self.find("Run", pyatspi.ROLE_TOOL_BAR)
        return self._bar

    def labels(self, within):
        return [text_of(item) for item in descendants(within)
                if item.getRole() == pyatspi.ROLE_LABEL]

    def state(self):
        """The word of the state, without the line."""
        if self._state is None:
            self._state = wait_for(lambda: next(
                (item for item in self.all(role=pyatspi.ROLE_LABEL, within=self.bar())
                 if item.name.partition(" · ")[0] in STATES), None), "a word for the state")
        return self._state.name.partition(" · ")[0]

    def wait_for_state(self, *states, seconds=15.0):
        wait_for(lambda: self.state() in states,
                 lambda: f"{' or '.join(states)}; it is {self.state()}", seconds)
        return self.state()

    def figures(self):
        """The counts against the thresholds, by generation, and the heap."""
        counts = [text for text in self.labels(self.bar()) if "/" in text and text[0].isdigit()]
        heap = next((text for text in self.labels(self.bar()) if text.endswith("iB")), None)
        return counts, heap

    def output(self):
        """What stands in Output."""
        if self._output is None:
            self._output = wait_for(lambda: next(
                (item for item in self.all(role=pyatspi.ROLE_TEXT)
                 if item.name in ("Output", "Ausgabe")), None), "the text of Output")
        return text_of(self._output)

    def describe(self):
        lines = []
        try:
            for item in descendants(self.root):
                text = text_of(item)
                if text and item.getRoleName() != "filler" and is_on_screen(item):
                    lines.append(f"{item.getRoleName()} “{item.name}” {text[:100]!r}")
        except GLib.Error as error:
            lines.append(str(error))
        return "\n".join(lines[:150])

    # What a person does.

    def click(self, name, role=pyatspi.ROLE_PUSH_BUTTON):
        self.activate(wait_for(lambda: next((item for item in self.all(name, role)
                                             if "click" in actions(item)), None),
                               f"a button “{name}”"))

    def activate(self, item):
        names = actions(item)
        item.queryAction().doAction(names.index("click") if "click" in names else 0)

    def show_pane(self, name):
        """Chooses what stands in the left pane: Source, Output or Snapshots."""
        tab = self.find(name, pyatspi.ROLE_PAGE_TAB)
        self.activate(tab)
        wait_for(lambda: tab.getState().contains(pyatspi.STATE_SELECTED), f"{name} in the left pane")

    def key(self, *keys):
        xdotool("key", "--clearmodifiers", *keys)

    def close_by_key(self, *keys):
        """For keys that close a dialog. GTK 4.8 crashes when it is asked on the accessibility bus about
        a window while that goes, so this asks the display alone until it has gone."""
        before = len(self.on_display())
        self.key(*keys)
        wait_for(lambda: len(self.on_display()) < before, "the end of the dialog")
        time.sleep(0.3)

    def type(self, text):
        xdotool("type", "--clearmodifiers", "--delay", "5", text)

    def move_to_full_speed(self):
        """What a person chooses in the speed menu."""
        menu = next(item for item in self.all(role=pyatspi.ROLE_PUSH_BUTTON, within=self.bar())
                    if item.name.startswith("Speed: "))
        self.activate(next(children(menu)))
        self.activate(wait_for(lambda: next((item for item in self.all("Full speed", within=menu)
                                             if "click" in actions(item)), None),
                               "“Full speed” in the menu"))

    def run_to_the_end(self, seconds=30.0):
        """Goes on at each pause until the program has run."""
        end = time.monotonic() + seconds
        while self.state() not in ("Finished", "Failed"):
            if self.state() in ("Paused", "Ready"):
                self.key("F5")
                wait_for(lambda: self.state() != "Ready", "the program to start")
            if time.monotonic() > end:
                raise Failed(f"still {self.state()} after {seconds:g} s")
            time.sleep(0.05)
        return self.state()

    def wait_for_pause(self, label):
        """Until the program pauses itself, at the snapshot that it calls LABEL."""
        self.wait_for_state("Paused")
        wait_for(lambda: any(item.name.endswith(label) for item in self.all(role=pyatspi.ROLE_LABEL)),
                 f"a snapshot “{label}”")

    def screenshot(self, name):
        """Saves what is on the display, for a person to look at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        dump = self.folder / "screen.xwd"
        for tool in (["import", "-window", "root", str(PICTURES / f"{name}.png")],
                     ["xwd", "-root", "-silent", "-out", str(PICTURES / f"{name}.xwd")]):
            if shutil.which(tool[0]):
                subprocess.run(tool, check=True)
                return
        dump.unlink(missing_ok=True)

    def quit(self, seconds=10.0):
        """Quits; snapshots that the test took are not kept."""
        self.key("ctrl+q")
        with contextlib.suppress(Failed):
            wait_for(lambda: self.process.poll() is not None or self._discard(), "an end", seconds)
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            self._end()
            raise Failed(f"the app did not quit within {seconds:g} s") from error


    def _discard(self):
        button = next((item for item in self.all(role=pyatspi.ROLE_PUSH_BUTTON)
                       if item.name.endswith("Discard") and "click" in actions(item)), None)
        if button is not None:
            self.activate(button)
        return button is not None


STATES = ("Ready", "Running", "Paused", "Finished", "Failed", "Past", "File")


def set_text_scale(scale):
    """Tells programs of the display how big text is, as the settings of a desktop do."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    text = f"Xft.dpi:\t{96 * scale}\n".encode()
    resource_manager, string = ctypes.c_ulong(23), ctypes.c_ulong(31)  # of X11/Xatom.h
    x11.XChangeProperty(display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), resource_manager,
                        string, 8, 0, text, len(text))
    x11.XCloseDisplay(display)


class XImage(ctypes.Structure):
    """The beginning of the structure of that name in X11/Xlib.h."""
    _fields_ = [("width", ctypes.c_int), ("height", ctypes.c_int), ("xoffset", ctypes.c_int),
                ("format", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_char)),
                ("byte_order", ctypes.c_int), ("bitmap_unit", ctypes.c_int),
                ("bitmap_bit_order", ctypes.c_int), ("bitmap_pad", ctypes.c_int),
                ("depth", ctypes.c_int), ("bytes_per_line", ctypes.c_int)]


def display_digest(x, y, width, height):
    """A number that is another one when that part of the display shows another picture."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XGetImage.restype = ctypes.POINTER(XImage)
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    image = x11.XGetImage(display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), x, y, width, height,
                          ctypes.c_ulong(0xffffffff), 2)
    size = image.contents.bytes_per_line * image.contents.height
    digest = hash(ctypes.string_at(image.contents.data, size))
    x11.XDestroyImage(image)
    x11.XCloseDisplay(display)
    return digest


def settle():
    """Lets movements on the screen come to their end, before a picture."""
    time.sleep(0.8)


def xdotool(*arguments, check=True):
    return subprocess.run(["xdotool", *arguments], check=check, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True).stdout.strip()


def indented(text):
    return "\n".join("#   " + line for line in text.splitlines())


def cli(*arguments):
    """What arenarium-cli prints."""
    done = subprocess.run([CLI, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        raise Failed(f"arenarium-cli {arguments[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def main(tests):
    """Runs TESTS, all or those named behind the programs, and reports in TAP."""
    global PROGRAM, CLI, PICTURES
    PROGRAM, CLI = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    PICTURES = pathlib.Path(sys.argv[3])
    wanted = sys.argv[4:]
    tests = [test for test in tests if not wanted or test.__name__ in wanted]
    print(f"1..{len(tests)}", flush=True)
    failures = 0
    for number, test in enumerate(tests, 1):
        name = test.__doc__.splitlines()[0].rstrip(".")
        begin = time.monotonic()
        try:
            with tempfile.TemporaryDirectory(prefix="arenarium-e2e-") as folder:
                test(pathlib.Path(folder))
            print(f"ok {number} {name}")
        except Exception as error:
            failures += 1
            print(f"not ok {number} {name}")
            print(indented(str(error) if isinstance(error, Failed) else traceback.format_exc()))
        print(f"# {time.monotonic() - begin:.1f} s", flush=True)
    sys.exit(1 if failures else 0)
