"""Writes the library's texts as C data: embed-library.py OUTPUT.c TEXT.py…"""
import os
import sys


def main(output, texts):
    with open(output, "w", encoding="ascii") as stream:
        stream.write('#include "pym-library.h"\n\n')
        names = []
        for path in texts:
            name = os.path.splitext(os.path.basename(path))[0]
            names.append(name)
            with open(path, "rb") as source:
                data = source.read()
            stream.write("static const char text_%s[] = {\n" % name)
            for start in range(0, len(data), 16):
                stream.write(" " + ",".join(str(byte) for byte in data[start:start + 16]) + ",\n")
            stream.write(" 0 };\n\n")
        stream.write("const PymLibraryText pym_library_texts[] = {\n")
        for name in names:
            stream.write('  { "%s", "<library>/%s.py", text_%s, sizeof text_%s - 1 },\n'
                         % (name, name, name, name))
        stream.write("  { 0 },\n};\n")


main(sys.argv[1], sys.argv[2:])
