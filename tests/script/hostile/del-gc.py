# ends: fine or stopped
import gc

class A:

    def __init__(s):
        s.me = s

    def __del__(s):
        gc.collect()

for i in range(20000):
    A()
gc.collect()
print('ok')
