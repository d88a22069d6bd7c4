"""A cache without a limit is a leak with a good name.

Nothing here is garbage: every entry can be reached, so no collector can help. Memory grows because
the keys never come again. Compare two snapshots: the type that grows, and the line that made it,
name the culprit. A limit keeps the same cache small.
"""
import gc
from functools import lru_cache


class Answer:
    def __init__(self, question):
        self.text = "the answer to question %d" % question


cache = {}


def ask(question):
    if question not in cache:
        cache[question] = Answer(question)
    return cache[question].text


@lru_cache(maxsize=100)
def ask_with_limit(question):
    return Answer(question)


gc.collect()
for hour in range(1, 4):
    for minute in range(500):
        ask(hour * 500 + minute)        # never the same question twice
    print("hour", hour, "entries:", len(cache), "garbage:", gc.collect())
    # arenarium: snapshot "An hour later"

cache.clear()
print("emptied by hand:", len(cache))
# arenarium: snapshot "Emptied"

for question in range(1500):
    ask_with_limit(question)
info = ask_with_limit.cache_info()
print("with a limit: asked", info.misses, "times, kept", info.currsize)
# arenarium: snapshot "With a limit"
