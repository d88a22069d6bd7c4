"""arenarium-cli report, diff and samples: every view in every format, read by the json and csv modules
and compared with facts; errors and exit codes; hostile files. Prints TAP.

    test-report.py ARENARIUM-CLI
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile

cli = sys.argv[1]
folder = tempfile.TemporaryDirectory()
environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
number = 0

# A comma and a quote in its name end up in the columns of files.
PROGRAM = """import gc
gc.disable()
class Node:
    pass
kept = [str(n) * 10 for n in range(300)]  # arenarium: snapshot "early, first"
a, b = Node(), Node()
a.other, b.other = b, a
del a, b
alone = []
alone.append(alone)
del alone
def grow(n):
    return [bytes(700) for _ in range(n)]
big = grow(40)  # arenarium: snapshot "7"
gc.collect(0)
c, d = Node(), Node()
c.other, d.other = d, c
del c, d
"""


def check(what, wrong):
    """`wrong`: texts of what is wrong, or an empty list."""
    global number
    number += 1
    print("%s %d - %s" % ("not ok" if wrong else "ok", number, what))
    for line in wrong:
        print("# " + str(line)[:600])


def run(*arguments, code=0, given=None, env=environment):
    done = subprocess.run([cli, *arguments], input=given, capture_output=True, env=env)
    if done.returncode != code:
        raise AssertionError("%s ended with %d: %s" % (arguments, done.returncode, done.stderr.decode()))
    return done.stdout.decode()


def expect(what):
    """The function's AssertionError is what is wrong; it is run at once."""
    def decorate(function):
        try:
            function()
            check(what, [])
        except (AssertionError, KeyError, ValueError, IndexError) as error:
            check(what, ["%s: %s" % (type(error).__name__, error)])
    return decorate


def equal(a, b):
    assert a == b, "%r is not %r" % (a, b)


def error_of(*arguments, code, given=None):
    """The one sentence on stderr."""
    done = subprocess.run([cli, *arguments], input=given, capture_output=True, env=environment)
    equal(done.returncode, code)
    equal(done.stdout, b"")
    lines = done.stderr.decode().splitlines()
    equal(len(lines), 1)
    assert lines[0].startswith("arenarium-cli: "), lines[0]
    return lines[0]


def load(*arguments):
    return json.loads(run(*arguments, "--format", "json"))


def rows_of(*arguments):
    text = run(*arguments, "--format", "csv")
    assert text.endswith("\r\n"), "no CRLF at the end"
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


program = os.path.join(folder.name, 'od,d "name".py')
with open(program, "w") as stream:
    stream.write(PROGRAM)
out = os.path.join(folder.name, "out.arenarium")
run("run", program, "--snapshot", out, "--trace", "10")
whole = load("report", out)
heap = whole["arenas"]["heap"]
VIEWS = {
    "arenas": ["heap", "arenas", "classes"],
    "types": ["objects", "types"],
    "generations": ["collector", "generations", "collections"],
    "top": ["traced", "top"],
    "leaks": ["garbage", "cycles", "retained", "changes"],
}


@expect("without --view JSON has every view with its tables")
def _():
    equal({name: list(whole[name]) for name in VIEWS}, VIEWS)
    equal(list(whole)[:2], ["arenarium", "snapshot"])


