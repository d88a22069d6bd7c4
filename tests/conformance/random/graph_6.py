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

v1 = slice(1000 + 7, 'text', ())
print('referents', len(gc.get_referents(v1)))
print('count', gc.get_count()[1:])
del v1
v2 = (None).__repr__
v3 = caught(None)
v3 = v2
v4 = slice(v2, v2, None)
v5 = Row([v3, v4, v4])
v6 = {i: [i] for i in range(10)}
v6[5] = v2
v5.append(v6)
v7 = 0 << 74
v5.insert(0, v4)
risen.clear()
flush()
v6['k3'] = v2
del v5[:1]
v5 += [v7, v7]
v5 += [v7, v7]
if v6: v6.popitem()
del v5[:1]
v8 = (None).__repr__
v7 = v3
v5 += [(), ()]
v9 = Pair([v2, v6, v7])
del v8
v10 = Node('v10')
watched.append(weakref.ref(v10))
print('refs', sys.getrefcount(v10))
print('refs', sys.getrefcount(v4))
v2 = v9
print('alive', sum(r() is not None for r in watched))
v6 = v5
v10.child = ()
v10.other = None
print('found', gc.collect(1))
flush()
watched.append(weakref.ref(v10, gone('w12')))
v10.child = v2
v5.insert(0, v2)
v13 = Node('v13')
v14 = Phoenix('v14')
v6 += [v2, v2]
flush()
v9 = v6
del v3
v5.append(v5)
watched.append(weakref.ref(v10, gone('w15')))
print('found', gc.collect())
flush()
v9.extend([v6] * 2)
v6 += [3.5, 3.5]
print('found', gc.collect(0))
flush()
del v5
print('found', gc.collect(1))
flush()
flush()
v16 = 1 << 4
print('refs', sys.getrefcount(v6))
print('found', gc.collect(1))
flush()
v17 = Phoenix('v17')
v6.extend([v7] * 4)
v18 = Node('v18')
v17.child = 3.5
del v10
v14.other = v4
print('alive', sum(r() is not None for r in watched))
v18.other = None
v19 = slice(None)
v6 += [v9, v9]
v18.extra3 = 1000 + 1
watched.append(weakref.ref(v17))
print(weakref.getweakrefcount(v13))
v22 = set([8, 9, 6, 1, 13])
v13.other = None
v9 += [v7, v7]
v13.other = v19
del v7
watched.append(weakref.ref(v18))
v17.child = v22
v14.child = v16
v18.extra0 = v19
del v6
v18.extra0 = v13
print('tracked', gc.is_tracked(v9))
del v18
print('referents', len(gc.get_referents(v4)))
v17.extra0 = v4
v9.insert(0, v22)
print('found', gc.collect(0))
flush()
print('count', gc.get_count()[1:])
v24 = 'v24' * 1
v17.__dict__.pop('next', None)
v13.child = v2
v14.child = v9
print('refs', sys.getrefcount(v22))
vars(v13).clear(); v13.name = 'again'
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
print('alive', sum(r() is not None for r in watched))
v9.append(None)
v22 |= set(range(30))
print('referents', len(gc.get_referents(v9)))
v9.insert(0, v13)
v25 = Node('v25')
print('size', sys.getsizeof(v9))
v13 = v14
v17.other = v19
v17.child = v2
flush()
del v2, v4, v9, v13, v14, v16, v17, v19, v22, v24, v25
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
