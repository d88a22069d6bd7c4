# ends: fine or stopped
c = [type('C%d' % i, (), {}) for i in range(2000)]
D = type('D', tuple(c), {})
E = type('E', (D,) + tuple(c), {})
print(len(E.__mro__))
