# ends: stopped
import itertools

for x in itertools.product(range(10), repeat=20):
    pass
