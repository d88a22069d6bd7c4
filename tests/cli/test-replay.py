"""arenarium-cli replay: what it prints, and its exit codes. Prints TAP.

    test-replay.py ARENARIUM-CLI
"""
import os
import re
import subprocess
import sys
import tempfile

cli = sys.argv[1]
folder = tempfile.TemporaryDirectory()
number = 0


def write(name, text):
    path = os.path.join(folder.name, name)
    with open(path, "w") as stream:
        stream.write(text)
    return path


def expect(what, arguments, code, out="", err="", given=None):
    """`out` and `err` are regular expressions for all of what is printed."""
    global number
    number += 1
    done = subprocess.run([cli, *arguments], input=given, capture_output=True, text=True)
    wrong = []
    if done.returncode != code:
        wrong.append("exit code %d, not %d" % (done.returncode, code))
    for name, pattern, text in (("stdout", out, done.stdout), ("stderr", err, done.stderr)):
        if not re.fullmatch(pattern, text, re.DOTALL):
            wrong.append("%s is %r" % (name, text[:300]))
    print("%s %d - %s" % ("not ok" if wrong else "ok", number, what))
    for line in wrong:
        print("# " + line)


TABLE = r"Small block threshold = 512, in 32 size classes\.\n.*"
trace = write("trace", "m 1 16\nm 2 600\nr 1 40\nf 2\n")
bad = write("bad", "m 1 16\nmalloc 1 16\n")
missing = os.path.join(folder.name, "missing")

expect("a table", ["replay", trace], 0,
       TABLE + r"\n1 arenas \* 1048576 bytes/arena     =            1,048,576\n.*")
expect("the other profile", ["replay", "--profile", "3.9", trace], 0,
       TABLE + r"\n1 arenas \* 262144 bytes/arena      =              262,144\n.*")
expect("an offset", ["replay", "--arena-offset", "4096", trace], 0,
       TABLE + r"# bytes lost to arena alignment    =               16,384\n.*")
expect("a time", ["replay", "--repeat", "3", trace], 0, r"[0-9.]+ ns/request\n")
expect("from stdin", ["replay", "-"], 0, TABLE, given="m 1 16\n")
expect("--quiet in front", ["--quiet", "replay", trace], 0, TABLE)
expect("a bad line", ["replay", bad], 3, err=r"[^\n]*" + re.escape(bad) + r":2: [^\n]+\n")
expect("no such file", ["replay", missing], 3, err=r"[^\n]*" + re.escape(missing) + r"[^\n]+\n")
expect("a folder", ["replay", folder.name], 3, err=r"[^\n]+\n")
expect("no trace", ["replay"], 2, err=r"[^\n]+\n")
expect("two traces", ["replay", trace, trace], 2, err=r"[^\n]+\n")
expect("no such profile", ["replay", "--profile", "2.7", trace], 2, err=r"[^\n]+\n")
expect("no runs", ["replay", "--repeat", "-1", trace], 2, err=r"[^\n]+\n")
expect("no such option", ["replay", "--sideways", trace], 2, err=r"[^\n]+\n")
expect("no such command", ["fly"], 2, err=r"[^\n]+\n")
expect("no command", [], 2, err=r"Usage: .*")
expect("--version", ["--version"], 0, r"arenarium-cli [0-9.]+\n")
expect("--help", ["--help"], 0, r"Usage: .*")
expect("--help of a command", ["replay", "--help"], 0, r"Usage:.*--arena-offset=BYTES.*")
print("1..%d" % number)
