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

v1 = waiting(None)
next(v1)
v2 = bytearray(100)
v3 = Phoenix('v3')
print('count', gc.get_count()[1:])
print(weakref.getweakrefcount(v3))
del v1
v3.other = v2
print('tracked', gc.is_tracked(v3))
vars(v3).clear(); v3.name = 'again'
v5 = iter([None, v3])
del v5
v3 = v2
v6 = bytearray(232)
print('found', gc.collect(1))
flush()
v7 = Row([7, v3, v6, 't1' * 2])
del v2
v7.insert(0, v6)
print('alive', sum(r() is not None for r in watched))
v7.extend([v6] * 5)
print('referents', len(gc.get_referents(v7)))
print('found', gc.collect(1))
flush()
del v7[:1]
print('tracked', gc.is_tracked(v6))
v7 = v6
v8 = 'v8' * 2
v3 = v7
v7 = v3
flush()
v9 = [[None, v7] for _ in range(4)]
v9 += [v9, v9]
v9 += [v8, v8]
print('found', gc.collect(0))
flush()
del v7
v9 += [v8, v8]
print('referents', len(gc.get_referents(v6)))
v10 = slice(None, 'text', v8)
del v9
print('refs', sys.getrefcount(v3))
del v3
v11 = [[v6, None, v8] for _ in range(3)]
v12 = {i: [i] for i in range(7)}
v13 = Finalized('v13')
del v6
vars(v13).clear(); v13.name = 'again'
watched.append(weakref.ref(v13, gone('w14')))
del v8
watched.append(weakref.ref(v13, gone('w15')))
v12[45] = v13
print('alive', sum(r() is not None for r in watched))
v13.child = v12
v16 = {'k0': 7, 'k1': 3.5}
v13.__dict__.pop('next', None)
print(weakref.getweakrefcount(v13))
v18 = Phoenix('v18')
v11.extend([v11] * 3)
v19 = caught('text')
v11 += [v18, v18]
print('refs', sys.getrefcount(v11))
weakref.finalize(v18, log.append, 'end w20')
v12['k0'] = v11
del v18
v21 = Row([v12, v12, v19, 't2' * 2, v19])
v11.insert(0, v21)
print('refs', sys.getrefcount(v19))
v16.setdefault('s0', v13)
v22 = Row([])
v23 = (v13).__repr__
print('size', sys.getsizeof(v19))
v24 = Slotted('v24')
watched.append(weakref.ref(v24, gone('w25')))
print('count', gc.get_count()[1:])
v26 = Phoenix('v26')
v27 = Phoenix('v27')
weakref.finalize(v13, log.append, 'end w28')
v16.setdefault('s0', v21)
print('referents', len(gc.get_referents(v23)))
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
v29 = Phoenix('v29')
v13.extra3 = v13
v30 = [v27, v13, 3.5]
v24.next = None
v29.extra1 = ()
v29.child = v29
v11.insert(0, v19)
print('found', gc.collect())
flush()
v16[85] = v29
v30 = v27
del v23
v27.child = v11
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
v11.extend([v21] * 2)
print('tracked', gc.is_tracked(v26))
v12[27] = 7
watched.append(weakref.ref(v29, gone('w31')))
print('refs', sys.getrefcount(v12))
flush()
del v10, v11, v12, v13, v16, v19, v21, v22, v24, v26, v27, v29, v30
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