for view, tables in VIEWS.items():
    for by in ("line", "file", "traceback"):
        def formats():
            as_json = load("report", out, "--view", view, "--by", by)
            equal(list(as_json[view]), tables)
            as_rows = rows_of("report", out, "--view", view, "--by", by)
            for table in tables:
                rows = as_json[view][table]
                csv_rows = [row for row in as_rows if row["table"] == table]
                if isinstance(rows, dict):  # a record: only when asked for
                    equal(csv_rows, [])
                    csv_rows = rows_of("report", out, "--view", view, "--by", by, "--table", table)
                    rows = [rows]
                equal(len(csv_rows), len(rows))
                for row, csv_row in zip(rows, csv_rows):
                    for key, value in row.items():
                        if isinstance(value, list):
                            value = "\n".join(value)
                        elif isinstance(value, bool):
                            value = "true" if value else "false"
                        elif isinstance(value, float):
                            value = "%.6f" % value
                        equal(csv_row[key], "" if value is None else str(value))
            text = run("report", out, "--view", view, "--by", by)
            equal(text.count("\n\n"), len(tables))
            assert not re.search(r" +\n", text), "a line ends with spaces"
        expect("%s by %s: JSON, CSV and text say the same" % (view, by))(formats)


@expect("bytes in use of arenas and of size classes add up to the heap's")
def _():
    for table in ("arenas", "classes"):
        equal(sum(row["bytes_in_use"] for row in whole["arenas"][table]), heap["bytes_in_use"])
        equal(sum(row["blocks_in_use"] for row in whole["arenas"][table]),
              heap["blocks_in_use"] - heap["large_blocks"])


@expect("arenas add up to what is used, free and lost")
def _():
    equal(len(whole["arenas"]["arenas"]), heap["arenas"])
    equal(sum(row["free_pools"] for row in whole["arenas"]["arenas"]), heap["free_pools"])
    available = sum(row["blocks_available"] * row["block_size"] for row in whole["arenas"]["classes"])
    equal(heap["bytes_in_use"] + available + heap["header_bytes"] + heap["tail_bytes"]
          + heap["slack_bytes"] + heap["unused_bytes"], heap["arenas"] * heap["arena_size"])


@expect("types add up to the objects")
def _():
    types = whole["types"]
    for key, sums in (("count", "objects"), ("bytes", "bytes"), ("total_bytes", "total_bytes")):
        equal(sum(row[key] for row in types["types"]), types["objects"][sums])
    assert abs(sum(row["share"] for row in types["types"]) - 1) < 1e-9
    equal([row["count"] for row in types["types"] if row["type"] == "Node"], [2])


@expect("generations add up to the tracked objects, and the collection is told")
def _():
    generations = whole["generations"]
    equal(generations["collector"]["automatic"], False)
    equal(sum(row["objects"] for row in generations["generations"]) + generations["collector"]["frozen"],
          generations["collector"]["tracked"])
    equal([row["collected"] for row in generations["generations"]], [3, 0, 0])
    equal([(row["line"], row["collected_generation"], row["freed"])
           for row in generations["collections"]], [(15, 0, 3)])


@expect("a collection says its line and its cause, with marks and without, and times ascend")
def _():
    path = os.path.join(folder.name, "many.py")
    with open(path, "w") as stream:
        stream.write("import gc\nkept = []\nfor n in range(3000):\n    kept.append([n])\ngc.collect()\n")
    result = os.path.join(folder.name, "many.arenarium")
    run("run", path, "--snapshot", result)
    rows = load("report", result, "--view", "generations")["generations"]["collections"]
    assert len(rows) > 4, rows
    equal({(row["line"], row["cause"]) for row in rows[:-1]}, {(4, "threshold")})
    equal((rows[-1]["line"], rows[-1]["cause"], rows[-1]["collected_generation"]), (5, "gc.collect ()", 2))
    times = [row["time_ns"] for row in rows]
    equal(times, sorted(times))


@expect("lines, files and tracebacks have the same sum, that of traced memory")
def _():
    sums = set()
    for by in ("line", "file", "traceback"):
        top = load("report", out, "--view", "top", "--by", by)["top"]
        equal(sum(row["bytes"] for row in top["top"]), top["traced"]["bytes"])
        equal(sum(row["blocks"] for row in top["top"]), top["traced"]["blocks"])
        equal([row["bytes"] for row in top["top"]],
              sorted((row["bytes"] for row in top["top"]), reverse=True))
        sums.add((top["traced"]["bytes"], top["traced"]["blocks"]))
    equal(len(sums), 1)


