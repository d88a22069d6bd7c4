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

v1 = set([38, 42, 40, 1])
print(weakref.getweakrefcount(v1))
del v1
v3 = Node('v3')
del v3
v4 = Pair([])
print('size', sys.getsizeof(v4))
print('size', sys.getsizeof(v4))
v5 = Node('v5')
v5.extra1 = v4
v5 = v4
print('referents', len(gc.get_referents(v4)))
del v5
v6 = keep(7)
print('found', gc.collect())
flush()
print(weakref.getweakrefcount(v6))
del v4
del v6
v8 = 1 << 155
del v8
v9 = [[(), (), 7, 1000 + 7, 3.5] for _ in range(2)]
v9.append(v9)
print('size', sys.getsizeof(v9))
v9.insert(0, v9)
v10 = Row([v9, v9, v9, v9])
v10.append(v10)
v11 = Node('v11')
del v10
v9.clear()
v11.next = v11
print('referents', len(gc.get_referents(v11)))
v11.extra2 = v9
v11.next = v9
v9.extend([v9] * 6)
print('tracked', gc.is_tracked(v9))
v9.insert(0, v11)
print('found', gc.collect(1))
flush()
v11.other = v9
print('count', gc.get_count()[1:])
v12 = Node('v12')
v9.append(v12)
v13 = 0 << 89
v12.other = v13
v11 = v9
v14 = [v13, 't2' * 2]
print('alive', sum(r() is not None for r in watched))
del v11
v15 = bytearray(170)
print('found', gc.collect(1))
flush()
v16 = (None, v13, )
v17 = Pair([v15, v15])
watched.append(weakref.ref(v12))
del v17
v14.extend([7] * 3)
v12.child = v12
v14.append(v9)
v9 = v12
print('referents', len(gc.get_referents(v9)))
v12.child = v12
v16 = v15
v14.insert(0, v15)
v9.extra3 = v9
vars(v9).clear(); v9.name = 'again'
v14.append(7)
print(weakref.getweakrefcount(v12))
v20 = (v16).__repr__
v12.other = None
v21 = {'k0': v12, 'k1': v16}
v21[37] = None
v22 = [[v13, v20] for _ in range(2)]
v21['k5'] = 1000 + 4
watched.append(weakref.ref(v12))
if v14: v14.pop()
v9.next = v9
v21 = v22
del v20
v14.insert(0, 'text')
v9.next = 7
print(weakref.getweakrefcount(v12))
v12.extra1 = v21
v9.next = v14
v22 += [v9, v9]
watched.append(weakref.ref(v9, gone('w25')))
v9.__dict__.pop('next', None)
v26 = bytearray(79)
v22.append(v9)
v27 = Row([v26])
print('count', gc.get_count()[1:])
v14.insert(0, v13)
flush()
del v9, v12, v13, v14, v15, v16, v21, v22, v26, v27
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
