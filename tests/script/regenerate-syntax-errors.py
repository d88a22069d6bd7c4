"""Write what CPython 3.12 says of the texts in syntax-errors.txt.

    regenerate-syntax-errors.py [INTERPRETER]        python3.12 unless given

A case is a text that is no Python, a line "----", and what the interpreter prints on standard error,
with the file's name as test.py; a line "====" ends it. New cases are added as text and "====" only.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).with_name("syntax-errors.txt")


def said_of(interpreter, path, text):
    path.write_bytes(text.encode("utf-8"))
    done = subprocess.run([interpreter, "-I", "-S", "-E", "-W", "ignore", path], capture_output=True)
    said = done.stderr.decode("utf-8").replace(str(path), "test.py")
    if not re.search(r"^(Syntax|Indentation|Tab)Error: ", said, re.M) or "Traceback" in said:
        sys.exit("no syntax error:\n" + text)
    return said


def main():
    interpreter = sys.argv[1] if len(sys.argv) > 1 else "python3.12"
    cases = CASES.read_bytes().decode("utf-8").split("====\n")[:-1]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "test.py"
        written = [text + "----\n" + said_of(interpreter, path, text)
                   for text in (case.partition("----\n")[0] for case in cases)]
    CASES.write_bytes("".join(case + "====\n" for case in written).encode("utf-8"))


main()
