# ends: stopped
import itertools

any(itertools.repeat(0))
