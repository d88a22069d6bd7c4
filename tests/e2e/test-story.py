"""The main job from end to end: choose a sample, run it, read what it prints, collect, save, come again."""
import driver
from driver import App, Failed, cli, wait_for

import pyatspi

OUTPUT = """before the cycle: 1 1
in the cycle: 2 2
the names are gone, the two nodes are not
unreachable objects found: 2
"""
# The sample without its last line, which would collect by itself.
UNCOLLECTED = "UNCOLLECTED.py"


def nodes_in(recording):
    """How many objects of the type Node the newest snapshot of RECORDING has."""
    for line in cli("report", recording, "--view", "types").splitlines():
        fields = line.split()
        if fields and fields[-1] == "Node":
            return int(fields[0])
    return 0


def two_nodes():
    """The text of the sample, and that up to where it would collect."""
    text = cli("samples", "--text", "two-nodes")
    return text, text[:text.index("# Press Collect now")]
