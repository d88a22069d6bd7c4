# repr() and str() are safe points, too; and switching off comes too late for a run that is due.
import gc

gc.disable()


def due(threshold):
    gc.set_threshold(threshold)
    gc.collect()
    gc.enable()


def count():
    result = gc.get_count()
    gc.set_threshold(700)
    gc.disable()
    return result


def switched_off(threshold):
    due(threshold)
    a, b, c, d = [], [], [], []
    gc.disable()
    return count()


def raised(threshold):
    due(threshold)
    a, b, c, d = [], [], [], []
    gc.set_threshold(700)
    return count()


def called(threshold, function):
    due(threshold)
    a, b, c, d = [], [], [], []
    function(5)
    return count()


def formatted(threshold):
    due(threshold)
    a, b, c, d = [], [], [], []
    text = f"{a} {b!r} {5}"
    gc.set_threshold(700)
    return count()


def formatted_atoms(threshold):
    due(threshold)
    a, b, c, d = [], [], [], []
    text = f"{5} {1.5} {'text'}"
    gc.set_threshold(700)
    return count()


def by_percent(threshold):
    due(threshold)
    a, b, c, d = [], [], [], []
    text = "%s %r" % ("a", a)
    gc.set_threshold(700)
    return count()


def printed(threshold):
    due(threshold)
    a, b = [], []
    print(end="")
    gc.set_threshold(700)
    return count()


def show(label, function, *arguments):
    print(f"{label:<16}", [function(threshold, *arguments) for threshold in range(1, 8)])


show("switched off", switched_off)
show("raised", raised)
for function in (str, repr, abs, id, hash):
    show(function.__name__, called, function)
show("f-string", formatted)
show("f-string, atoms", formatted_atoms)
show("percent", by_percent)
show("print", printed)


class Loud:
    def __init__(self, items):
        self.items = items
        self.me = self

    def __del__(self):
        del self.items[:]
        print("emptied while", end=" ")


class Item:
    def __repr__(self):
        return "item"


def emptied():
    items = [Item(), Item(), Item()]
    due(1)
    loud = Loud(items)
    del loud
    x = [], []
    print(repr(items))
    print(count())


emptied()
