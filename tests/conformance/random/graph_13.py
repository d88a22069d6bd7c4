import gc
import sys
import weakref

gc.disable()
log = []


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


class Slotted:
    __slots__ = ('name', 'next', 'other', '__weakref__')

    def __init__(self, name):
        self.name = name


class Finalized(Node):
    def __del__(self):
        log.append('del ' + self.name)


class Phoenix(Node):
    def __del__(self):
        log.append('rise ' + self.name)
        risen.append(self)


class Pair(tuple):
    pass


class Bag(dict):
    pass


class Row(list):
    __slots__ = ()


risen = []
weakref.finalize(Node('first'), str)
watched = []


def gone(name):
    def callback(reference):
        log.append('gone ' + name)
    return callback


def flush():
    print(' '.join(log))
    log.clear()


def keep(value):
    def get():
        return value
    return get


def waiting(value):
    held = [value]
    yield 1
    yield held


def failing(value):
    local = value
    raise ValueError('broken')


def caught(value):
    try:
        failing(value)
    except ValueError as error:
        return error


collections = [s['collections'] for s in gc.get_stats()]
gc.collect()

v1 = {'k0': 3.5, 'k1': None, 'k2': 3.5, 'k3': 'text', 'k4': 1000 + 2}
print('alive', sum(r() is not None for r in watched))
v1[76] = v1
v1.pop('k0', None)
v1[32] = v1
v1.setdefault('s0', v1)
v1.setdefault('s2', v1)
print('refs', sys.getrefcount(v1))
print('size', sys.getsizeof(v1))
v2 = {i: [i] for i in range(11)}
del v1
v2.setdefault('s1', 7)
del v2
print('found', gc.collect(1))
flush()
v3 = set([19, 17, 36, 38, 44, 4, 30, 33, 23, 2, 0, 20, 21])
watched.append(weakref.ref(v3))
print(weakref.getweakrefcount(v3))
print('referents', len(gc.get_referents(v3)))
del v3
v6 = Node('v6')
v6.extra3 = v6
del v6
v7 = [[1000 + 2, 3.5] for _ in range(0)]
print('refs', sys.getrefcount(v7))
print('size', sys.getsizeof(v7))
del v7
v8 = Phoenix('v8')
print('found', gc.collect(1))
flush()
print('refs', sys.getrefcount(v8))
v9 = Row([v8, v8, v8])
v8 = v9
del v8
del v9[:1]
v10 = 'v10' * 32
v11 = Finalized('v11')
del v10
v9 = v11
del v9
v11.other = None
print(weakref.getweakrefcount(v11))
print('count', gc.get_count()[1:])
flush()
del v11
v13 = waiting('text')
next(v13)
print('found', gc.collect(0))
flush()
del v13
print('found', gc.collect())
flush()
print('found', gc.collect(0))
flush()
v14 = {'k0': 3.5, 'k1': 't7' * 2, 'k2': None}
v14.setdefault('s1', v14)
v15 = 0 << 26
v14['k2'] = v15
v14[89] = v15
v14[44] = 7
print('tracked', gc.is_tracked(v14))
v14.setdefault('s0', v14)
v16 = keep(None)
v17 = (v14).__repr__
print('count', gc.get_count()[1:])
print('refs', sys.getrefcount(v15))
v18 = Node('v18')
v19 = Node('v19')
v20 = bytearray(73)
del v15
print('count', gc.get_count()[1:])
v19.other = None
watched.append(weakref.ref(v19, gone('w21')))
v18.other = None
print('count', gc.get_count()[1:])
v18.extra0 = v14
v19.next = v16
v18 = v16
del v19
if v14: v14.popitem()
print(weakref.getweakrefcount(v16))
v14['k4'] = v18
print('refs', sys.getrefcount(v18))
v23 = Slotted('v23')
v23.next = None
v24 = keep(1000 + 1)
v14.setdefault('s0', v17)
del v23
v14.setdefault('s1', ())
watched.append(weakref.ref(v18, gone('w25')))
print('alive', sum(r() is not None for r in watched))
flush()
del v14, v16, v17, v18, v20, v24
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
