class Disturber:
    def __lt__(self, other):
        victim.append(1)
        return False
victim = [Disturber(), Disturber(), Disturber()]
try:
    victim.sort()
except ValueError as error:
    print("disturbed:", error, len(victim))
class Raiser:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        if self.n == 5:
            raise RuntimeError("five")
        return self.n < other.n
items = [Raiser((i * 7) % 11) for i in range(11)]
