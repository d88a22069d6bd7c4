#!/usr/bin/env python3
"""Run every sample, in Arenarium and where there is one in CPython 3.12, and check what it prints.

    run-samples.py ARENARIUM-CLI SOURCE-FOLDER [NAME...]     prints TAP
    run-samples.py --write INTERPRETER SOURCE-FOLDER         writes NAME.out beside this file

NAME.out is what CPython 3.12.1 prints, byte for byte. NAME.like stands in its place where no exact
text exists: one regular expression for each line. A sample that imports a module which is no part of
Python is not compared where CPython does not have it; the test says so. CPython is python3.12 in
PATH, or the newest 3.12 of pyenv.
"""
import configparser
import difflib
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT = 120
MOST_SNAPSHOTS = 6                      # that one mark takes: a person is stopped at each
FOREIGN = ("memory_profiler", "psutil")
MARK = re.compile(r'# arenarium: snapshot "([^"]+)"')


def read_index(source):
    index = configparser.ConfigParser(interpolation=None, strict=True)
    index.optionxform = str
    index.read(source / "data/samples/samples.desktop.in", encoding="utf-8")
    return index


def reference_interpreters():
    yield "python3.12"
    versions = pathlib.Path.home() / ".pyenv/versions"
    for folder in sorted(versions.glob("3.12*"), reverse=True):
        yield str(folder / "bin/python3.12")


def find_reference():
    """How CPython 3.12 is started, or None."""
    for interpreter in reference_interpreters():
        command = [interpreter, "-I", "-S", "-E"]
        try:
            version = subprocess.run([*command, "-c", "import sys; print(*sys.version_info[:2])"],
                                     capture_output=True, text=True)
        except OSError:
            continue
        if version.stdout == "3 12\n":
            return command
    return None


def differences(name, output):
    pattern_file = HERE / (name + ".like")
    if pattern_file.exists():
        patterns = pattern_file.read_text().rstrip("\n").split("\n")
        lines = output.decode("utf-8", "backslashreplace").rstrip("\n").split("\n")
        wrong = ["/%s/ does not match: %s" % (pattern, line)
                 for pattern, line in zip(patterns, lines) if not re.fullmatch(pattern, line)]
        if len(patterns) != len(lines):
            wrong.append("%d lines, not %d" % (len(lines), len(patterns)))
        return wrong
    expected = (HERE / (name + ".out")).read_bytes()
    if output == expected:
        return []
    texts = [text.decode("utf-8", "backslashreplace").splitlines() for text in (expected, output)]
    return list(difflib.unified_diff(*texts, "expected", "printed", lineterm="", n=1)) or \
        ["differs in line ends only"]


def start(command, folder):
    return subprocess.run(command, cwd=folder, timeout=TIMEOUT, stdin=subprocess.DEVNULL,
                          capture_output=True)


def complaints_of(name, done):
    """What is wrong with a run; nothing goes to stderr."""
    wrong = differences(name, done.stdout)
    if done.returncode != 0:
        wrong.append("exit status %d" % done.returncode)
    return wrong + done.stderr.decode("utf-8", "backslashreplace").splitlines()[-8:]


def check_engine(cli, name, text):
    """By the name that the command line knows it by, and with a recording of all its marks."""
    with tempfile.TemporaryDirectory() as folder:
        recording = pathlib.Path(folder, "out.arenarium")
        done = start([cli, "run", "--sample", name, "--quiet", "--snapshot", recording], folder)
        wrong = complaints_of(name, done)
        saved = recording.read_bytes() if recording.exists() else b""
    for label in MARK.findall(text):
        # It stands in the source between quotes, in a snapshot as a text with a zero behind it.
        taken = saved.count(label.encode() + b"\0")
        if not 1 <= taken <= MOST_SNAPSHOTS:
            wrong.append("the mark “%s” took %d snapshots" % (label, taken))
    return wrong


