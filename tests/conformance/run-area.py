#!/usr/bin/env python3
"""Run the conformance cases of one area and say, as TAP, which of them print what they should.

    run-area.py ARENARIUM-CLI AREA [NAME...]

A case whose output differs shows the difference. The cases of optional.txt are compared and
reported, but a difference there is no failure: it depends on what CPython leaves behind at start-up.
"""
import difflib
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent
TIMEOUT = 60


def optional_cases():
    lines = (ROOT / "optional.txt").read_text().splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def run(cli, script):
    """What the case wrote on stdout and stderr, and its exit status (None: it took too long)."""
    try:
        done = subprocess.run([cli, "run", script.name], cwd=script.parent, timeout=TIMEOUT,
                              stdin=subprocess.DEVNULL, capture_output=True)
    except subprocess.TimeoutExpired as expired:
        return expired.stdout or b"", expired.stderr or b"", None
    return done.stdout, done.stderr, done.returncode


def difference(script, output):
    """Lines that show how the output differs from what is expected; none when it doesn't."""
    text = output.decode("utf-8", "backslashreplace")
    pattern_file = script.with_suffix(".like")
    if pattern_file.exists():
        patterns = pattern_file.read_text().rstrip("\n").split("\n")
        lines = text.rstrip("\n").split("\n")
        wrong = []
        for number in range(max(len(patterns), len(lines))):
            pattern = patterns[number] if number < len(patterns) else None
            line = lines[number] if number < len(lines) else None
            if pattern is None or line is None or not re.fullmatch(pattern, line):
                wrong.append("line %d: /%s/ does not match: %s" % (number + 1, pattern, line))
        return wrong
    expected = script.with_suffix(".out").read_bytes()
    if output == expected:
        return []
    wanted = expected.decode("utf-8", "backslashreplace")
    return list(difflib.unified_diff(wanted.splitlines(), text.splitlines(), "expected", "printed",
                                     lineterm="", n=1)) or ["differs in line ends only"]


def main():
    cli = str(pathlib.Path(sys.argv[1]).resolve())
    area = ROOT / sys.argv[2]
    names = sys.argv[3:] or sorted(path.stem for path in area.glob("*.py"))
    optional = optional_cases()
    failed = 0
    print("1..%d" % len(names))
    for number, name in enumerate(names, 1):
        script = area / (name + ".py")
        case = "%s/%s" % (area.name, name)
        wanted = 1 if re.search(r"^# exit: 1$", script.read_text(), re.M) else 0
        output, errors, status = run(cli, script)
        wrong = difference(script, output)
        if status != wanted:
            shown = "it took too long" if status is None else "exit status %d" % status
            wrong.append("%s, not %d" % (shown, wanted))
            wrong += errors.decode("utf-8", "backslashreplace").splitlines()[-12:]
        if not wrong:
            print("ok %d - %s" % (number, case))
            continue
        if case in optional:
            print("ok %d - %s (differs; optional)" % (number, case))
        else:
            print("not ok %d - %s" % (number, case))
            failed += 1
        for line in wrong[:60]:
            print("#   " + line)
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
