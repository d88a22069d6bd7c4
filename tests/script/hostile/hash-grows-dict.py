# ends: fine
class A:

    def __hash__(self):
        if len(d) < 1000:
            d[len(d)] = A()
            d[A()] = 1
        return 7

d = {}
try:
    d[A()] = 2
except RecursionError as e:
    print('deep')
print(len(d) > 0)
