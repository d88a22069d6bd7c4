"""What the desktop is told about the app: desktop entry, metainfo, media type, manual pages. TAP.

    test-citizen.py SOURCE-FOLDER DATA-BUILD-FOLDER CLI

Without the window there are only the command line's things to look at.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ID = "io.github.arenarium.Arenarium"
# Said once, for all commands.
COMMON = {"--help", "--version", "--quiet"}
MEDIA_TYPE = "application/x-arenarium-recording"
source, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
cli = sys.argv[3]


def run(*command, **environment):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, env={**os.environ, "LC_ALL": "C.UTF-8", **environment})
    return done.returncode, done.stdout


def succeeds(*command):
    status, text = run(*command)
    assert status == 0 and "error" not in text and "warning" not in text, text


def desktop_entry():
    succeeds("desktop-file-validate", build / f"{ID}.desktop")


def metainfo():
    succeeds("appstreamcli", "validate", "--no-net", "--pedantic", "--explain", build / f"{ID}.metainfo.xml")


def screenshots_are_there():
    text = (build / f"{ID}.metainfo.xml").read_text(encoding="utf-8")
    shown = set(re.findall(r"data/screenshots/([\w.-]+)", text))
    there = {path.name for path in (source / "data" / "screenshots").iterdir()}
    assert shown and shown <= there, f"{shown} against {there}"


def german():
    for name in (f"{ID}.metainfo.xml", f"{ID}.xml"):
        text = (build / name).read_text(encoding="utf-8")
        assert 'xml:lang="de"' in text, f"{name} has no German"
    assert "Keywords[de]=" in (build / f"{ID}.desktop").read_text(encoding="utf-8")


def media_type():
    """By name, and without one by its first bytes."""
    with tempfile.TemporaryDirectory() as folder:
        packages = pathlib.Path(folder) / "mime" / "packages"
        packages.mkdir(parents=True)
        (packages / f"{ID}.xml").write_bytes((build / f"{ID}.xml").read_bytes())
        succeeds("update-mime-database", packages.parent)
        recording = pathlib.Path(folder) / "recording"
        status, text = run(cli, "run", "--quiet", "--sample=two-nodes", f"--snapshot={recording}")
        assert status == 0, text
        for name in (recording, recording.with_suffix(".arenarium")):
            recording = recording.rename(name)
            _, text = run("/usr/bin/gio", "info", "-a", "standard::content-type", name,
                          XDG_DATA_HOME=folder)
            assert f"content-type: {MEDIA_TYPE}" in text, text


def media_type_is_said_once():
    header = (source / "src/model/arn-file.h").read_text(encoding="utf-8")
    assert f'"{MEDIA_TYPE}"' in header
    entry = (build / f"{ID}.desktop").read_text(encoding="utf-8")
    assert re.search(rf"^MimeType=.*{MEDIA_TYPE};", entry, re.M), entry
    icon = MEDIA_TYPE.replace("/", "-") + ".svg"
    assert (source / "data/icons/hicolor/scalable/mimetypes" / icon).exists()


def manual_pages():
    for page in sorted((source / "data").glob("*.1")):
        _, text = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page, MANROFFSEQ="",
                      MANWIDTH="80")
        complaints = [line for line in text.splitlines() if "warning" in line or "error" in line]
        assert not complaints, "\n".join(complaints)


def manual_names_all():
    """Every command and option of the command line is in its manual page."""
    page = (source / "data/arenarium-cli.1").read_text(encoding="utf-8").replace("\\-", "-")
    _, text = run(cli, "--help")
    commands = re.findall(r"^  ([a-z]+)  ", text, re.M)
    assert commands, text
    missing = [name for name in commands if not re.search(rf"^\.SS {name}$", page, re.M)]
    for command in commands:
        section = re.search(rf"^\.SS {command}$(.*?)(?=^\.S[SH] )", page, re.M | re.S)
        options = set(re.findall(r"(--[a-z-]+)", run(cli, command, "--help")[1])) - COMMON
        missing += [f"{command} {option}" for option in sorted(options)
                    if not section or not re.search(rf"{option}(?![a-z-])", section.group(1))]
    assert not missing, f"not in arenarium-cli.1: {', '.join(missing)}"


tests = [manual_pages, manual_names_all]
if (build / f"{ID}.desktop").exists():
    tests += [desktop_entry, metainfo, screenshots_are_there, german, media_type, media_type_is_said_once]
print(f"1..{len(tests)}")
for number, test in enumerate(tests, 1):
    try:
        test()
        print(f"ok {number} - {test.__name__}")
    except AssertionError as error:
        print(f"not ok {number} - {test.__name__}")
        print("\n".join("# " + line for line in str(error).splitlines()))
