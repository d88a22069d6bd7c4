# ends: fine
class A:

    def __del__(self):
        raise ValueError('in del')

for i in range(3):
    A()
print('ok')
