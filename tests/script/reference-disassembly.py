#!/usr/bin/env python3.12
"""What CPython 3.12.1 compiles, in the form of pym_disassemble ().

    python3.12 tests/script/reference-disassembly.py FILE.py …      prints the dumps, one after the other
    python3.12 tests/script/reference-disassembly.py --store        rewrites reference.gz: the dumps of the
                                                                    conformance cases and of made-up programs

EXTENDED_ARG is left out, jumps and ranges name indices of instructions.
"""

import ast
import dis
import glob
import gzip
import os
import subprocess
import sys
import tempfile
import types
import warnings


def constant(value):
    if isinstance(value, types.CodeType):
        return "code " + value.co_name
    return repr(value)


def argument(instruction, code, index):
    name, arg = instruction.opname, instruction.arg
    if instruction.opcode in dis.hasjrel or instruction.opcode in dis.hasjabs:
        return f" -> {index[instruction.argval]}"
    if arg is None:
        return ""
    if instruction.opcode in dis.hasconst:
        return f" {arg} ({constant(code.co_consts[arg])})"
    if instruction.opcode in dis.hasname:
        shift = {"LOAD_GLOBAL": 1, "LOAD_ATTR": 1, "LOAD_SUPER_ATTR": 2}.get(name, 0)
        return f" {arg} ({code.co_names[arg >> shift]})"
    if instruction.opcode in dis.haslocal or instruction.opcode in dis.hasfree:
        return f" {arg} ({code._varname_from_oparg(arg)})"
    return f" {arg}"


def position(where):
    if where.lineno is None:
        return "@none"
    if where.col_offset is None or where.end_col_offset is None:
        return f"@{where.lineno}"
    return f"@{where.lineno}:{where.col_offset}-{where.end_lineno}:{where.end_col_offset}"


def dump(code, out):
    out.append(f"code {code.co_qualname} line {code.co_firstlineno} arguments {code.co_argcount}"
               f" {code.co_posonlyargcount} {code.co_kwonlyargcount} stack {code.co_stacksize}"
               f" flags {hex(code.co_flags)}")
    for title, names in (("variables", code.co_varnames), ("cells", code.co_cellvars),
                         ("free", code.co_freevars), ("names", code.co_names)):
        if names:
            out.append(f"  {title} {' '.join(names)}")
    for i, value in enumerate(code.co_consts):
        out.append(f"  const {i} {constant(value)}")
    instructions, index, waiting = [], {}, []
    for instruction in dis.get_instructions(code, show_caches=False, adaptive=False):
        waiting.append(instruction.offset)
        if instruction.opname != "EXTENDED_ARG":
            for offset in waiting:
                index[offset] = len(instructions)
            waiting = []
            instructions.append(instruction)
    index[len(code.co_code)] = len(instructions)
    starts = sorted(index)

    def at(offset):
        # Ranges end behind an instruction's caches.
        return next(index[start] for start in starts if start >= offset)

    for i, instruction in enumerate(instructions):
        out.append(f"  {i} {instruction.opname}{argument(instruction, code, index)}"
                   f" {position(instruction.positions)}")
    for entry in dis._parse_exception_table(code):
        out.append(f"  except {at(entry.start)} to {at(entry.end)} -> {index[entry.target]}"
                   f" depth {entry.depth}{' lasti' if entry.lasti else ''}")
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            dump(value, out)


class WithoutAnnotations(ast.NodeTransformer):
    """The workload language reads annotations and ignores them."""

    def visit_FunctionDef(self, node):
        node.returns = None
        outer, self.in_function = self.in_function, True
        self.generic_visit(node)
        self.in_function = outer
        return node

    def visit_ClassDef(self, node):
        outer, self.in_function = self.in_function, False
        self.generic_visit(node)
        self.in_function = outer
        return node

    def visit_arg(self, node):
        node.annotation = None
        return node

    def visit_AnnAssign(self, node):
        self.generic_visit(node)
        if self.in_function:
            return node
        if node.value is None:
            return None
        return ast.copy_location(ast.Assign([node.target], node.value), node)

    in_function = False


def compiled(text, name):
    out = []
    tree = WithoutAnnotations().visit(ast.parse(text, name))
    dump(compile(tree, name, "exec", dont_inherit=True), out)
    return "\n".join(out) + "\n"


def has_set_of_texts(code):
    """Their order depends on which texts the interpreter had interned before."""
    for value in code.co_consts:
        if isinstance(value, types.CodeType) and has_set_of_texts(value):
            return True
        if isinstance(value, frozenset) and sum(isinstance(item, str) for item in value) > 1:
            return True
    return False


N_GENERATED = 50


def store(here):
    """Sections begin with "=== NAME"; the source is in the section unless NAME is a file."""
    sections = []
    for name in sorted(glob.glob(here + "/../conformance/*/*.py")):
        with open(name, "rb") as file:
            sections.append((os.path.relpath(name, here), "", compiled(file.read(), os.path.basename(name))))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-W", "ignore", here + "/generate-programs.py", folder,
                        str(N_GENERATED)], check=True)
        for name in sorted(glob.glob(folder + "/*.py")):
            with open(name) as file:
                text = file.read()
            if not has_set_of_texts(compile(text, name, "exec", dont_inherit=True)):
                sections.append((os.path.basename(name), text, compiled(text, os.path.basename(name))))
    with gzip.GzipFile(here + "/reference.gz", "wb", mtime=0) as file:
        for name, text, dumped in sections:
            file.write(f"=== {name}\n{text}--- code\n{dumped}".encode())


def main():
    # Sets of texts are shown in the order that the engine's seed gives, too.
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable] + sys.argv, {**os.environ, "PYTHONHASHSEED": "0"})
    warnings.simplefilter("ignore")
    if sys.argv[1:] == ["--store"]:
        store(os.path.dirname(os.path.abspath(__file__)))
        return
    for name in sys.argv[1:]:
        with open(name, "rb") as file:
            sys.stdout.write(compiled(file.read(), name.rsplit("/", 1)[-1]))


main()
