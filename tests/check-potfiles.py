"""Every file with texts for translation is listed in po/POTFILES.in, and nothing else is; the German
translation has a text for each. Prints TAP.

    check-potfiles.py SOURCE-FOLDER
"""
import os
import re
import subprocess
import sys
import tempfile

MARKED = re.compile(r'(?<![A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dngettext)\s*\(\s*"|translatable="yes"')


def files_with_texts():
    for top in ("src", "ui"):
        for folder, _, names in os.walk(top):
            for name in names:
                path = os.path.join(folder, name)
                if name.endswith((".c", ".h", ".ui")):
                    with open(path, encoding="utf-8") as stream:
                        if MARKED.search(stream.read()):
                            yield path


def untranslated():
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "all.pot")
        merged = os.path.join(folder, "de.po")
        subprocess.run(["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_",
                        "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2",
                        "--keyword=Title", "--keyword=Topic", "--keyword=Hint",
                        "-f", "po/POTFILES.in", "-o", template], check=True, stderr=subprocess.DEVNULL)
        subprocess.run(["msgmerge", "-q", "--no-fuzzy-matching", "po/de.po", template, "-o", merged],
                       check=True, stderr=subprocess.DEVNULL)
        return subprocess.run(["msgattrib", "--untranslated", "--no-wrap", merged],
                              check=True, text=True, capture_output=True).stdout.strip()


os.chdir(sys.argv[1])
with open("po/POTFILES.in", encoding="utf-8") as stream:
    listed = [line.strip() for line in stream if line.strip() and not line.startswith("#")]
missing = sorted(set(files_with_texts()) - set(listed))
gone = sorted(name for name in listed if not os.path.exists(name))
left = untranslated()
print("1..3")
print("%s 1 - all files with texts are listed %s" % ("not ok" if missing else "ok", " ".join(missing)))
print("%s 2 - all listed files are there %s" % ("not ok" if gone else "ok", " ".join(gone)))
print("%s 3 - German is complete" % ("not ok" if left else "ok"))
for line in left.splitlines():
    print("#", line)
