# ends: stopped
class A:

    def __del__(s):
        while True:
            pass

x = A()
