"""with: let go at the end of the block, whatever happens.

A context manager is asked when the block begins (__enter__) and told when it ends (__exit__), also
when an exception leaves it. What is big is released at a line that everybody can see, not when the
last name happens to go.
"""
from contextlib import contextmanager, suppress


class Buffer:
    in_use = 0

    def __init__(self, size):
        self.size = size

    def __enter__(self):
        self.memory = bytearray(self.size)
        Buffer.in_use += self.size
        return self

    def __exit__(self, kind, error, traceback):
        del self.memory                 # the buffer lives on, its memory does not
        Buffer.in_use -= self.size
        print("    released", self.size, "bytes because of", kind.__name__ if kind else "the end")


with Buffer(500_000) as buffer:
    buffer.memory[0] = 1
    print("in the block:", Buffer.in_use, "bytes")
    # arenarium: snapshot "In the block"
print("behind the block:", Buffer.in_use, "bytes, though the name is there:", buffer.size)
# arenarium: snapshot "Behind the block"

with suppress(ZeroDivisionError), Buffer(300_000) as buffer:
    print("in the second block:", Buffer.in_use, "bytes")
    1 / 0
    print("this line is never reached")
print("an exception left it:", Buffer.in_use, "bytes")


@contextmanager
def borrowed(pool):
    thing = pool.pop()
    try:
        yield thing                     # the block runs here
    finally:
        pool.append(thing)              # back to the pool, in any case


pool = [bytearray(100_000)]
for turn in range(3):
    with borrowed(pool) as memory:
        memory[turn] = turn
print("three turns with one buffer:", len(pool), "in the pool")
# arenarium: snapshot "Used again and again"
