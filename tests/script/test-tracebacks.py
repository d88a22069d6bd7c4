"""What programs print that end with an exception, compared with the words of CPython 3.12 in
tracebacks.txt, which regenerate-errors.py writes. Prints TAP.

    test-tracebacks.py ARENARIUM-CLI
"""
import difflib
import pathlib
import re
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).with_name("tracebacks.txt")


def said_of(cli, path, text):
    path.write_bytes(text.encode("utf-8"))
    done = subprocess.run([cli, "run", "--timeout", "30", path], capture_output=True)
    said = (done.stdout + done.stderr).decode("utf-8").replace(str(path), "test.py")
    return re.sub(r"0x[0-9a-f]{6,}", "0x…", said)


def main():
    cases = CASES.read_bytes().decode("utf-8").split("====\n")[:-1]
    print("1..%d" % len(cases))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "test.py"
        for number, case in enumerate(cases, 1):
            text, _, wanted = case.partition("----\n")
            said = said_of(sys.argv[1], path, text)
            print("%s %d" % ("ok" if said == wanted else "not ok", number))
            for line in difflib.unified_diff(wanted.splitlines(), said.splitlines(), "expected",
                                             "printed", lineterm="") if said != wanted else ():
                print("#   " + line)


main()
