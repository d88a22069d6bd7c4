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

v1 = Slotted('v1')
v1.next = 7
v1.next = v1
v1.next = None
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
v2 = waiting(v1)
next(v2)
flush()
print('tracked', gc.is_tracked(v2))
print('tracked', gc.is_tracked(v2))
weakref.finalize(v2, log.append, 'end w3')
flush()
flush()
v4 = iter([])
v5 = (3.5, )
v6 = Slotted('v6')
v7 = {i: [i] for i in range(7)}
if v7: v7.popitem()
v8 = (7, v7, v1, )
v6.other = v6
del v7
v1.next = None
v4 = v1
v9 = []
v1.other = v5
v10 = (v1).__repr__
print('refs', sys.getrefcount(v8))
v1.next = None
del v6
v4 = v10
v11 = slice(v4, v10, v1)
v9.append(v9)
v1.other = v9
print('refs', sys.getrefcount(v2))
del v11
weakref.finalize(v2, log.append, 'end w12')
v9 += [v4, v4]
if v9: v9.pop()
print('alive', sum(r() is not None for r in watched))
v1.other = v8
v1.next = None
del v10
del v1
v9.extend([3.5] * 0)
risen.clear()
flush()
v9.append(v9)
v13 = keep(None)
v9 = v8
print('referents', len(gc.get_referents(v4)))
v8 = v13
v13 = v2
watched.append(weakref.ref(v13))
v15 = slice('text', v8, v2)
print('alive', sum(r() is not None for r in watched))
print('size', sys.getsizeof(v9))
del v2
del v9
v16 = {i: [i] for i in range(10)}
del v16
v17 = [v13, v5, v15]
v17.append(v13)
if v17: v17.pop()
del v5
weakref.finalize(v8, log.append, 'end w18')
v19 = waiting(v13)
next(v19)
print('referents', len(gc.get_referents(v19)))
print('found', gc.collect(0))
flush()
print('size', sys.getsizeof(v13))
v20 = {'k0': v19, 'k1': 7, 'k2': 't4' * 2}
v20.pop('k0', None)
v17.append('text')
v21 = [v19, ()]
v20.setdefault('s0', v8)
v21.extend([v19] * 0)
v22 = Slotted('v22')
v22.next = v21
print('count', gc.get_count()[1:])
v23 = slice(1000 + 1, v4, v19)
v24 = Node('v24')
print('tracked', gc.is_tracked(v13))
if v20: v20.popitem()
v25 = Finalized('v25')
v22.next = v17
del v21
v25.next = 'text'
v26 = [[v20] for _ in range(0)]
v20.clear()
risen.clear()
flush()
del v15
v27 = Pair(['text', 1000 + 0, v8, v19, 'text'])
v22.other = v25
v24.child = None
del v23
v25.child = v26
flush()
print('refs', sys.getrefcount(v8))
watched.append(weakref.ref(v8))
print('found', gc.collect())
flush()
v22.other = None
v26.extend([v26] * 2)
v29 = bytearray(287)
v25.extra0 = v22
v24.next = 7
v17.clear()
v30 = {i: [i] for i in range(2)}
del v30
v31 = [[v27, v29, v19, v19] for _ in range(3)]
v31.append(v20)
flush()
del v4, v8, v13, v17, v19, v20, v22, v24, v25, v26, v27, v29, v31
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