@expect("a line and its traceback are the program's")
def _():
    top = load("report", out, "--view", "top")["top"]["top"]
    equal((top[0]["file"], top[0]["line"]), (program, 13))
    assert top[0]["bytes"] >= 40 * 700 and top[0]["blocks"] >= 40, top[0]
    top = load("report", out, "--view", "top", "--by", "traceback")["top"]["top"]
    equal(top[0]["traceback"], [program + ":13", program + ":14"])
    equal(rows_of("report", out, "--view", "top")[0]["file"], program)


@expect("--cumulative counts every call of a traceback")
def _():
    def bytes_of(line, *options):
        top = load("report", out, "--view", "top", *options)["top"]["top"]
        return sum(row["bytes"] for row in top if row["line"] == line)
    assert bytes_of(14) < 40 * 700 <= bytes_of(14, "--cumulative"), bytes_of(14)
    equal(bytes_of(5), bytes_of(5, "--cumulative"))


@expect("an unreachable cycle is a leak, one that was collected is not")
def _():
    leaks = load("report", out, "--view", "leaks", "--at", "2")["leaks"]
    equal([(row["members"], row["objects"]) for row in leaks["cycles"]], [("Node × 2", 2), ("list", 1)])
    leaks = whole["leaks"]
    equal([(row["members"], row["objects"], row["allocated_at"]) for row in leaks["cycles"]],
          [("Node × 2", 2, program + ":16")])
    equal(leaks["garbage"]["unreachable_cycles"], 1)
    assert leaks["garbage"]["unreachable_objects"] >= 2, leaks["garbage"]


@expect("the biggest retained are in order, and the list of big ones is among them")
def _():
    retained = whole["leaks"]["retained"]
    equal(len(retained), 20)
    sizes = [row["retained_bytes"] for row in retained]
    equal(sizes, sorted(sizes, reverse=True))
    big = [row for row in retained if row["held_by"].startswith("['big']")]
    equal([(row["type"], row["retained_objects"]) for row in big], [("list", 41)])
    assert big[0]["retained_bytes"] > 40 * 700


@expect("growth since the first snapshot has the line that grew first")
def _():
    changes = whole["leaks"]["changes"]
    equal((changes[0]["line"], changes[0]["old_bytes"]), (13, 0))
    for row in changes:
        equal(row["bytes_change"], row["new_bytes"] - row["old_bytes"])
    equal(load("report", out, "--view", "leaks", "--at", "1")["leaks"]["changes"], [])


@expect("--at takes a number or a label, the number first")
def _():
    def at(which):
        head = load("report", out, "--view", "types", "--at", which)["snapshot"]
        return head["number"], head["label"]
    equal(at("1"), (1, 'early, first'))
    equal(at('early, first'), (1, 'early, first'))
    equal(at("7"), (2, "7"))
    equal(whole["snapshot"]["number"], 3)
    assert "there are 1 “early" in error_of("report", out, "--at", "9", code=2)


@expect("--rows cuts every table and says so")
def _():
    types = load("report", out, "--view", "types", "--rows", "3")["types"]["types"]
    equal(types, whole["types"]["types"][:3])
    text = run("report", out, "--view", "types", "--rows", "3")
    equal(text.splitlines()[-1], "… and %d more rows" % (len(whole["types"]["types"]) - 3))
    assert "more row" not in run("report", out, "--view", "types", "--rows", "0")


@expect("--table prints one, --quiet no head")
def _():
    assert run("report", out, "--table", "classes").startswith("Size classes\n")
    assert run("report", out, "--view", "arenas", "--quiet").startswith("Heap\n")
    assert run("report", out, "--view", "arenas").startswith("Snapshot\n")
    assert "arenas and classes" in error_of("report", out, "--view", "arenas", "--table", "x", code=2)


