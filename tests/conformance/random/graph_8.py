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

print('found', gc.collect(0))
flush()
v1 = Node('v1')
del v1
v2 = {}
v3 = {'k0': v2, 'k1': v2, 'k2': v2, 'k3': v2, 'k4': v2}
v2[31] = 7
v3[38] = v3
v4 = Row([])
del v2
v5 = 'v5' * 33
v5 = v3
v6 = Phoenix('v6')
v7 = bytearray(225)
del v5
v3.setdefault('s0', v7)
v8 = bytearray(151)
print('size', sys.getsizeof(v7))
del v3
v6.other = None
print('alive', sum(r() is not None for r in watched))
flush()
print('size', sys.getsizeof(v4))
v6.other = None
print('size', sys.getsizeof(v7))
v6.extra2 = 't5' * 2
v9 = (None).__repr__
print(weakref.getweakrefcount(v6))
v11 = [None, v7, v8, v7]
print('count', gc.get_count()[1:])
v4 += [v8, v8]
watched.append(weakref.ref(v6, gone('w12')))
v4[:] = v4[::2]
print('alive', sum(r() is not None for r in watched))
v13 = Node('v13')
v14 = waiting(None)
next(v14)
flush()
print('alive', sum(r() is not None for r in watched))
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
weakref.finalize(v14, log.append, 'end w15')
flush()
v16 = caught(v9)
del v6
v13.next = v13
print('referents', len(gc.get_referents(v7)))
print('referents', len(gc.get_referents(v9)))
v11.extend([3.5] * 0)
print('refs', sys.getrefcount(v13))
v17 = {'k0': v13, 'k1': v8, 'k2': v11, 'k3': ()}
print('found', gc.collect())
flush()
v17.setdefault('s2', v14)
del v8
v4.clear()
v13.__dict__.pop('next', None)
v18 = Row([None, v11])
print('size', sys.getsizeof(v16))
flush()
print('found', gc.collect())
flush()
if v11: v11.pop()
print('refs', sys.getrefcount(v16))
v11.append(v14)
v11.insert(0, 't1' * 2)
v11 = v4
v13.next = v18
v11.append(v11)
print('size', sys.getsizeof(v17))
v14 = v11
del v7
v17.setdefault('s0', 'text')
v19 = Finalized('v19')
v13.extra3 = v17
del v18
v19.child = 't0' * 2
v14 += [None, None]
v17[7] = v13
v13.next = 3.5
v14.append(v13)
if v17: v17.popitem()
v14.extend([v11] * 1)
print('count', gc.get_count()[1:])
v14.clear()
v11.append(v16)
v14 = v4
print('referents', len(gc.get_referents(v19)))
v11.insert(0, v9)
v20 = Row([])
del v19
weakref.finalize(v13, log.append, 'end w21')
print('size', sys.getsizeof(v9))
print('count', gc.get_count()[1:])
v20 += [7, 7]
print('count', gc.get_count()[1:])
v22 = Row(['t2' * 2, v11, v13])
print('size', sys.getsizeof(v14))
v4.append(v11)
print('alive', sum(r() is not None for r in watched))
v23 = set([19, 2, 37, 43, 6, 1, 35])
print('found', gc.collect(1))
flush()
v24 = 0 << 71
del v17
v25 = Node('v25')
v25.other = v4
v20.append(v4)
watched.append(weakref.ref(v25))
v14.insert(0, v25)
print('found', gc.collect(1))
flush()
v25 = v11
v14.insert(0, 3.5)
print('tracked', gc.is_tracked(v23))
print('refs', sys.getrefcount(v25))
print('count', gc.get_count()[1:])
v27 = Node('v27')
print(weakref.getweakrefcount(v23))
if v11: v11.pop()
v23.discard(3)
v4 += [(), ()]
v14.append(v16)
print('referents', len(gc.get_referents(v13)))
v20.extend(['text'] * 3)
v13.extra0 = 7
flush()
del v4, v9, v11, v13, v14, v16, v20, v22, v23, v24, v25, v27
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
