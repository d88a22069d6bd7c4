# ends: stopped
class A:

    def __hash__(s):
        return 1

d = {}
for i in range(10 ** 6):
    d[A()] = i
