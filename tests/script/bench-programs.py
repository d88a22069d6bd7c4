"""The speed of programs, by turns on the engine and on Debian's Python.

    bench-programs.py FOLDER NAME ARENARIUM-CLI PEER

Every program of the folder tells its own time: that of `run ()`, or of `run (state)` after
`state = prepare ()`. Starting up and preparing is not part of it. The median of seven runs each,
their ratio (below 1: the engine is faster) and the geometric mean of the ratios, also stored as the
benchmark NAME.
"""
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import bench

ROUNDS = 7


def main():
    folder, benchmark, cli, peer = sys.argv[1:]
    if shutil.which(peer) is None:
        print(f"no {peer} to compare with")
        sys.exit(77)
    figures = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as stream:
                text = stream.read()
            program = os.path.join(scratch, name)
            with open(program, "w", encoding="utf-8") as stream:
                stream.write(text + bench.CLOCK)
            medians = bench.by_turns({"engine": [cli, "run", program],
                                      "peer": [peer, "-I", "-S", program]}, ROUNDS)
            medians["ratio"] = medians["engine"] / medians["peer"]
            figures[name.removesuffix(".py")] = medians
            print(f"{name:16} {medians['engine'] * 1000:8.1f} ms {medians['peer'] * 1000:8.1f} ms"
                  f" {medians['ratio']:6.2f}")
    mean = bench.geometric_mean([row["ratio"] for row in figures.values()])
    figures["geometric mean"] = mean
    print(f"{'geometric mean':38} {mean:6.2f}")
    bench.write(benchmark, figures)


main()
