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

v1 = slice(7, 7, 'text')
print('size', sys.getsizeof(v1))
del v1
v2 = caught('text')
v3 = Phoenix('v3')
v3.other = v2
watched.append(weakref.ref(v3, gone('w4')))
v3.other = None
v5 = bytearray(268)
flush()
del v2
v6 = set([23, 4, 22, 21, 5, 38, 17, 22, 46, 10, 25, 44, 26, 32, 26, 47, 33, 45])
v3.other = v3
v6 = v5
v7 = Pair([v6, 7, v5, 't2' * 2, 1000 + 1])
v3 = v5
v6 = v3
print('alive', sum(r() is not None for r in watched))
v6 = v3
v5 = v7
print('count', gc.get_count()[1:])
v8 = bytearray(235)
print('size', sys.getsizeof(v7))
v9 = waiting(v7)
next(v9)
print('found', gc.collect(1))
flush()
risen.clear()
flush()
v10 = Slotted('v10')
v11 = Pair([v9])
print('referents', len(gc.get_referents(v7)))
v10.other = v5
v10.other = v7
v10.other = v8
flush()
v10.next = v8
v7 = v10
print(weakref.getweakrefcount(v10))
v13 = bytearray(176)
print('referents', len(gc.get_referents(v13)))
del v7
v5 = v13
v14 = 'v14' * 35
print('alive', sum(r() is not None for r in watched))
v15 = {'k0': v11, 'k1': v5}
v14 = v6
v16 = slice(None)
print('size', sys.getsizeof(v15))
print('size', sys.getsizeof(v11))
v15.setdefault('s1', v3)
v15['k0'] = v13
v15.clear()
v17 = iter([v6, v10, 3.5, 1000 + 0, v9])
v18 = bytearray(22)
v19 = Phoenix('v19')
del v13
v15['k0'] = 3.5
v19.child = v17
v20 = {i: [i] for i in range(6)}
del v9
v20.setdefault('s1', 7)
v21 = Bag(k0=v18, k1=v8)
v20[69] = 3.5
watched.append(weakref.ref(v19, gone('w22')))
print('count', gc.get_count()[1:])
del v19
v10.next = None
print('refs', sys.getrefcount(v20))
print('size', sys.getsizeof(v10))
v23 = Pair(['t3' * 2])
v20[35] = v14
v24 = Node('v24')
v25 = iter(['t0' * 2, v17, v15, v5, 't0' * 2])
v21['k0'] = v14
v20.pop('k0', None)
v10.next = v3
v26 = set([26, 6])
v27 = iter(['t0' * 2])
v21.clear()
del v11
v10.other = v17
v28 = set([33, 47, 1, 19, 4, 31, 23, 31, 8, 20, 40, 38, 21, 16, 21, 38, 38, 19, 3])
v20.clear()
v20['k0'] = v21
v29 = slice(v25, None)
v21['k5'] = None
print(weakref.getweakrefcount(v10))
v3 = v23
v10.other = v17
watched.append(weakref.ref(v24, gone('w31')))
v15.pop('k0', None)
print('refs', sys.getrefcount(v28))
v32 = slice(None)
v33 = Pair(['t8' * 2, ()])
print('count', gc.get_count()[1:])
v21['k2'] = v17
v10.next = v6
v21.clear()
watched.append(weakref.ref(v24))
v35 = []
if v21: v21.popitem()
v36 = (v10, v14, None, )
print('tracked', gc.is_tracked(v18))
v20[77] = v18
flush()
del v3, v5, v6, v8, v10, v14, v15, v16, v17, v18, v20, v21, v23, v24, v25, v26, v27, v28, v29, v32, v33, v35, v36
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