@expect("in text names are left and numbers right")
def _():
    lines = run("report", out, "--table", "generations").splitlines()[1:]
    equal(len({len(line) for line in lines}), 1)
    lines = run("report", out, "--table", "types").splitlines()[1:21]
    equal([line.index("builtins") for line in lines if "builtins" in line],
          [lines[0].index("Module")] * sum("builtins" in line for line in lines))


@expect("control characters of a program's texts do not reach the terminal")
def _():
    path = os.path.join(folder.name, "escape.py")
    with open(path, "w") as stream:
        stream.write("class A: pass\nA.__name__ = 'x\\x1b[31m\\ny'\na = A()\n")
    result = os.path.join(folder.name, "escape.arenarium")
    run("run", path, "--snapshot", result)
    text = run("report", result, "--view", "types", "--rows", "0")
    assert "\x1b" not in text and "x\\x1b[31m\\ny" in text, text
    names = [row["type"] for row in rows_of("report", result, "--view", "types")]
    assert "x\x1b[31m\ny" in names, names


@expect("stdin and stdout, and a file that is written whole")
def _():
    with open(out, "rb") as stream:
        equal(json.loads(run("report", "-", "--format", "json", given=stream.read()))["types"],
              whole["types"])
    result = os.path.join(folder.name, "result.json")
    equal(run("report", out, "--format", "json", "--output", result), "")
    with open(result) as stream:
        equal(json.load(stream), whole)
    assert "/none/x" in error_of("report", out, "--output", "/none/x", code=3)
    equal([name for name in os.listdir(folder.name) if name.startswith("result.json")], ["result.json"])


@expect("in German texts are German and numbers have commas; in JSON and CSV nothing is other")
def _():
    locales = os.path.join(folder.name, "locales")
    os.mkdir(locales)
    subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", os.path.join(locales, "de_DE.UTF-8")],
                   check=True, capture_output=True)
    german = dict(environment, LOCPATH=locales, LC_ALL="de_DE.UTF-8", LANGUAGE="de")
    text = run("report", out, "--view", "types", env=german)
    assert re.search(r"\nTypen\nTyp +Modul ", text) and re.search(r"\d,\d\u202fKiB", text), text
    assert "Einen Schnappschuss" in run("report", "--help", env=german)
    for name in ("json", "csv"):
        for view in VIEWS:
            equal(run("report", out, "--view", view, "--format", name, env=german),
                  run("report", out, "--view", view, "--format", name))


@expect("diff: what one snapshot has more than another")
def _():
    difference = load("diff", out, out, "--old-at", "1", "--new-at", "2")
    equal(list(difference), ["arenarium", "old", "new", "heap", "changes"])
    equal((difference["old"]["number"], difference["new"]["number"]), (1, 2))
    rows = {row["type"]: row for row in difference["changes"]}
    equal((rows["Node"]["old_count"], rows["Node"]["new_count"], rows["Node"]["born"]), (0, 2, 2))
    equal((rows["bytes"]["count_change"], rows["bytes"]["gone"]), (40, 0))
    equal(sum(row["count_change"] for row in difference["changes"]),
          difference["heap"]["objects_change"])
    back = load("diff", out, out, "--old-at", "2", "--new-at", "1")
    equal(back["heap"], {key: -value for key, value in difference["heap"].items()})


@expect("diff: by line, file and traceback the sums are the same, in CSV too")
def _():
    sums = set()
    for by in ("line", "file", "traceback"):
        arguments = ("diff", out, out, "--old-at", "1", "--by", by)
        changes = load(*arguments)["changes"]
        sums.add(sum(row["bytes_change"] for row in changes))
        equal([int(row["bytes_change"]) for row in rows_of(*arguments)],
              [row["bytes_change"] for row in changes])
    equal(len(sums), 1)


@expect("diff: a file and itself do not differ; text has arrows")
def _():
    equal(load("diff", out, out)["changes"], [])
    text = run("diff", out, out, "--old-at", "1", "--rows", "1")
    assert "▲ +" in text and "… and " in text, text


