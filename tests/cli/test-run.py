"""arenarium-cli run, samples and report: what they print, and their exit codes. Prints TAP.

    test-run.py ARENARIUM-CLI
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


hello = write("hello.py", "import sys\nprint('hello', *sys.argv[1:])\n")
cycle = write("cycle.py", "a = []\na.append(a)  # arenarium: snapshot \"held\"\ndel a\n"
              "kept = [str(n) for n in range(100)]\nprint('done')\n")
out = os.path.join(folder.name, "out.arenarium")

expect("prints what the program prints", ["run", hello], 0, "hello\n")
expect("passes arguments on", ["run", hello, "--", "a", "b c"], 0, "hello a b c\n")
expect("reads standard input", ["run", "-"], 0, "3\n", given="print(1 + 2)\n")
expect("an exception is 1", ["run", write("bad.py", "print('x')\n[].pop()\n")], 1, "x\n",
       r"Traceback \(most recent call last\):\n  File \".*bad\.py\", line 2, in <module>\n"
       r"    \[\]\.pop\(\)\nIndexError: pop from empty list\n")
expect("sys.exit is 1", ["run", write("exit.py", "import sys\nsys.exit(3)\n")], 1)
expect("a syntax error is 3", ["run", write("syntax.py", "x = (1,\n")], 3, "",
       r"  File \".*syntax\.py\", line 1\n    x = \(1,\n        \^\nSyntaxError: .* was never closed\n")
expect("all that is outside the language is said", ["run", write(
    "outside.py", "import socket\nasync def f():\n    pass\n")], 3, "",
    r".*outside\.py:1:.*socket.*outside\.py:2:.*async.*")
expect("a missing file is 3", ["run", os.path.join(folder.name, "none.py")], 3, "",
       r"arenarium-cli: .*none\.py.*\n")
expect("no workload is 2", ["run"], 2, "", r"arenarium-cli: .*\n")
expect("an unknown profile is 2", ["run", hello, "--profile", "3.0"], 2, "", r".*3\.0.*\n")
expect("a full heap is a MemoryError", ["run", "--heap-limit", "8000000", write(
    "full.py", "kept = []\nwhile True:\n    kept.append('x' * 10000)\n")], 1, "",
    r"Traceback.*\nMemoryError\n")
expect("an endless loop can be stopped", ["run", "--timeout", "0.3", write(
    "loop.py", "while True:\n    pass\n")], 1, "", r".*was stopped after 0\.3 seconds\n")
expect("a snapshot changes nothing that is printed", ["run", cycle, "--snapshot", out], 0,
       "done\n")
expect("its report has every view", ["report", out], 0,
       r"Snapshot\n.*\nArenas\n.*\nTypes\n.*\nGenerations\n.*\nMost memory by line\n"
       r".*cycle\.py +4 .*\nUnreachable cycles\n.*")
expect("one view only", ["report", out, "--view", "generations", "--quiet"], 0,
       r"Collector\n.*\nGenerations\n.*")
expect("a recording that cannot be written is 3, with its name", ["run", hello, "--snapshot", "/none/x"], 3,
       "hello\n", r"arenarium-cli: /none/x: [^\n]+\n")
expect("an unknown view is 2", ["report", out, "--view", "moon"], 2, "", r".*moon.*\n")
expect("a foreign file is 3", ["report", hello], 3, "", r"arenarium-cli: .*hello\.py.*\n")
expect("samples are listed", ["samples"], 0, r".*two-nodes +Two Nodes\n.*")
expect("a sample runs", ["run", "--sample", "two-nodes"], 0, r".*unreachable objects found: 2\n")
print("1..%d" % number)
