# ends: stopped
import itertools

next(filter(bool, itertools.repeat(0)))
