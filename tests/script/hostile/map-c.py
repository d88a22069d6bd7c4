# ends: stopped
import itertools
from collections import deque

deque(map(abs, itertools.repeat(0)), maxlen=0)
