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

v1 = 'v1' * 6
v2 = Node('v2')
v2.other = None
v3 = Finalized('v3')
v4 = keep(v1)
v2.next = 7
v2.other = None
vars(v2).clear(); v2.name = 'again'
v5 = []
del v1
print('refs', sys.getrefcount(v2))
del v4
risen.clear()
flush()
v5.append(v5)
v5 += [None, None]
v6 = Phoenix('v6')
v5 += [v2, v2]
weakref.finalize(v3, log.append, 'end w7')
v6 = v2
print('count', gc.get_count()[1:])
v6.child = None
watched.append(weakref.ref(v2))
print(weakref.getweakrefcount(v6))
v10 = Slotted('v10')
print('refs', sys.getrefcount(v3))
v11 = slice(3.5, None)
v6.child = ()
v3.other = None
del v11
v3.extra0 = v5
v3.extra2 = 7
v2.other = v6
del v6
v5.extend([v5] * 7)
v5 += [v2, v2]
print('referents', len(gc.get_referents(v3)))
risen.clear()
flush()
risen.clear()
flush()
print('alive', sum(r() is not None for r in watched))
v2.child = v10
print('found', gc.collect(1))
flush()
v3 = v5
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
print('count', gc.get_count()[1:])
print(weakref.getweakrefcount(v2))
v3.extend([()] * 0)
v3[:] = v3[::2]
weakref.finalize(v10, log.append, 'end w13')
v10 = v3
print('tracked', gc.is_tracked(v5))
print('found', gc.collect())
flush()
v3.insert(0, v3)
print('found', gc.collect())
flush()
flush()
v14 = Node('v14')
del v14
v2.next = v3
v10 += [v10, v10]
v2.other = 't4' * 2
v15 = 'v15' * 13
v3 = v5
del v10
v2.next = v3
del v2
v16 = [[v3, v3] for _ in range(2)]
v16.append(v3)
v17 = Pair([v15, 1000 + 2, v15, v16, v5])
del v15
v3.extend([v16] * 4)
print('found', gc.collect(0))
flush()
print('found', gc.collect(0))
flush()
if v5: v5.pop()
v16 += [v17, v17]
print('refs', sys.getrefcount(v3))
v18 = Finalized('v18')
del v18
v19 = 0 << 71
v20 = set([26, 12, 7, 45, 13, 24, 0, 26, 7, 47, 17, 11, 17])
v3.extend([v5] * 6)
v21 = Node('v21')
print('found', gc.collect(0))
flush()
flush()
v16.append(v19)
v5.clear()
v21.next = 7
v5.insert(0, v3)
flush()
v16 += [v21, v21]
v3 += [v21, v21]
del v17
v5 = v20
v22 = (v19).__repr__
flush()
print('refs', sys.getrefcount(v5))
v3.insert(0, v19)
print('tracked', gc.is_tracked(v5))
v23 = Phoenix('v23')
flush()
v3.clear()
v23.other = v19
v21 = v22
print('tracked', gc.is_tracked(v3))
del v23
v3.append(v5)
watched.append(weakref.ref(v20, gone('w24')))
v3.insert(0, v20)
v3.extend([v16] * 2)
print('alive', sum(r() is not None for r in watched))
v16.extend([v21] * 7)
v25 = iter([v20, v5, v5, v21, v22])
v26 = keep(1000 + 5)
print('alive', sum(r() is not None for r in watched))
flush()
del v3, v5, v16, v19, v20, v21, v22, v25, v26
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
