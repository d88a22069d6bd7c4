"""Equal is not the same, but sometimes it is.

"==" asks for equal values, "is" asks for the same object. Small numbers, texts of one character,
the empty tuple and interned texts exist once in the whole program; so do equal constants within one
file. All other values are made anew each time. Look at the static band in Arenas.
"""
import sys

small = int("256")                      # from text, so that no constant is shared
large = int("257")
print("256 and 256:", small is int("256"))      # -5 to 256 are made once, at the start
print("257 and 257:", large is int("257"), "though equal:", large == int("257"))
print("-5 and -6:", int("-5") is int("-5"), int("-6") is int("-6"))
# arenarium: snapshot "Two of 257, one of 256"

word = "".join(["are", "na"])           # texts made at run time
again = "".join(["are", "na"])
print("two equal texts:", word is again)
print("interned:", sys.intern(word) is sys.intern(again))
print("one character:", word[0] is again[-1])
print("empty text and empty tuple:", "".join([]) is "".join([]), tuple([]) is tuple([]))
# arenarium: snapshot "Interned"



def thousand():
    return 1000                         # equal constants of one file are one object


first = 1000
print("constants:", first is thousand())
print("computed:", first is thousand() + 0)

rows = ["status ok %d" % (number % 3) for number in range(3000)]
print("texts for 3000 rows:", len({id(row) for row in rows}))
rows = [sys.intern(row) for row in rows]
print("when interned:", len({id(row) for row in rows}))
# arenarium: snapshot "Three texts instead of 3000"
