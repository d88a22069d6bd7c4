"""What benchmarks share: programs timed by turns, and the figures as JSON in
build/benchmarks/NAME.json. bench.h is the same for benchmarks in C.

The folder is named by the environment variable ARENARIUM_BENCHMARKS, which the build sets; a
benchmark that is run by hand without it prints its table and writes nothing.
"""
import json
import math
import os
import statistics
import subprocess
import sys


# Behind a program: prints the seconds that `run ()`, or `run (state)` after `state = prepare ()`,
# took of a processor, so that what else the computer does counts little; and what it returned.
CLOCK = """
import time
_state = [prepare()] if "prepare" in globals() else []
_begin = time.process_time()
_result = run(*_state)
print(time.process_time() - _begin)
print(_result)
"""


def run_program(command):
    """Seconds and result of a program with the clock behind it."""
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, result = done.stdout.split()
    return float(seconds), result


def by_turns(sides, rounds, run=run_program):
    """The median time of every side, {name: command}, each run once a round. They must all give
    the same result."""
    times = {side: [] for side in sides}
    results = set()
    for _ in range(rounds):
        for side, command in sides.items():
            seconds, result = run(command)
            times[side].append(seconds)
            results.add(result)
    if len(results) != 1:
        sys.exit(f"they do not agree: {sides}: {results}")
    return {side: statistics.median(taken) for side, taken in times.items()}


def geometric_mean(ratios):
    return math.exp(statistics.fmean(map(math.log, ratios)))


def write(name, figures):
    folder = os.environ.get("ARENARIUM_BENCHMARKS")
    if folder is None:
        return
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as stream:
        json.dump(figures, stream, indent=2)
        stream.write("\n")
