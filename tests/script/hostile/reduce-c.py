# ends: stopped
import itertools, functools

functools.reduce(max, itertools.repeat(1))
