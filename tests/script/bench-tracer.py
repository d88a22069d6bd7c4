"""What tracing costs programs that do nothing but allocate: their time with a tracer as a multiple
of their time without, by turns.

    bench-tracer.py FOLDER ARENARIUM-CLI PEER

The program's own tracer is tracemalloc, started before `run ()`, with 1 frame and with 25; CPython's
multiples stand beside. The inspector's is that of `arenarium-cli run --trace`, which the program
does not see. Medians of seven runs; geometric means of the multiples.
"""
import os
import shutil
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "support"))
import bench

ROUNDS = 7
DEPTHS = (1, 25)
START = """
import sys
import tracemalloc
if sys.argv[1] != "0":
    tracemalloc.start(int(sys.argv[1]))
"""


def sides_of(program, cli, peer):
    sides = {"engine": [cli, "run", program, "--", "0"]}
    for depth in DEPTHS:
        sides[f"engine, {depth}"] = [cli, "run", program, "--", str(depth)]
        sides[f"inspector, {depth}"] = [cli, "run", "--trace", str(depth), program, "--", "0"]
    if shutil.which(peer) is not None:
        sides["peer"] = [peer, "-I", "-S", program, "0"]
        for depth in DEPTHS:
            sides[f"peer, {depth}"] = [peer, "-I", "-S", program, str(depth)]
    return sides


def main():
    folder, cli, peer = sys.argv[1:]
    columns = [f"{who}, {depth}" for who in ("engine", "inspector", "peer") for depth in DEPTHS]
    figures = {}
    print(f"{'':18}" + "".join(f"{column:>14}" for column in columns))
    with tempfile.TemporaryDirectory() as scratch:
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as stream:
                text = stream.read()
            program = os.path.join(scratch, name)
            with open(program, "w", encoding="utf-8") as stream:
                stream.write(text + START + bench.CLOCK)
            medians = bench.by_turns(sides_of(program, cli, peer), ROUNDS)
            ratios = {column: medians[column] / medians[column.split(",")[0].replace("inspector", "engine")]
                      for column in columns if column in medians}
            figures[name.removesuffix(".py")] = {"seconds": medians, "ratios": ratios}
            print(f"{name:18}" + "".join(f"{ratio:14.2f}" for ratio in ratios.values()))
    means = {column: bench.geometric_mean([row["ratios"][column] for row in figures.values()])
             for column in ratios}
    figures["geometric mean"] = means
    print(f"{'geometric mean':18}" + "".join(f"{mean:14.2f}" for mean in means.values()))
    bench.write("tracer", figures)


main()
