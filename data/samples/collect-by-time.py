"""Collect every so often.

A program that must not stop at a bad moment can switch the automatic collector off and collect by
the clock. In the Generations page, "Collect every N seconds" does the same from outside: stop this
program's own clock by pausing it, and try.
"""
import gc
import time

INTERVAL = 0.05                         # seconds


class Job:
    def __init__(self, number):
        self.number = number
        self.result = {"job": self}     # a cycle of two


gc.collect()
gc.disable()
found = 0
collections = 0
last = time.monotonic()

for number in range(10):
    for part in range(200):
        Job(number)
    time.sleep(0.02)                    # the work itself
    now = time.monotonic()
    if now - last >= INTERVAL:          # time is up
        found += gc.collect()
        collections += 1
        last = now

# arenarium: snapshot "Since the last time"
print("collected by the clock at least three times:", collections >= 3)
found += gc.collect()                   # what came after the last time
print("objects made:", 10 * 200 * 2, "found:", found)
# arenarium: snapshot "The end"
gc.enable()
