class Title(str):
    def __new__(cls, text):
        return super().__new__(cls, text.title())

    def shout(self):
        return self.upper() + "!"
t = Title("hello world")
print("str:", t, t.shout(), len(t), t == "Hello World")
print("str, more:", type(t.lower()).__name__, t + "?", {t: 1}["Hello World"])
class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]
p = Pair(1, 2)
a, b = p
