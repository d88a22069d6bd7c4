"""arenarium-cli render: pictures of every view in every format, of the right size and with something in
them; options; errors and exit codes. Prints TAP.

    test-render.py ARENARIUM-CLI
"""
import os
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zlib

cli = sys.argv[1]
folder = tempfile.TemporaryDirectory()
environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
number = 0
VIEWS = ["arenas", "graph", "generations", "top", "timeline"]

PROGRAM = """class Node:
    pass
a, b = Node(), Node()
a.other, b.other = b, a
kept = [str(n) * 10 for n in range(3000)]  # arenarium: snapshot "first"
big = [bytes(700) for _ in range(40)]
print(hex(id(a)))
"""


def expect(what):
    """The function's AssertionError is what is wrong; it is run at once."""
    def decorate(function):
        global number
        number += 1
        try:
            function()
            print("ok %d - %s" % (number, what))
        except (AssertionError, KeyError, ValueError, IndexError) as error:
            print("not ok %d - %s" % (number, what))
            print("# %s: %s" % (type(error).__name__, str(error).replace("\n", " ")[:600]))
    return decorate


def equal(a, b):
    assert a == b, "%r is not %r" % (a, b)


def run(*arguments, given=None):
    done = subprocess.run([cli, *arguments], input=given, capture_output=True, env=environment)
    equal((done.returncode, done.stderr), (0, b""))
    return done.stdout


def error_of(*arguments, code):
    done = subprocess.run([cli, *arguments], capture_output=True, env=environment)
    equal((done.returncode, done.stdout), (code, b""))
    lines = done.stderr.decode().splitlines()
    equal(len(lines), 1)
    assert lines[0].startswith("arenarium-cli: "), lines[0]
    return lines[0]


