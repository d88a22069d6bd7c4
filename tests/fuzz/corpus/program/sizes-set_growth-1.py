import sys
print("literal of names       ", sys.getsizeof({a, b, c, d}), sys.getsizeof({a, b, c, d, e}))
