# ends: stopped
import itertools

next(itertools.islice(itertools.count(), 10 ** 12, None))
