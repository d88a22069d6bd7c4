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
v2 = [[] for _ in range(2)]
v1.next = v2
watched.append(weakref.ref(v1))
v2 += [(), ()]
v2.insert(0, v1)
v4 = slice(v1, v2, v1)
v1.next = None
v1.next = None
v1.next = v2
print('referents', len(gc.get_referents(v2)))
print('tracked', gc.is_tracked(v2))
v5 = [[(), v1, v4, v1] for _ in range(2)]
print('alive', sum(r() is not None for r in watched))
v5 = v4
v2.insert(0, v4)
v1.next = v4
risen.clear()
flush()
print('size', sys.getsizeof(v1))
v6 = Phoenix('v6')
del v5
v4 = v6
del v1
watched.append(weakref.ref(v4))
print('refs', sys.getrefcount(v4))
print('tracked', gc.is_tracked(v4))
weakref.finalize(v6, log.append, 'end w8')
v9 = [[] for _ in range(1)]
v6.other = None
print('refs', sys.getrefcount(v6))
v10 = Pair([7, v2, 't5' * 2, v9])
watched.append(weakref.ref(v6))
del v2
v6.child = v6
v12 = 'v12' * 10
v9.insert(0, 't6' * 2)
if v9: v9.pop()
v4.next = v4
weakref.finalize(v6, log.append, 'end w13')
v6.extra2 = v4
v14 = [3.5, v6, v9, v9]
print('found', gc.collect())
flush()
v9.append(1000 + 4)
v4.next = 1000 + 6
v15 = Node('v15')
vars(v4).clear(); v4.name = 'again'
flush()
v12 = v14
print('found', gc.collect(0))
flush()
v16 = keep(v14)
print('found', gc.collect(1))
flush()
v12 += [v6, v6]
v17 = (v16).__repr__
v17 = v14
v18 = {i: [i] for i in range(3)}
risen.clear()
flush()
print('referents', len(gc.get_referents(v15)))
v19 = Pair([v16, (), v6])
v20 = Phoenix('v20')
del v4
v12.clear()
vars(v15).clear(); v15.name = 'again'
v17[:] = v17[::2]
v21 = waiting(v14)
next(v21)
print('found', gc.collect(1))
flush()
print('alive', sum(r() is not None for r in watched))
v21 = v9
v14[:] = v14[::2]
del v16
print(weakref.getweakrefcount(v6))
watched.append(weakref.ref(v6, gone('w23')))
print('refs', sys.getrefcount(v20))
v15.extra1 = 1000 + 6
print('size', sys.getsizeof(v18))
v6.next = v9
v20.next = v19
v15.other = v12
print('refs', sys.getrefcount(v14))
v24 = (v19).__repr__
print('referents', len(gc.get_referents(v20)))
v18['k1'] = 7
print('referents', len(gc.get_referents(v20)))
del v24
v25 = (v10, 1000 + 7, 3.5, )
v26 = bytearray(175)
v9 = v12
v20.other = v26
v15.other = v20
v15.other = v20
print('found', gc.collect())
flush()
v27 = Node('v27')
v28 = 0 << 7
del v25
v14.insert(0, v17)
print('found', gc.collect(0))
flush()
v27.child = 'text'
del v21[:1]
v19 = v17
print('alive', sum(r() is not None for r in watched))
v21.insert(0, v27)
v29 = Finalized('v29')
print('refs', sys.getrefcount(v18))
watched.append(weakref.ref(v20, gone('w30')))
v17.append(v6)
watched.append(weakref.ref(v20))
v18['k3'] = 'text'
v17.append(v17)
v32 = waiting(None)
next(v32)
v33 = iter([1000 + 1, v26])
del v21
v12.clear()
v34 = slice(v12, None)
v35 = 'v35' * 34
print('referents', len(gc.get_referents(v19)))
v20.extra3 = None
v36 = waiting(None)
next(v36)
del v35
v18.setdefault('s2', v34)
v15.other = v32
v6.child = 'text'
flush()
del v6, v9, v10, v12, v14, v15, v17, v18, v19, v20, v26, v27, v28, v29, v32, v33, v34, v36
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
