class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log.append(self.name)
def run(label, depth, wrap):
    node = None
    for i in range(depth):
        node = wrap(Loud(depth - 1 - i), node)
    node = None
    runs = []
    for number in log:
        if runs and number == runs[-1][1] - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    log.clear()
    print(f"{label:<9} {depth:>4} ", " ".join(f"{first}..{last}" for first, last in runs))
class Link:
    def __init__(self, inner, loud):
        self.inner = inner
        self.loud = loud
class SlotLink:
    __slots__ = ("inner", "loud")

    def __init__(self, inner, loud):
        self.inner = inner
        self.loud = loud
for depth in (10, 49, 50, 51, 52, 60, 120, 200):
    run("list", depth, lambda loud, inner: [loud, inner])
