"""What the system sees of it.

psutil asks the system how much memory a process takes (rss). What Python gives back is not always
less there: big requests go back at once, small objects only with their whole arena, and one that
stays keeps it. The waterfall in Arenas shows where the rest is.
"""
import os

import psutil

MiB = 1024 * 1024
process = psutil.Process(os.getpid())


def rss():
    return process.memory_info().rss


start = rss()
large = ["x" * MiB for _ in range(20)]
print("20 texts of 1 MiB: the process grew by 20 MiB or a little more:",
      20 <= (rss() - start) / MiB < 24)
# arenarium: snapshot "Twenty large texts"

large.clear()
print("thrown away: most of it went back:", (rss() - start) / MiB < 4)
# arenarium: snapshot "Large ones go back"

before = rss()
crowd = ["visitor number %d of a long day" % number for number in range(200000)]
grown = rss() - before
print("200000 small texts: more than 12 MiB:", grown / MiB > 12)

kept = crowd[::2000]
del crowd
print("a hundred of them stay, and most of the memory with them:", rss() - before > grown / 2)
# arenarium: snapshot "Small ones keep their arenas"

del kept
print("now it goes back:", rss() - before < grown / 2)
