"""del takes a name away, not an object.

A name, a list's item, an attribute: each is a place that holds one reference. del empties the
place. The object goes only when the last place lets go of it, and then at once.
"""


class Lamp:
    def __init__(self, colour):
        self.colour = colour

    def __del__(self):
        print("    the", self.colour, "lamp is freed")


lamp = Lamp("red")
same = lamp                         # two names, one lamp
del lamp
print("one name deleted, the lamp is there:", same.colour)
try:
    print(lamp.colour)
except NameError as error:
    print("the name is not:", error)
# arenarium: snapshot "One name less"

del same                            # the last name
print("so it goes only now")

lamp = Lamp("green")
lamp = Lamp("blue")                 # a name that moves on lets go too
print("giving the name to another lamp freed the one before")
# arenarium: snapshot "The name moved on"

row = [Lamp("white"), Lamp("yellow"), lamp]
del row[0]                          # an item is a place like any other
print("one item deleted,", len(row), "left")
del row[:]
print("all items deleted; blue still has its name")
# arenarium: snapshot "The row is empty"

del lamp
print("and now it has none")
