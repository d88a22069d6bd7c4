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

v1 = slice(None)
v2 = (v1).__repr__
print('count', gc.get_count()[1:])
v3 = 'v3' * 32
del v1
v2 = v3
print('refs', sys.getrefcount(v2))
v2 = v3
del v2
v4 = {i: [i] for i in range(3)}
v4['k4'] = v3
v4.clear()
v4['k1'] = v3
v5 = Row([v4, v4, v4, v3])
v6 = [[v3, v4] for _ in range(1)]
v6.insert(0, None)
if v4: v4.popitem()
flush()
print('size', sys.getsizeof(v4))
v6.extend([v6] * 1)
v6[:] = v6[::2]
v6.clear()
del v6
if v4: v4.popitem()
del v4
v7 = {'k0': v3, 'k1': v5, 'k2': v3, 'k3': v3, 'k4': v5}
v5.append(v3)
v8 = Bag(k0=v7, k1=v7, k2='t1' * 2, k3=v5)
print('found', gc.collect(1))
flush()
v9 = Node('v9')
risen.clear()
flush()
flush()
v10 = Pair([v9, v9, v8])
v7.clear()
v10 = v5
print('tracked', gc.is_tracked(v3))
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
del v10
weakref.finalize(v9, log.append, 'end w11')
v12 = slice(v5, (), v3)
del v8
v9.child = v5
print('tracked', gc.is_tracked(v5))
print('size', sys.getsizeof(v12))
watched.append(weakref.ref(v9))
v14 = slice(None)
print('found', gc.collect(0))
flush()
v9.child = v14
print('count', gc.get_count()[1:])
v15 = slice(None)
v7['k1'] = ()
print('size', sys.getsizeof(v7))
watched.append(weakref.ref(v9, gone('w16')))
print('tracked', gc.is_tracked(v12))
v5 = v3
v17 = 'v17' * 12
v18 = Row([])
if v7: v7.popitem()
v19 = (v5).__repr__
v7.clear()
watched.append(weakref.ref(v9, gone('w20')))
v21 = Node('v21')
vars(v21).clear(); v21.name = 'again'
v9 = v14
watched.append(weakref.ref(v21, gone('w22')))
v23 = [[v12, v18] for _ in range(2)]
v24 = {i: [i] for i in range(7)}
del v15
v18.clear()
v21.__dict__.pop('next', None)
print('size', sys.getsizeof(v17))
v25 = caught(v18)
v19 = v18
print('count', gc.get_count()[1:])
v26 = set([47, 28, 33, 49, 23, 20, 49, 11, 10, 44, 20, 44, 45, 20, 21, 30])
v7[8] = v25
v19.extend([None] * 3)
print('count', gc.get_count()[1:])
v27 = Slotted('v27')
v18 = v9
v7.setdefault('s0', v7)
del v7
v19 += [v26, v26]
del v23[:1]
v21.next = v24
v28 = Bag(k0=v17, k1=v24, k2=v24, k3=3.5)
v25 = v14
del v19
v29 = Phoenix('v29')
v21.other = v28
v30 = Row([v21, v28, v3, v28, v27])
print('alive', sum(r() is not None for r in watched))
del v23
del v5
weakref.finalize(v27, log.append, 'end w31')
v32 = Node('v32')
v33 = Node('v33')
v17 = v9
print('tracked', gc.is_tracked(v12))
v28.clear()
vars(v32).clear(); v32.name = 'again'
v32.child = v29
v34 = Slotted('v34')
v3 = v27
v35 = iter([v9, None, v29])
v36 = bytearray(13)
print('tracked', gc.is_tracked(v3))
v37 = Finalized('v37')
v38 = Node('v38')
print(weakref.getweakrefcount(v37))
v29.child = v9
v37.child = None
flush()
del v3, v9, v12, v14, v17, v18, v21, v24, v25, v26, v27, v28, v29, v30, v32, v33, v34, v35, v36, v37, v38
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
