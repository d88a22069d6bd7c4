# ends: fine
class A:

    def __init__(s):
        s.me = s

    def __del__(s):
        global x
        x = A()

x = A()
