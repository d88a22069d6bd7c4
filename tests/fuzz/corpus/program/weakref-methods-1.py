import gc
import weakref
class Button:
    def __init__(self, name):
        self.name = name

    def click(self):
        return "click " + self.name

    def press(self):
        return "press " + self.name
print("equality", wm == same, wm == other, wm != other)
print("hash", hash(wm) == hash(same), len({wm, same, other}))
kept = b.click
plain = weakref.ref(kept)
print("while the bound method is kept", plain()())
del kept
print("then", plain())
gone = weakref.WeakMethod(b.press, lambda ref: print("  callback, dead:", ref() is None))
del b
print("object gone", wm(), gone())
print("dead ones differ", wm == same)
b = Button("method in a cycle")
b.handler = b.click
wm = weakref.WeakMethod(b.click)
del b
