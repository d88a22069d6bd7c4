"""Names live in frames, objects live in the heap.

Every call makes a frame: the place for its local names. When the call returns, the frame goes and
its names with it. What they held goes too, unless somebody else holds it by then. The Graph shows
the stack of frames on the left and the objects on the right.
"""


class Parcel:
    def __init__(self, label):
        self.label = label

    def __del__(self):
        print("  freed:", self.label)


def innermost(parcel):
    own = Parcel("inner")
    print("innermost runs: three frames, and three names for the parcel", parcel.label)
    # arenarium: snapshot "Three frames"
    return [own.label, Parcel("gift")]


def middle(parcel):
    own = Parcel("middle")
    label, made = innermost(parcel)         # innermost's own parcel ends here
    print("innermost has returned, its frame is gone, and with it the parcel", label)
    # arenarium: snapshot "Two frames"
    return made                             # passed on: it outlives both calls


box = Parcel("module")
gift = middle(box)
print("middle has returned too; what it handed out is", gift.label)
# arenarium: snapshot "Only the module"

del gift
print("end of the lesson, the module's own parcel goes with the program")
