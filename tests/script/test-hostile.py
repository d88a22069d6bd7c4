"""Programs that would bring a careless interpreter down: each ends as it should, within seconds and
within the heap's limit. Prints TAP.

    test-hostile.py ARENARIUM-CLI

The programs of hostile/ say in their first line how they end, "# ends: A or B":

    fine        with exit status 0
    stopped     by --timeout, which is a person's Stop
    NAME        by an exception of that type (or by a syntax error, before they start)

The other texts are made here, since they are large. However a program ends, it gets no more than
LIMIT seconds of processor time.
"""
import concurrent.futures
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).with_name("hostile")
HEAP = 256 << 20
LIMIT = 30
DEEP = 10000


def blocks(head, count):
    return "".join(" " * i + head + "\n" for i in range(count)) + " " * count + "pass\n"


SOURCES = {
    "brackets": ("x = " + "(" * DEEP + ")" * DEEP + "\n", "SyntaxError"),
    "open brackets": ("[" * DEEP, "SyntaxError"),
    "braces": ("x = " + "{" * DEEP + "}" * DEEP + "\n", "SyntaxError"),
    "blocks": (blocks("if 1:", DEEP // 5), "IndentationError"),
    "loops": (blocks("for x in 'a':", 25), "SyntaxError"),
    "functions in functions": (blocks("def f():", 99), "fine"),
    "comprehensions": ("x = " + "[" * 100 + "1" + " for i in x]" * 100 + "\n", "SyntaxError"),
    "comprehension with many clauses": ("[1" + " for i in 'a'" * 100 + "]\n", "SyntaxError or fine"),
    "lambdas": ("x = " + "lambda: " * DEEP + "1\n", "SyntaxError"),
    "f-strings": ("x = " + "f'{" * DEEP + "1" + "}'" * DEEP + "\n", "SyntaxError"),
    "signs": ("x = " + "-" * DEEP + "1\n", "SyntaxError"),
    "nots": ("x = " + "not " * DEEP + "1\n", "SyntaxError"),
    "attributes": ("x" + ".a" * DEEP + "\n", "SyntaxError"),
    "calls": ("x" + "()" * DEEP + "\n", "SyntaxError"),
    "subscripts": ("x" + "[0]" * DEEP + "\n", "SyntaxError"),
    "sums": ("x = " + "a + " * DEEP + "a\n", "SyntaxError"),
    "powers": ("x = " + "1 ** " * DEEP + "1\n", "SyntaxError"),
    "conditionals": ("x = " + "1 if 1 else " * DEEP + "1\n", "SyntaxError"),
    "long elif chain": ("if 0: pass\n" + "elif 0: pass\n" * DEEP, "SyntaxError"),
    "elif chain": ("if 0: pass\n" + "elif 0: pass\n" * 1000, "fine"),
    "comparisons": ("a = 1\nx = " + "a < " * DEEP + "a\n", "fine"),
    "ands": ("a = 1\nx = " + "a and " * DEEP + "a\n", "fine"),
    "targets": (" = ".join("a%d" % i for i in range(DEEP)) + " = 1\n", "fine"),
    "decorators": ("@a\n" * DEEP + "def f(): pass\n", "NameError"),
    "arguments": ("def f(*a): pass\nf(" + "1, " * 100000 + ")\n", "fine"),
    "parameters": ("def f(" + ", ".join("a%d" % i for i in range(20000)) + "): pass\n", "fine"),
    "functions": ("".join("def f%d(): pass\n" % i for i in range(100000)), "fine or stopped"),
    "constants": ("x = [" + ", ".join("'%d'" % i for i in range(100000)) + "]\n", "fine"),
    "locals": ("def f():\n" + "".join(" a%d = 1\n" % i for i in range(100000)) + "f()\n", "fine"),
    "a million lines": ("x = 1\n" * 1000000, "fine or stopped"),
    "a million empty lines": ("\n" * 1000000 + "x\n", "NameError"),
    "a long name": ("a" * 10000000 + "\n", "NameError"),
    "a line of 50 MB": ("x = '" + "a" * (50 << 20) + "'\n", "fine"),
    "a wrong line of 50 MB": ("x = '" + "a" * (50 << 20) + "' b\n", "SyntaxError"),
    "a line of 50 MB that raises": ("x = '" + "a" * (50 << 20) + "'; y\n", "NameError"),
    "50 MB of brackets": ("(" * (50 << 20), "SyntaxError"),
    "50 MB of blanks": (" " * (50 << 20) + "x\n", "IndentationError"),
    "an int of ten million digits": ("x = " + "9" * 10000000 + "\n", "SyntaxError"),
    "a hexadecimal int of ten million digits": ("x = 0x" + "f" * 10000000 + "\n", "fine"),
    "a float of ten million digits": ("x = " + "9" * 10000000 + ".0\n", "fine"),
    "a folded power": ("x = 2 ** 2 ** 2 ** 2 ** 2 ** 2\n", "stopped"),
    "a folded text": ("x = 'a' * 10 ** 12\n", "MemoryError"),
    "a folded shift": ("x = 1 << 10 ** 12\n", "MemoryError or OverflowError"),
    "much that is refused": ("async def f(): pass\n" * DEEP, "refused"),
    "a NUL byte": (b"x = 1\n\0\n", "SyntaxError"),
    "a NUL byte in a text": (b"x = 'a\0b'\n", "SyntaxError"),
    "wrong UTF-8": (b"x = '\xff'\n", "SyntaxError"),
    "cut UTF-8": (b"x = '\xc3", "SyntaxError"),
    "a surrogate": (b"x = '\xed\xa0\x80'\n", "SyntaxError"),
    "UTF-16": ("x = 1\n".encode("utf-16"), "SyntaxError"),
    "a byte order mark": (b"\xef\xbb\xbfx = 1\n", "fine"),
    "a cookie": (b"# -*- coding: utf-8 -*-\nx = 1\n", "fine"),
    "a cookie of another encoding": (b"# coding: latin-1\nx = '\xe4'\n", "SyntaxError or refused"),
    "an unknown cookie": (b"# coding: nonsense\n", "refused"),
    "carriage returns": (b"x = 1\ry = 2\rz\r", "NameError"),
    "nothing": (b"", "fine"),
}


def ended(done):
    """How it ended, in the words above; NULL for an end that is none of them."""
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode == 0:
        return "fine"
    if done.returncode == 1 and re.search(r"^arenarium-cli: .* was stopped after", said, re.M):
        return "stopped"
    names = re.findall(r"^(\w+(?:Error|Exception|Interrupt))\b", said, re.M)
    if done.returncode in (1, 3) and names:
        return names[-1]
    if done.returncode == 3 and "is not supported" in said:
        return "refused"
    return "status %d: %s" % (done.returncode, said[-300:])


def run(cli, path, ends):
    wanted = ends.split(" or ")
    timeout = 0.3 if wanted == ["stopped"] else 2 if "stopped" in wanted else 100
    done = subprocess.run([cli, "run", "--heap-limit", str(HEAP), "--timeout", str(timeout), path],
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT)))
    end = ended(done)
    return end if end not in wanted else None


def cases(folder):
    for path in sorted(FOLDER.glob("*.py")):
        ends = re.match(r"# ends: (.*)\n", path.read_text()).group(1)
        yield path.stem, path, ends
    for number, (name, (text, ends)) in enumerate(SOURCES.items()):
        path = folder / ("source%d.py" % number)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        yield name, path, ends


def main():
    cli = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        table = list(cases(pathlib.Path(name)))
        print("1..%d" % len(table))
        with concurrent.futures.ThreadPoolExecutor(min(os.cpu_count(), 4)) as pool:
            ends = pool.map(lambda case: run(cli, case[1], case[2]), table)
            for number, (case, wrong) in enumerate(zip(table, ends), 1):
                print("%s %d - %s" % ("not ok" if wrong else "ok", number, case[0]), flush=True)
                if wrong:
                    print("# ended: %s, not: %s" % (wrong.replace("\n", "\n# "), case[2]))


main()
