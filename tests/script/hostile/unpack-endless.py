# ends: ValueError
import itertools

a, b = itertools.count()
