x = "global x"
y = "global y"
def local():
    x = "local x"
    return x
def reads_global():
    return x
def writes_global():
    global y
    y = "written"
    global made
    made = "made here"
def unbound():
    try:
        print(later)
    except UnboundLocalError as error:
        print("unbound:", error)
    later = 1
    del later
    try:
        later
    except UnboundLocalError as error:
        print("deleted:", error)
