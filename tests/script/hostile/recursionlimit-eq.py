# ends: RecursionError or stopped
import sys

sys.setrecursionlimit(10 ** 9)

class A:

    def __eq__(s, o):
        return s == o

A() == A()
