import math
import random
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import cache, lru_cache, partial, reduce
from itertools import accumulate, chain, combinations, count, cycle, dropwhile, islice
from itertools import permutations, product, repeat, takewhile
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
d.rotate(1)
print("deque:", d, d.pop(), d.popleft(), len(d), list(d), d.maxlen)
dd = defaultdict(list)
for key, value in [("a", 1), ("b", 2), ("a", 3)]:
    dd[key].append(value)
print("defaultdict:", dict(dd), dd["new"], len(dd), dd)
c = Counter("mississippi")
print("Counter:", c.most_common(2), c["s"], c["none"])
print("Counter, more:", sum(c.values()), Counter("ab") + Counter("b"))
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
