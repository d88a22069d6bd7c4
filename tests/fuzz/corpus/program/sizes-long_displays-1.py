import sys
print("list of 31 names           ", size(
    [a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]))
print("list of 33 names           ", size(
    [a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a,
     a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]))
print("list of 33 constants       ", size(
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]))
