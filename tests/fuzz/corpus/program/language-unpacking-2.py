try:
    t[1] += [3]
except TypeError as error:
    print("list grew all the same:", error, t)
