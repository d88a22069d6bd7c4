"""One function, line by line.

The decorator profile of memory_profiler prints a table when the function returns: the memory after
each line, what the line added, and how often it ran. The Source pane shows the same beside the text.
"""
from memory_profiler import profile


@profile
def build():
    names = ["x" * 100000 for _ in range(100)]
    total = 0
    for name in names:
        total += len(name)
    copies = [name + "!" for name in names]
    # arenarium: snapshot "Names and copies"
    del names, name                     # the loop's name still held the last one
    joined = "".join(copies)
    del copies
    return total, len(joined)


print("characters:", *build())
# arenarium: snapshot "Only the sum is left"
