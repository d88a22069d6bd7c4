# ends: stopped
import itertools
from collections import deque

deque(itertools.cycle([1]), maxlen=0)
