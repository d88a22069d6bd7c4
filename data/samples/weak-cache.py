"""A cache that lets go.

An ordinary dictionary holds what is in it, for ever. A WeakValueDictionary only watches: as long as
somebody else uses a value it can be found again, and when the last user lets go, the entry is gone
too. No size to choose, nothing to clean up.
"""
import weakref


class Picture:
    def __init__(self, name):
        self.name = name
        self.pixels = bytearray(20000)


loaded = 0
cache = weakref.WeakValueDictionary()


def open_picture(name):
    global loaded
    picture = cache.get(name)
    if picture is None:                 # nobody has it open: load it
        loaded += 1
        picture = cache[name] = Picture(name)
    return picture


album = [open_picture("page %d" % number) for number in range(20)]
print("opened 20, loaded", loaded, "cached", len(cache))
# arenarium: snapshot "Twenty open"

again = open_picture("page 3")
print("opened one of them again, loaded", loaded, "the same:", again is album[3])

del album[10:]                          # ten are closed
print("closed ten, cached", len(cache))
# arenarium: snapshot "Ten open"

album.clear()
print("closed all, cached", len(cache), "still used:", list(cache.keys()))
# arenarium: snapshot "One is still used"

del again
print("and now", len(cache))
