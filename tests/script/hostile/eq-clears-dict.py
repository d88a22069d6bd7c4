# ends: fine
class A:

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        d.clear()
        return False

d = {}
for i in range(10):
    d[A(i)] = i
print(len(d))
d.get(A(3))
print(len(d))
