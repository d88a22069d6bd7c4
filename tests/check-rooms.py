"""Tries to include, from every room, a header of every room that it may not see, with the compiler and
the include path that the room is built with. Each attempt must fail to compile; each allowed one must
not. Prints TAP.

    check-rooms.py BUILD-FOLDER SOURCE-FOLDER
"""
import json
import os
import re
import shlex
import subprocess
import sys

# architecture.md: who may include whom, besides itself.
MAY_SEE = {
    "engine": [],
    "objects": ["engine"],
    "script": ["engine", "objects"],
    "model": [],
    "formats": ["model"],
    "target": ["engine", "objects", "script", "model"],
    "scene": ["model"],
    "views": ["model", "scene"],
    "app": ["engine", "objects", "script", "model", "target", "scene", "views", "formats"],
    "cli": ["engine", "objects", "script", "model", "target", "scene", "formats"],
}
# Libraries that a room must not see either.
FOREIGN = {
    "engine": ["glib.h", "gtk/gtk.h"],
    "objects": ["glib.h", "gtk/gtk.h"],
    "script": ["glib.h", "gtk/gtk.h"],
    "model": ["gtk/gtk.h"],
    "formats": ["gtk/gtk.h"],
    "target": ["gtk/gtk.h"],
    "scene": ["gtk/gtk.h"],
    "cli": ["gtk/gtk.h"],
}


def include_path(commands, build, source, room):
    for entry in commands:
        name = os.path.normpath(os.path.join(entry["directory"], entry["file"]))
        if os.path.dirname(name) == os.path.join(source, "src", room) and name.endswith(".c"):
            words = shlex.split(entry["command"])
            words = words[1:] if os.path.basename(words[0]) == "ccache" else words
            flags, skip = [], False
            for word in words[1:]:
                if skip:
                    skip = False
                elif word in ("-o", "-c", "-MF", "-MQ"):
                    skip = word != "-c"
                elif re.match(r"-(I|D|isystem|std|pthread)", word):
                    flags.append(word)
            return words[0], flags
    return None, None


def compiles(compiler, flags, build, header):
    result = subprocess.run(
        [compiler, *flags, "-x", "c", "-fsyntax-only", "-"],
        input="#include <stddef.h>\n#include <%s>\n" % header,
        cwd=build, text=True, capture_output=True)
    # Only "not found" counts as out of sight: a header may need others before it.
    return not re.search(r"fatal error: %s: No such file" % re.escape(header), result.stderr)


def main(build, source):
    build, source = os.path.abspath(build), os.path.abspath(source)
    with open(os.path.join(build, "compile_commands.json")) as stream:
        commands = json.load(stream)
    headers = {}
    for room in MAY_SEE:
        folder = os.path.join(source, "src", room)
        names = sorted(n for n in os.listdir(folder) if n.endswith(".h")) if os.path.isdir(folder) else []
        if names:
            headers[room] = names[0]
    results = []
    for room in MAY_SEE:
        compiler, flags = include_path(commands, build, source, room)
        if compiler is None:
            continue
        for other, header in headers.items():
            if other == room:
                continue
            seen = compiles(compiler, flags, build, header)
            if other in MAY_SEE[room]:
                continue
            results.append((not seen, "%s does not see %s" % (room, other)))
        for header in FOREIGN.get(room, []):
            results.append((not compiles(compiler, flags, build, header),
                            "%s does not see <%s>" % (room, header)))
        results.append((compiles(compiler, flags, build, headers[room]), "%s sees itself" % room)
                       if room in headers else (True, "%s has no headers" % room))
    # No way around the include path.
    for folder, _, names in os.walk(os.path.join(source, "src")):
        for name in names:
            if name.endswith((".c", ".h")):
                with open(os.path.join(folder, name), encoding="utf-8") as stream:
                    if re.search(r'#\s*include\s*[<"]\.\./', stream.read()):
                        results.append((False, "%s includes by a path" % name))
    print("1..%d" % len(results))
    for number, (good, text) in enumerate(results, 1):
        print("%s %d - %s" % ("ok" if good else "not ok", number, text))


main(*sys.argv[1:])
