# ends: stopped
import itertools

list(itertools.takewhile(bool, itertools.repeat(1)))
