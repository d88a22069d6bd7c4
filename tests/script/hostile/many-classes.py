# ends: MemoryError or stopped
while True:

    class A:
        pass
