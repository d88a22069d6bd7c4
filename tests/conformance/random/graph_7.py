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

v1 = 0 << 9
v2 = Slotted('v2')
v2.next = None
del v1
v2.next = None
print(weakref.getweakrefcount(v2))
v2.other = ()
v2.next = None
watched.append(weakref.ref(v2, gone('w4')))
v5 = keep('text')
v2.next = v5
print('referents', len(gc.get_referents(v5)))
v2 = v5
print(weakref.getweakrefcount(v5))
v2 = v5
del v5
v7 = set([31, 5, 10, 28, 25, 35, 17, 8, 27, 35, 17, 45])
v8 = {'k0': v7, 'k1': 1000 + 2, 'k2': v7, 'k3': v7, 'k4': 'text'}
print('refs', sys.getrefcount(v8))
v9 = [v8, v7, v7, v7]
v7 |= set(range(33))
print('found', gc.collect())
flush()
v8 = v9
v8.insert(0, v7)
del v7
print('alive', sum(r() is not None for r in watched))
print('count', gc.get_count()[1:])
v8.clear()
weakref.finalize(v2, log.append, 'end w10')
v11 = bytearray(247)
v8 += ['t6' * 2, 't6' * 2]
flush()
del v2
print('referents', len(gc.get_referents(v11)))
v8.append(v8)
v12 = waiting(v11)
next(v12)
v9 += ['text', 'text']
print('count', gc.get_count()[1:])
v13 = (None).__repr__
print('size', sys.getsizeof(v8))
v14 = Node('v14')
print('count', gc.get_count()[1:])
flush()
v9.append(v12)
v12 = v8
v12.extend([7] * 4)
print('found', gc.collect(0))
flush()
print(weakref.getweakrefcount(v14))
print('alive', sum(r() is not None for r in watched))
print('alive', sum(r() is not None for r in watched))
v14.child = v9
v16 = Bag()
v8 += ['t4' * 2, 't4' * 2]
flush()
print('size', sys.getsizeof(v12))
if v16: v16.popitem()
v12.clear()
v9.append(v8)
del v16
v9.append(v8)
v14.next = None
print('found', gc.collect(1))
flush()
v17 = [v13, ()]
v14.extra3 = v17
v14.other = None
v9 += ['t3' * 2, 't3' * 2]
print('found', gc.collect())
flush()
print('refs', sys.getrefcount(v8))
del v11
v8.insert(0, v13)
del v17
v14.next = v12
v12.insert(0, 7)
v9 += [v13, v13]
v9.insert(0, v8)
print('referents', len(gc.get_referents(v9)))
del v13
v18 = set([8, 33, 48, 32, 36, 1, 43, 37, 45, 43, 44, 41, 14, 5, 1, 2])
v19 = Node('v19')
v12 += [v9, v9]
v20 = (v9, v12, v12, v14, 1000 + 8, )
v9.insert(0, v8)
print('count', gc.get_count()[1:])
print('tracked', gc.is_tracked(v18))
print('tracked', gc.is_tracked(v19))
v14.extra0 = v9
v14 = v12
weakref.finalize(v19, log.append, 'end w21')
v8 += ['t5' * 2, 't5' * 2]
v22 = [v19, v12, v14, 'text', None]
v12.extend(['t0' * 2] * 6)
v8 = v19
v19.other = None
v12 += [v18, v18]
del v18
if v22: v22.pop()
v23 = 1 << 66
v8.extra3 = v22
print(weakref.getweakrefcount(v8))
v8.other = v20
v25 = {'k0': v23, 'k1': v19, 'k2': None}
del v23
v26 = Node('v26')
v27 = set([30, 33, 15, 35, 15, 1, 26])
del v9
v25.setdefault('s0', v22)
v19.next = v25
watched.append(weakref.ref(v8))
vars(v19).clear(); v19.name = 'again'
watched.append(weakref.ref(v19))
v14.extend([()] * 7)
print('referents', len(gc.get_referents(v26)))
print('count', gc.get_count()[1:])
v30 = Row([])
watched.append(weakref.ref(v8))
flush()
del v8, v12, v14, v19, v20, v22, v25, v26, v27, v30
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
