"""Write what CPython 3.12 says of the texts in syntax-errors.txt and tracebacks.txt.

    regenerate-errors.py [INTERPRETER]        python3.12 unless given

A case is a program, a line "----", and what the interpreter prints (standard output, then standard
error) with the file's name as test.py; a line "====" ends it. New cases are added as program and
"====" only. In syntax-errors.txt the program is no Python.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


def said_of(interpreter, path, text):
    path.write_bytes(text.encode("utf-8"))
    done = subprocess.run([interpreter, "-I", "-S", "-E", "-W", "ignore", path], capture_output=True,
                          env={"PYTHONHASHSEED": "0"})
    said = (done.stdout + done.stderr).decode("utf-8").replace(str(path), "test.py")
    return re.sub(r"0x[0-9a-f]{6,}", "0x…", said)


def regenerate(interpreter, path, name):
    file = HERE / name
    cases = file.read_bytes().decode("utf-8").split("====\n")[:-1]
    texts = [case.partition("----\n")[0] for case in cases]
    written = [text + "----\n" + said_of(interpreter, path, text) + "====\n" for text in texts]
    file.write_bytes("".join(written).encode("utf-8"))


def main():
    interpreter = sys.argv[1] if len(sys.argv) > 1 else "python3.12"
    with tempfile.TemporaryDirectory() as folder:
        for name in ("syntax-errors.txt", "tracebacks.txt"):
            regenerate(interpreter, pathlib.Path(folder) / "test.py", name)


main()