class Png:
    """Rows of a PNG of 8 bit RGB; checks every chunk."""

    def __init__(self, data):
        equal(data[:8], b"\x89PNG\r\n\x1a\n")
        place, packed = 8, b""
        while place < len(data):
            length, kind = struct.unpack(">I4s", data[place:place + 8])
            body = data[place + 8:place + 8 + length]
            equal(struct.unpack(">I", data[place + 8 + length:place + 12 + length])[0],
                  zlib.crc32(kind + body))
            if kind == b"IHDR":
                self.width, self.height, depth, color = struct.unpack(">IIBB", body[:10])
                equal((depth, color), (8, 2))
            elif kind == b"IDAT":
                packed += body
            place += 12 + length
        raw, step = zlib.decompress(packed), self.width * 3
        equal(len(raw), (step + 1) * self.height)
        self.rows, above = [], bytearray(step)
        for y in range(self.height):
            above = self.unfilter(raw[y * (step + 1)],
                                  bytearray(raw[y * (step + 1) + 1:(y + 1) * (step + 1)]), above)
            self.rows.append(above)

    @staticmethod
    def unfilter(how, row, above):
        for i in range(len(row)):
            left = row[i - 3] if i >= 3 else 0
            corner = above[i - 3] if i >= 3 else 0
            if how == 1:
                row[i] = (row[i] + left) & 255
            elif how == 2:
                row[i] = (row[i] + above[i]) & 255
            elif how == 3:
                row[i] = (row[i] + (left + above[i]) // 2) & 255
            elif how == 4:
                guess = left + above[i] - corner
                nearest = min((abs(guess - left), 0, left), (abs(guess - above[i]), 1, above[i]),
                              (abs(guess - corner), 2, corner))[2]
                row[i] = (row[i] + nearest) & 255
        return row

    def pixel(self, x, y):
        return tuple(self.rows[y][x * 3:x * 3 + 3])

    def colors(self):
        return {bytes(row[i:i + 3]) for row in self.rows for i in range(0, len(row), 3)}


def pdf_text(data):
    """The file with all its packed streams unpacked."""
    def unpack(match):
        try:
            return zlib.decompressobj().decompress(match.group(1))
        except zlib.error:
            return b""
    return re.sub(rb"stream\r?\n(.*?)endstream", unpack, data, flags=re.DOTALL)


program = os.path.join(folder.name, "program.py")
with open(program, "w") as stream:
    stream.write(PROGRAM)
out = os.path.join(folder.name, "out.arenarium")
address = run("run", program, "--snapshot", out, "--trace", "5").decode().strip()


def render(view, name, *arguments):
    path = os.path.join(folder.name, name)
    equal(run("render", out, "--view", view, "--output", path, *arguments), b"")
    with open(path, "rb") as stream:
        return stream.read()


for view in VIEWS:
    @expect(view + ": a PNG of the size asked for, with more than its ground")
    def _():
        png = Png(render(view, "a.png", "--size", "500x340"))
        equal((png.width, png.height), (500, 340))
        assert len(png.colors()) > 20, "%d colours" % len(png.colors())
        # The heading is at the top, the ground at the edge.
        equal(png.pixel(499, 200), (255, 255, 255))
        assert any(sum(png.pixel(x, y)) < 300 for x in range(12, 60) for y in range(4, 26))

    @expect(view + ": an SVG of the size asked for, of lines and areas")
    def _():
        root = xml.etree.ElementTree.fromstring(render(view, "a.svg", "--size", "500x340"))
        equal((root.get("width"), root.get("height")), ("500px", "340px"))
        names = [element.tag.split("}")[1] for element in root.iter()]
        assert names.count("path") + names.count("rect") > 30, names.count("path")
        equal(names.count("image"), 0)

    @expect(view + ": a PDF of the size asked for, its text text")
    def _():
        data = render(view, "a.pdf", "--size", "500x340")
        equal(data[:5], b"%PDF-")
        text = pdf_text(data)
        assert re.search(rb"/MediaBox \[ ?0 0 500 340 ?\]", text), "no page of 500 × 340"
        assert b"/Font" in text and b" Tf" in text and b"/ToUnicode" in text
        equal(data.count(b"/Subtype /Image"), 0)

    @expect(view + ": sides from the smallest to large")
    def _():
        for size in ("16x16", "40x900", "900x40", "300x200", "2000x1200"):
            data = render(view, "a.png", "--size", size)
            equal("%dx%d" % struct.unpack(">II", data[16:24]), size)

    @expect(view + ": --scale has as many times the pixels, --dark another ground")
    def _():
        png = Png(render(view, "a.png", "--size", "300x200", "--scale", "1.5", "--dark"))
        equal((png.width, png.height), (450, 300))
        equal(png.pixel(448, 250), (0x1e, 0x1e, 0x1e))
        contrast = render(view, "a.png", "--size", "300x200", "--high-contrast")
        assert contrast != render(view, "a.png", "--size", "300x200")

    @expect(view + ": the same picture twice")
    def _():
        equal(render(view, "a.png"), render(view, "b.png"))
        equal(struct.unpack(">II", render(view, "a.png")[16:24]), (1280, 800))


@expect("--at shows another moment")
def _():
    assert render("top", "a.svg", "--at", "first") != render("top", "a.svg")
    equal(render("top", "a.svg", "--at", "2"), render("top", "a.svg"))


@expect("--select has a ring in the selection's blue")
def _():
    blue = b"\x1c\x71\xd8"
    assert blue in Png(render("arenas", "a.png", "--select", address)).colors()
    assert blue not in Png(render("arenas", "a.png")).colors()


@expect("--select puts the object into the middle of the graph")
def _():
    whole, around = render("graph", "a.svg"), render("graph", "a.svg", "--select", address)
    assert whole != around
    blue = b"\x1c\x71\xd8"
    assert blue in Png(render("graph", "a.png", "--select", address)).colors()
    inside = hex(int(address, 16) + 8)
    equal(render("graph", "a.svg", "--select", inside), around)
    error_of("render", out, "--view", "graph", "--output", "-", "--select", "0x10", code=2)


@expect("--by changes what top shows")
def _():
    pictures = {render("top", "a.svg", "--by", by) for by in ("line", "file", "traceback")}
    equal(len(pictures), 3)


@expect("stdin and stdout, PNG unless --format says otherwise")
def _():
    with open(out, "rb") as stream:
        data = stream.read()
    equal(run("render", "-", "--view", "top", "--output", "-", given=data)[:4], b"\x89PNG")
    equal(run("render", "-", "--view", "top", "--output", "-", "--format", "svg", given=data)[:5],
          b"<?xml")
    equal(render("top", "PICTURE.PDF")[:4], b"%PDF")
    equal(render("top", "a.data", "--format", "pdf")[:4], b"%PDF")


@expect("a picture is written whole or not at all")
def _():
    path = os.path.join(folder.name, "kept.png")
    with open(path, "w") as stream:
        stream.write("before")
    error_of("render", os.path.join(folder.name, "none"), "--view", "top", "--output", path, code=3)
    with open(path) as stream:
        equal(stream.read(), "before")
    assert "/none/x.png" in error_of("render", out, "--view", "top", "--output", "/none/x.png", code=3)
    equal([name for name in os.listdir(folder.name) if "kept" in name], ["kept.png"])


@expect("what cannot be understood is one sentence and 2")
def _():
    path = os.path.join(folder.name, "x.png")
    good = ("render", out, "--view", "top", "--output", path)
    for wrong in (("--size", "100"), ("--size", "0x100"), ("--size", "100x-5"), ("--size", "1x2x3"),
                  ("--size", "99999x99999"), ("--size", "axb"), ("--scale", "0"), ("--scale", "nan"),
                  ("--scale", "1000"), ("--text-scale", "9"), ("--format", "bmp"), ("--by", "type"),
                  ("--select", "here"), ("--select", "0x10"), ("--at", "none"),
                  ("--size", "32000x32000"), ("more",)):
        error_of(*good, *wrong, code=2)
    error_of("render", out, "--output", path, code=2)
    error_of("render", out, "--view", "top", code=2)
    error_of("render", out, "--view", "moon", "--output", path, code=2)
    error_of("render", out, "--view", "top", "--output", path + ".bmp", code=2)
    error_of("render", "--view", "top", "--output", path, code=2)
    assert not os.path.exists(path)


@expect("what cannot be read is one sentence with the file's name, and 3")
def _():
    with open(out, "rb") as stream:
        content = stream.read()
    for name, data in {"empty": b"", "half": content[:len(content) // 2],
                       "magic": b"X" + content[1:]}.items():
        path = os.path.join(folder.name, name)
        with open(path, "wb") as stream:
            stream.write(data)
        assert name in error_of("render", path, "--view", "arenas", "--output", path + ".png", code=3)
        assert not os.path.exists(path + ".png")


@expect("a run that is recorded has a curve, also where there is neither a mark nor a collection")
def _():
    path = os.path.join(folder.name, "grows.py")
    with open(path, "w") as stream:
        stream.write("import gc, time\ngc.disable()\nkept = []\nfor n in range(8):\n"
                     "    kept.append(bytes(1 << 20))\n    time.sleep(0.05)\n")
    recording = os.path.join(folder.name, "grows.arenarium")
    run("run", path, "--snapshot", recording)
    picture = os.path.join(folder.name, "grows.png")
    run("render", recording, "--view", "timeline", "--output", picture, "--size", "400x200")
    with open(picture, "rb") as stream:
        png = Png(stream.read())
    def filled(x):  # pixels below the curve
        ground = png.pixel(x, 45)
        return sum(png.pixel(x, y) != ground for y in range(50, 170))
    heights = [filled(x) for x in range(90, 370)]
    assert heights[-1] > heights[0] + 30, heights
    # Samples in between: the heap grows in steps and rests. A line between both ends would not.
    rests = longest = 1
    for before, now in zip(heights, heights[1:]):
        rests = rests + 1 if now == before else 1
        longest = max(longest, rests)
    assert longest >= 12, heights


@expect("a recording without traces says so in its picture")
def _():
    bare = os.path.join(folder.name, "bare.arenarium")
    run("run", program, "--snapshot", bare)
    path = os.path.join(folder.name, "bare.png")
    run("render", bare, "--view", "top", "--output", path)
    with open(path, "rb") as stream:
        assert len(Png(stream.read()).colors()) > 5


print("1..%d" % number)
