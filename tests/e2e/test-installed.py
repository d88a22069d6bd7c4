"""The main job from an installed tree that stands elsewhere than where it was made for."""
import os
import subprocess

import driver
import story
from driver import App, Failed

import pyatspi


def install(folder):
    """Returns the app's program in a fresh tree."""
    build = driver.PICTURES.parent.parent
    done = subprocess.run(["meson", "install", "-C", str(build), "--no-rebuild", "--quiet",
                           "--destdir", str(folder / "tree")],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise Failed(f"meson install: {done.stdout}")
    return next((folder / "tree").rglob("bin/arenarium"))


def surroundings(program):
    share = program.parent.parent / "share"
    return {"XDG_DATA_DIRS": f"{share}:{os.environ.get('XDG_DATA_DIRS', '/usr/share')}"}


def test_story(folder):
    """The story of the two nodes, told by the installed app."""
    program = install(folder)
    story.tell(folder, program=str(program), environment=surroundings(program))


def test_german(folder):
    """The installed app finds its German texts."""
    program = install(folder)
    with App(folder, program=str(program),
             environment={**surroundings(program), "LANGUAGE": "de"}) as app:
        app.find("Zwei Knoten", pyatspi.ROLE_LABEL)
        app.find("Eigenes", pyatspi.ROLE_LABEL)


driver.main([test_story, test_german])
