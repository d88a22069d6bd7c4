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

v1 = keep(7)
del v1
v2 = (3.5, (), 1000 + 1, (), None, )
print('count', gc.get_count()[1:])
v3 = [None]
del v2
v4 = (v3, v3, v3, v3, 1000 + 2, )
v3.clear()
v3.append(v4)
print('size', sys.getsizeof(v4))
v3.insert(0, v3)
v5 = Row([v4, v4])
del v4
v3 = v5
v3.extend([v3] * 3)
del v5
v6 = Bag(k0=v3, k1='text')
v3.append(v6)
v3.insert(0, v3)
v3 += [v6, v6]
v6.setdefault('s0', ())
if v6: v6.popitem()
v7 = slice(1000 + 7, 7, v3)
print('found', gc.collect(1))
flush()
v8 = (v6, (), )
print('count', gc.get_count()[1:])
if v3: v3.pop()
v6[15] = 7
v3.extend([None] * 3)
print('count', gc.get_count()[1:])
v6.setdefault('s0', ())
del v7
v9 = Pair([v8, None, v8])
del v8
v10 = (v9, )
v11 = Bag()
v3 += [v6, v6]
v12 = waiting(1000 + 8)
next(v12)
del v12
v3[:] = v3[::2]
print('refs', sys.getrefcount(v3))
print('count', gc.get_count()[1:])
del v3[:1]
v6[21] = v9
flush()
v13 = Phoenix('v13')
print('tracked', gc.is_tracked(v10))
v11['k6'] = v13
print('tracked', gc.is_tracked(v3))
watched.append(weakref.ref(v13, gone('w14')))
print('refs', sys.getrefcount(v13))
v3[:] = v3[::2]
v3.clear()
print('alive', sum(r() is not None for r in watched))
v15 = bytearray(22)
v6[25] = ()
v16 = Bag(k0='text', k1=v9, k2=v9, k3=v15)
watched.append(weakref.ref(v13, gone('w17')))
v18 = caught(None)
v13.__dict__.pop('next', None)
v19 = Phoenix('v19')
v13.other = v18
v13 = v15
v11[60] = v6
v20 = {i: [i] for i in range(3)}
print('refs', sys.getrefcount(v15))
v19.extra2 = v3
v21 = waiting(v6)
next(v21)
v20['k1'] = v11
del v16
del v10
print('alive', sum(r() is not None for r in watched))
del v18
print('size', sys.getsizeof(v6))
v22 = waiting(7)
next(v22)
v13 = v20
v19.other = v20
print('size', sys.getsizeof(v3))
v23 = (v20).__repr__
del v23
del v22
v24 = iter([v3, 3.5, v15, 't1' * 2, 'text'])
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
print('referents', len(gc.get_referents(v6)))
v25 = bytearray(170)
v11.pop('k0', None)
flush()
weakref.finalize(v21, log.append, 'end w26')
v11['k4'] = 7
v3[:] = v3[::2]
v13.clear()
flush()
del v13
v27 = (v3).__repr__
print(weakref.getweakrefcount(v19))
v3.append(v9)
print('size', sys.getsizeof(v15))
if v11: v11.popitem()
del v20
v29 = Finalized('v29')
watched.append(weakref.ref(v19))
weakref.finalize(v19, log.append, 'end w31')
print('refs', sys.getrefcount(v19))
v19.other = ()
v32 = Finalized('v32')
v33 = waiting(None)
next(v33)
v32.extra2 = v19
flush()
del v3, v6, v9, v11, v15, v19, v21, v24, v25, v27, v29, v32, v33
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
