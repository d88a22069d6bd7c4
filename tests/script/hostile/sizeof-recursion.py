# ends: RecursionError
import sys

class A:

    def __sizeof__(self):
        return sys.getsizeof(self)

sys.getsizeof(A())
