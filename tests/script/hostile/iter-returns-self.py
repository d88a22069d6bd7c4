# ends: MemoryError or stopped
class A:

    def __iter__(self):
        return self

    def __next__(self):
        return self

list(A())
