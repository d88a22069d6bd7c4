"""A language that nobody speaks, for finding texts that are not translated and widgets that have no room:
every text in accents, longer by two fifths, and in brackets of its own.

install (FOLDER) makes a tree with the app in it that speaks it, as LANGUAGE=xx."""
import itertools
import math
import pathlib
import re
import shutil
import subprocess

OPEN, CLOSE = "⟦", "⟧"
LANGUAGE = "xx"
ACCENTS = str.maketrans("aceinosuyACEINOSUY", "åçéïñöšüýÅÇÉÏÑÖŠÜÝ")
FILLER = itertools.cycle(("åå", "éééé", "ï", "öööööö", "üü"))
# What stays: formats, markup, and the letter of a mnemonic.
FIXED = re.compile(r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?[a-zA-Z%]|<[^<>]*>|&\w+;|_\w|\\.")
SOURCE = pathlib.Path(__file__).resolve().parents[2]


def accented(text):
    pieces, at = [], 0
    for fixed in FIXED.finditer(text):
        pieces += [text[at:fixed.start()].translate(ACCENTS), fixed.group()]
        at = fixed.end()
    return "".join(pieces) + text[at:].translate(ACCENTS)


def pseudo(text):
    """TEXT as this language has it."""
    body = text.strip()
    start, end = text[:len(text) - len(text.lstrip())], text[len(text.rstrip()):]
    wanted = math.ceil(len(FIXED.sub("", body)) * 0.4)
    filler = ""
    while len(filler) < wanted:
        filler += " " + next(FILLER)
    # A list of the desktop keeps its last separator.
    tail = ";" if body.endswith(";") else ""
    return f"{start}{OPEN}{accented(body[:len(body) - len(tail)])}{filler[:wanted]}{CLOSE}{tail}{end}"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def unquoted(lines):
    text = "".join(line.strip()[1:-1] for line in lines)
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "t": "\t"}.get(match.group(1), match.group(1)), text)


def translate(template):
    """The texts of a .pot file, as the .po file of this language."""
    out = ['msgid ""\nmsgstr ""\n"Language: xx\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
           '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    for entry in template.split("\n\n")[1:]:
        parts, flags, key = {}, "", None
        for line in entry.splitlines():
            if line.startswith("#,"):
                flags = line
            word = re.match(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) ", line)
            if word:
                key = word.group(1)
                parts[key] = [line[len(key) + 1:]]
            elif key and line.startswith('"'):
                parts[key].append(line)
        if "msgid" not in parts:
            continue
        singular = unquoted(parts["msgid"])
        lines = [flags] if flags else []
        if "msgctxt" in parts:
            lines.append("msgctxt " + quoted(unquoted(parts["msgctxt"])))
        lines.append("msgid " + quoted(singular))
        if "msgid_plural" in parts:
            plural = unquoted(parts["msgid_plural"])
            lines += ["msgid_plural " + quoted(plural), "msgstr[0] " + quoted(pseudo(singular)),
                      "msgstr[1] " + quoted(pseudo(plural))]
        else:
            lines.append("msgstr " + quoted(pseudo(singular)))
        out.append("\n".join(lines) + "\n")
    return "\n".join(out)


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def install(folder, program, data):
    """Copies PROGRAM and DATA (a build's data folder) into a tree in FOLDER; returns the program in it."""
    tree, po = folder / "pseudo", folder / "pseudo-po"
    po.mkdir()
    template = po / "all.pot"
    run("xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
        "--keyword=NC_:1c,2", "--keyword=ngettext:1,2", "--keyword=g_dngettext:2,3",
        "--keyword=Title", "--keyword=Topic", "--keyword=Hint", "--flag=g_strdup_printf:1:c-format",
        "-f", "po/POTFILES.in", "-o", template, cwd=SOURCE, stderr=subprocess.DEVNULL)
    (po / "LINGUAS").write_text(LANGUAGE + "\n")
    catalogue = po / f"{LANGUAGE}.po"
    catalogue.write_text(translate(template.read_text(encoding="utf-8")), encoding="utf-8")
    messages = tree / "share" / "locale" / LANGUAGE / "LC_MESSAGES"
    messages.mkdir(parents=True)
    run("msgfmt", "--check-format", catalogue, "-o", messages / "arenarium.mo")
    shutil.copytree(data, tree / "share" / "arenarium",
                    ignore=lambda _, names: [name for name in names if name.endswith(".p")])
    run("msgfmt", "--desktop", "--template", SOURCE / "data/samples/samples.desktop.in", "-d", po,
        "--keyword=Title", "--keyword=Topic", "--keyword=Hint",
        "-o", tree / "share/arenarium/samples/samples.desktop")
    (tree / "bin").mkdir()
    return pathlib.Path(shutil.copy2(program, tree / "bin" / "arenarium"))
