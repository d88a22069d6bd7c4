"""A few survivors keep a whole arena.

An arena of 1 MiB goes back to the system when every one of its pools is empty. One small object
that is still alive is enough to keep it. Programs that build much, keep a little of everything and
throw the rest away look as if they leaked: memory is free, but it does not go back.
"""

print("eighty thousand texts, made in turn")
crowd = ["visitor number %d of a long day at the quarry" % number for number in range(80000)]
# arenarium: snapshot "The crowd"

kept = crowd[::2000]
print("one in two thousand is kept:", len(kept))

del crowd
print("the crowd is gone, its arenas are not: look at the few pools that are left in each")
# arenarium: snapshot "Scattered survivors"

copies = ["".join(list(text)) for text in kept]    # the same texts, made anew, side by side
del kept
print("the survivors moved together: the arenas go back")
# arenarium: snapshot "Moved together"