@expect("diff: --max-growth ends with 4 when the heap grew by more, after the report")
def _():
    heap = load("diff", out, out, "--old-at", "1")["heap"]
    growth = heap["bytes_in_use_change"] + heap["large_bytes_change"]
    assert growth > 0, growth
    arguments = ["diff", out, out, "--old-at", "1", "--format", "json", "--max-growth"]
    equal(json.loads(run(*arguments, str(growth)))["heap"], heap)
    equal(json.loads(run(*arguments, str(growth - 1), code=4))["heap"], heap)
    run("diff", out, out, "--new-at", "1", "--max-growth", "0")
    error_of(*arguments, "-5", code=2)


@expect("samples as text, JSON and CSV")
def _():
    as_json = load("samples")["samples"]
    as_rows = rows_of("samples")
    equal([row["name"] for row in as_rows], [row["name"] for row in as_json])
    equal([row["hint"] for row in as_rows], [row["hint"] for row in as_json])
    equal([line.split()[0] for line in run("samples").splitlines()], [row["name"] for row in as_json])
    assert all(row["lines"] > 3 for row in as_json)


@expect("every command says what its options are")
def _():
    for command, option in (("report", "--table"), ("diff", "--old-at"), ("samples", "--format"),
                            ("run", "--snapshot"), ("replay", "--repeat"), ("render", "--scale")):
        text = run(command, "--help")
        assert option in text and "--quiet" in text, text
        assert re.fullmatch(r"arenarium-cli [0-9.]+\n", run(command, "--version"))


@expect("what cannot be understood is one sentence and 2")
def _():
    for arguments in (("report",), ("report", out, out), ("report", out, "--view", "moon"),
                      ("report", out, "--by", "type"), ("report", out, "--format", "xml"),
                      ("report", out, "--rows", "-3"), ("report", out, "--rows", "many"),
                      ("diff", out), ("diff", "-", "-"), ("diff", out, out, "--by", "moon"),
                      ("diff", out, out, "--new-at", "none"), ("samples", "x"),
                      ("samples", "--format", "xml"), ("run", program, "--timeout", "nan"),
                      ("run", program, "--trace", "70000"), ("run", program, "--heap-limit", "-1")):
        error_of(*arguments, code=2)


@expect("what cannot be read is one sentence with the file's name, and 3")
def _():
    with open(out, "rb") as stream:
        content = stream.read()
    hostile = {
        "empty": b"", "short": content[:40], "half": content[:len(content) // 2],
        "last-byte-missing": content[:-1], "other-magic": b"X" + content[1:],
        "text": b"print(1)\n", "zeros": bytes(5000),
        "newer": content[:8] + b"\xff" + content[9:],
    }
    for name, data in hostile.items():
        path = os.path.join(folder.name, name)
        with open(path, "wb") as stream:
            stream.write(data)
        for arguments in (("report", path), ("diff", out, path), ("diff", path, out)):
            message = error_of(*arguments, code=3)
            assert name in message, message
        assert "stdin" in error_of("report", "-", code=3, given=data), name
    for path in (os.path.join(folder.name, "missing"), folder.name):
        assert os.path.basename(path) in error_of("report", path, code=3)


@expect("a damaged byte anywhere is an error or the same figures, never a crash")
def _():
    with open(out, "rb") as stream:
        content = bytearray(stream.read())
    path = os.path.join(folder.name, "damaged")
    for place in range(0, len(content), len(content) // 23):
        damaged = bytearray(content)
        damaged[place] ^= 0x55
        with open(path, "wb") as stream:
            stream.write(damaged)
        done = subprocess.run([cli, "report", path], capture_output=True, env=environment)
        assert done.returncode in (0, 3), "at %d: %d" % (place, done.returncode)


print("1..%d" % number)
