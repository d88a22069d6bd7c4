"""Random numbers: CPython's generator and CPython's way from it to ints, choices and samples."""
import _random
from math import ceil as _ceil, log as _log


class Random(_random.Random):
    """A source of random numbers of its own."""

    def __init__(self, x=None):
        self.seed(x)

    def seed(self, a=None, version=2):
        if isinstance(a, (str, bytes, bytearray)):
            raise TypeError(
                "a workload seeds with an int, a float or nothing, not %s" % type(a).__name__)
        super().seed(a)
        self.gauss_next = None

    def _below(self, n):
        bits = n.bit_length()
        r = self.getrandbits(bits)
        while r >= n:
            r = self.getrandbits(bits)
        return r

    def randrange(self, start, stop=None, step=1):
        start = _index(start)
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start > 0:
                return self._below(start)
            raise ValueError("empty range for randrange()")
        stop = _index(stop)
        width = stop - start
        step = _index(step)
        if step == 1:
            if width > 0:
                return start + self._below(width)
            raise ValueError(f"empty range in randrange({start}, {stop})")
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        return start + step * self._below(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[int(self.random() * n)] for _ in range(k)]
            total = 0
            cum_weights = []
            for weight in weights:
                total += weight
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        made = []
        for _ in range(k):
            wanted = self.random() * total
            low, high = 0, n - 1
            while low < high:
                middle = (low + high) // 2
                if wanted < cum_weights[middle]:
                    high = middle
                else:
                    low = middle + 1
            made.append(population[low])
        return made

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)):
            raise TypeError("Population must be a sequence.  "
                            "For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            spread = []
            for item, count in zip(population, counts):
                spread.extend([item] * count)
            return self.sample(spread, k)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        # A list of the pool is smaller than a set of what was taken up to this size.
        setsize = 21
        if k > 5:
            setsize += 4 ** _ceil(_log(k * 3, 4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            taken = set()
            for i in range(k):
                j = self._below(n)
                while j in taken:
                    j = self._below(n)
                taken.add(j)
                result[i] = population[j]
        return result

    def uniform(self, a, b):
        return a + (b - a) * self.random()


def _index(value):
    if isinstance(value, int):
        return int(value)
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError(
            "'%s' object cannot be interpreted as an integer" % type(value).__name__) from None


_shared = Random()
seed = _shared.seed
random = _shared.random
uniform = _shared.uniform
randint = _shared.randint
randrange = _shared.randrange
choice = _shared.choice
choices = _shared.choices
shuffle = _shared.shuffle
sample = _shared.sample
getrandbits = _shared.getrandbits
getstate = _shared.getstate
setstate = _shared.setstate
