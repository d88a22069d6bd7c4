#!/usr/bin/env python3
"""Compare generated programs with a CPython 3.12, where one is installed.

    compare-random.py ARENARIUM-CLI [--programs N] [--seconds S] [--seed N | --fresh] [--theme T] [--keep FOLDER]

Ends after N programs or S seconds. Seeds go up from --seed (1, or made of the clock with --fresh) and are
printed; a program whose outputs differ is stored in FOLDER with the difference shown. Without an
interpreter everything is skipped: what CPython 3.12 prints for the stored programs is stored too.
"""
import argparse
import difflib
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent
THEMES = ["graph", "flow", "values", "collector", "tracer", "sizes"]
TIMEOUT = 60
# Some of the programs compute for ever; the reference shows which.
REFERENCE_TIMEOUT = 10


def find_reference():
    """A CPython 3.12 that answers; None if there is none."""
    candidates = [shutil.which("python3.12")]
    versions = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv")) / "versions"
    candidates += [str(path) for path in sorted(versions.glob("3.12*/bin/python3.12"))]
    question = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
    for candidate in candidates:
        if candidate is None:
            continue
        done = subprocess.run([candidate, "-c", question], capture_output=True, text=True)
        if done.stdout.split() == ["cpython", "3", "12"]:
            return candidate
    return None


def load_generator():
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(ROOT))
    spec = importlib.util.spec_from_file_location("generate_random", ROOT / "generate-random.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(command, script, timeout):
    """Output and exit status, 'no end' after the time limit."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        done = subprocess.run([*command, script.name], cwd=script.parent, timeout=timeout, capture_output=True,
                              stdin=subprocess.DEVNULL, env={**environment, "PYTHONHASHSEED": "0"})
    except subprocess.TimeoutExpired:
        return b"", "no end", b""
    return done.stdout, done.returncode, done.stderr


def difference(cli, reference, script):
    """Lines that say how the two differ; none when they don't, None when the reference finds no end."""
    wanted, wanted_status, _ = run([reference, "-S", "-s", "-B"], script, REFERENCE_TIMEOUT)
    if wanted_status == "no end":
        return None
    printed, status, errors = run([cli, "run"], script, TIMEOUT)
    if (wanted, wanted_status) == (printed, status):
        return []
    lines = list(difflib.unified_diff(wanted.decode("utf-8", "backslashreplace").splitlines(),
                                      printed.decode("utf-8", "backslashreplace").splitlines(),
                                      "CPython", "Arenarium", lineterm="", n=1))
    if wanted_status != status:
        lines += [f"exit status {status}, not {wanted_status}", *errors.decode("utf-8", "replace").splitlines()[-6:]]
    return lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--programs", type=int, default=30)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--keep", type=pathlib.Path, default=pathlib.Path("."))
    options = parser.parse_args()
    first = int(time.time()) * 100 if options.fresh else options.seed
    reference = find_reference()
    if reference is None:
        print("1..0 # SKIP there is no CPython 3.12 to compare with")
        return
    cli, generator = str(pathlib.Path(options.cli).resolve()), load_generator()
    folder = options.keep.resolve() / "random"
    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + options.seconds
    number = 0
    while number < options.programs and (number == 0 or time.monotonic() < end):
        seed = first + number
        theme = options.theme or THEMES[number % len(THEMES)]
        script = folder / f"{theme}_{seed}.py"
        script.write_text(generator.write(seed, 120, theme))
        lines = difference(cli, reference, script)
        number += 1
        skip = " # SKIP it has no end" if lines is None else ""
        print(f"{'not ' if lines else ''}ok {number} - {theme} {seed}{skip}")
        if lines:
            print("\n".join("# " + line for line in lines[:40]))
            print(f"# the program: {script}")
        else:
            script.unlink()
        sys.stdout.flush()
    print(f"1..{number}")


if __name__ == "__main__":
    main()
