# ends: TypeError
class A:

    def __del__(self):
        self.__class__ = B

class B:

    def __del__(self):
        print('never twice')

A()
A().__class__ = int
