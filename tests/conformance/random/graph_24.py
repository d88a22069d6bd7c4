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

v1 = [3.5]
v2 = caught(None)
del v2
print('count', gc.get_count()[1:])
del v1[:1]
v1.insert(0, v1)
print('found', gc.collect(0))
flush()
v1.clear()
del v1
v3 = Bag(k0=3.5, k1='t5' * 2)
v3[28] = v3
v3['k0'] = v3
v3['k5'] = 'text'
v3.setdefault('s0', v3)
del v3
v4 = Node('v4')
watched.append(weakref.ref(v4))
v6 = (None).__repr__
v4.next = v4
v4.extra1 = 7
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
flush()
v4.other = 't2' * 2
v7 = (v4, 1000 + 4, )
risen.clear()
flush()
del v4
v8 = [v7, v6, v7, 7]
flush()
flush()
del v7
del v6
v8.extend([v8] * 7)
flush()
del v8
print('found', gc.collect(0))
flush()
print('found', gc.collect(0))
flush()
risen.clear()
flush()
v9 = iter([(), 3.5, None, (), 't7' * 2])
del v9
v10 = iter([(), 3.5, (), 't2' * 2])
del v10
v11 = ('text', 1000 + 1, 'text', )
print('found', gc.collect())
flush()
del v11
v12 = Finalized('v12')
print('size', sys.getsizeof(v12))
watched.append(weakref.ref(v12))
watched.append(weakref.ref(v12, gone('w14')))
v15 = [[v12, v12, 3.5, v12] for _ in range(1)]
print('found', gc.collect(1))
flush()
v16 = Phoenix('v16')
v12.other = v12
v12.other = v16
print('alive', sum(r() is not None for r in watched))
watched.append(weakref.ref(v16))
del v15
v12.child = v12
risen.clear()
flush()
v12.child = 1000 + 1
v18 = Pair([None, v12, v16])
v19 = bytearray(3)
weakref.finalize(v12, log.append, 'end w20')
v21 = keep(None)
watched.append(weakref.ref(v12, gone('w22')))
print('size', sys.getsizeof(v19))
watched.append(weakref.ref(v12))
risen.clear()
flush()
print(weakref.getweakrefcount(v12))
v19 = v21
v16.child = 7
v12.next = v16
vars(v16).clear(); v16.name = 'again'
v25 = slice(v16, v21, v18)
v16.other = v21
print('refs', sys.getrefcount(v18))
del v25
v16.next = v19
flush()
v26 = [v18, v19, v18, 't7' * 2]
flush()
del v12, v16, v18, v19, v21, v26
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