def check_files(source, name, entry, text):
    wrong = []
    for key, limit in (("Title", 32), ("Topic", 24), ("Hint", 100)):
        if not 0 < len(entry.get(key, "")) <= limit:
            wrong.append("%s has 1 to %d characters, not “%s”" % (key, limit, entry.get(key)))
    if not 10 <= len(text.splitlines()) <= 65:
        wrong.append("a sample has 10 to 65 lines, not %d" % len(text.splitlines()))
    if not text.startswith('"""'):
        wrong.append("it does not begin by saying what it teaches")
    if "# arenarium: " not in text:
        wrong.append("it has no mark")
    if not text.isascii():
        wrong.append("it is not plain ASCII")
    picture = "arn-sample-%s.svg" % name
    if not (source / "data/icons/samples" / picture).exists():
        wrong.append("it has no picture")
    if 'alias="%s"' % picture not in (source / "ui/arenarium.gresource.xml").read_text():
        wrong.append("its picture is not among the resources")
    return wrong


def check_index(source, index):
    samples = {path.stem for path in (source / "data/samples").glob("*.py")}
    pictures = {path.stem.removeprefix("arn-sample-")
                for path in (source / "data/icons/samples").glob("*.svg")}
    outputs = {path.stem for pattern in ("*.out", "*.like") for path in HERE.glob(pattern)}
    listed = set(index.sections())
    wrong = ["%s: %s" % (what, ", ".join(sorted(found ^ listed))) for what, found in (
        ("samples and index differ", samples), ("pictures and index differ", pictures),
        ("stored outputs and index differ", outputs)) if found != listed]
    topics = [index[name]["Topic"] for name in index.sections()]
    for first, topic in enumerate(topics):
        if first > 0 and topics[first - 1] != topic and topic in topics[:first]:
            wrong.append("the samples of “%s” do not stand together" % topic)
    return wrong


class Report:
    def __init__(self):
        self.number = self.failed = 0

    def say(self, what, wrong, skipped=None):
        self.number += 1
        self.failed += bool(wrong)
        print("%s %d - %s%s" % ("not ok" if wrong else "ok", self.number, what,
                                " # SKIP " + skipped if skipped else ""))
        for line in wrong[:40]:
            print("#   " + line)
        sys.stdout.flush()


def check_reference(report, reference, name, folder, text):
    what = "%s prints the same in CPython 3.12" % name
    missing = [module for module in FOREIGN
               if re.search(r"^(import|from) %s\b" % module, text, re.M)]
    if reference is None:
        report.say(what, [], "no CPython 3.12 is installed")
    elif any(start([*reference, "-c", "import " + module], folder).returncode for module in missing):
        report.say(what, [], "CPython here has no " + missing[0])
    else:
        report.say(what, complaints_of(name, start([*reference, name + ".py"], folder)))


def write_outputs(interpreter, folder, names):
    for name in names:
        if not (HERE / (name + ".like")).exists():
            done = start([interpreter, "-I", "-S", "-E", name + ".py"], folder)
            if done.returncode == 0:
                (HERE / (name + ".out")).write_bytes(done.stdout)
            else:
                print("%s: %s" % (name, done.stderr.decode().splitlines()[-1]), file=sys.stderr)


def main():
    arguments = sys.argv[1:]
    write = arguments[0] == "--write"
    if write:
        del arguments[0]
    source = pathlib.Path(arguments[1])
    folder = source / "data/samples"
    index = read_index(source)
    if write:
        write_outputs(arguments[0], folder, index.sections())
        return 0
    cli = str(pathlib.Path(arguments[0]).resolve())
    names = arguments[2:] or index.sections()
    reference = find_reference()
    report = Report()
    print("1..%d" % (1 + 3 * len(names)))
    report.say("index, samples, pictures and outputs belong together", check_index(source, index))
    for name in names:
        text = (folder / (name + ".py")).read_text(encoding="utf-8")
        report.say("%s has all that a sample has" % name,
                   check_files(source, name, index[name], text))
        report.say("%s runs, prints what it should and acts on its marks" % name,
                   check_engine(cli, name, text))
        check_reference(report, reference, name, folder, text)
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
