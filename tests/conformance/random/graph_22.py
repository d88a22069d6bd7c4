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

v1 = Node('v1')
v2 = Finalized('v2')
v1.next = v2
v2.extra0 = None
v2.extra1 = ()
v3 = waiting(v2)
next(v3)
print('referents', len(gc.get_referents(v3)))
v4 = Finalized('v4')
v5 = Slotted('v5')
v1.next = v5
v1.next = v4
print(weakref.getweakrefcount(v4))
v2.other = v1
print('refs', sys.getrefcount(v3))
v7 = [v4, v3, 3.5, 'text']
v4.other = None
v5.next = None
print('size', sys.getsizeof(v5))
v4.__dict__.pop('next', None)
v7.append(v2)
print('size', sys.getsizeof(v3))
v8 = (v3).__repr__
print('refs', sys.getrefcount(v7))
print('count', gc.get_count()[1:])
del v3
v1 = v2
v1.next = 1000 + 4
print('size', sys.getsizeof(v4))
v9 = set([2, 29, 17, 32, 34, 13, 5, 8, 15, 48, 19])
print('count', gc.get_count()[1:])
v2.other = None
v4.extra3 = v2
del v1
v7.append(7)
print('size', sys.getsizeof(v2))
print('size', sys.getsizeof(v2))
del v9
v4.other = v4
del v4
print('alive', sum(r() is not None for r in watched))
v7 += [v8, v8]
v2.next = 1000 + 3
del v5
del v2
v7.insert(0, 1000 + 1)
v10 = iter([v8])
del v8
v11 = ['text', 3.5, v10]
v11.append(v7)
v7 += [3.5, 3.5]
v12 = keep(v10)
print('referents', len(gc.get_referents(v7)))
del v12
v13 = bytearray(121)
print('found', gc.collect(0))
flush()
v11.insert(0, v11)
v7.extend([v10] * 2)
v7.append(v11)
print('count', gc.get_count()[1:])
del v13
v14 = [v7]
del v11
print('found', gc.collect(0))
flush()
v15 = slice(None, None)
del v7[:1]
del v10
v16 = ((), )
v17 = ()
v7 = v17
del v7
v18 = (v16).__repr__
v14.append(3.5)
del v14[:1]
v14 += [v16, v16]
v14.append(v16)
del v14[:1]
print('count', gc.get_count()[1:])
v18 = v16
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
print('referents', len(gc.get_referents(v17)))
v14.insert(0, v14)
v18 = v14
v14 += [v16, v16]
v16 = v17
v19 = {'k0': v15, 'k1': v15, 'k2': None}
v20 = Row([v14, v14])
v21 = waiting(1000 + 8)
next(v21)
del v18
if v14: v14.pop()
v22 = [[7, v20, v19] for _ in range(4)]
print('alive', sum(r() is not None for r in watched))
v23 = (v19, v15, 3.5, v20, 7, )
v24 = keep(v16)
v25 = bytearray(174)
v25 = v17
print('size', sys.getsizeof(v22))
print('refs', sys.getrefcount(v20))
v26 = iter([v21])
flush()
weakref.finalize(v24, log.append, 'end w27')
del v25
del v22
print('found', gc.collect())
flush()
v28 = {i: [i] for i in range(11)}
v23 = v17
flush()
v29 = ()
print(weakref.getweakrefcount(v24))
flush()
v31 = 'v31' * 31
v14.insert(0, v26)
v28[54] = 7
del v20
v19['k2'] = v29
print('found', gc.collect(1))
flush()
v32 = waiting(v26)
next(v32)
v14.extend(['text'] * 1)
flush()
del v14, v15, v16, v17, v19, v21, v23, v24, v26, v28, v29, v31, v32
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
