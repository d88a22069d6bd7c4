class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print("iterator:", list(Countdown(3)), max(Countdown(5)), 2 in Countdown(4), sum(Countdown(4)))
a, b, c = Countdown(3)
print("unpacked, zipped:", a, b, c, [x for pair in zip(Countdown(2), "ab") for x in pair])
class OldStyle:
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print("by index only:", list(OldStyle()), 20 in OldStyle())
