# ends: stopped
import gc

class A:

    def __init__(self):
        self.me = self

    def __del__(self):
        A()

A()
while True:
    gc.collect()
