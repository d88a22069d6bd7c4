"""The speed of programs, by turns on the engine and on Debian's Python.

    bench-programs.py FOLDER OUT.json ARENARIUM-CLI PEER

Every program of the folder tells its own time: that of `run ()`, or of `run (state)` after
`state = prepare ()`. Starting up and preparing is not part of it. The median of seven runs each,
their ratio (below 1: the engine is faster) and the geometric mean of the ratios.
"""
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

ROUNDS = 7
CLOCK = """
import time
_state = [prepare()] if "prepare" in globals() else []
_begin = time.perf_counter()
_result = run(*_state)
print(time.perf_counter() - _begin)
print(_result)
"""


def once(command):
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, result = done.stdout.split()
    return float(seconds), result


def measure(program, cli, peer):
    times = {"engine": [], "peer": []}
    results = set()
    for _ in range(ROUNDS):
        for side, command in (("engine", [cli, "run", program]), ("peer", [peer, "-I", "-S", program])):
            seconds, result = once(command)
            times[side].append(seconds)
            results.add(result)
    if len(results) != 1:
        sys.exit(f"{program}: the two do not agree: {results}")
    return {side: statistics.median(all_times) for side, all_times in times.items()}


def main():
    folder, out, cli, peer = sys.argv[1:]
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
                stream.write(text + CLOCK)
            medians = measure(program, cli, peer)
            medians["ratio"] = medians["engine"] / medians["peer"]
            figures[name.removesuffix(".py")] = medians
            print(f"{name:16} {medians['engine'] * 1000:8.1f} ms {medians['peer'] * 1000:8.1f} ms"
                  f" {medians['ratio']:6.2f}")
    mean = math.exp(statistics.fmean(math.log(row["ratio"]) for row in figures.values()))
    figures["geometric mean"] = mean
    print(f"{'geometric mean':38} {mean:6.2f}")
    with open(out, "w", encoding="utf-8") as stream:
        json.dump(figures, stream, indent=2)


main()
