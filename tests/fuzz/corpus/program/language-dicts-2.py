class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f"K{self.n}"
collide = {Key(i): i for i in range(6)}
print("colliding keys:", collide, collide[Key(3)], Key(9) in collide)
del collide[Key(0)], collide[Key(3)]
collide[Key(0)] = "again"
print("after delete and insert:", collide)
big = {i: i * i for i in range(1000)}
