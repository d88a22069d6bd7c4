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

v1 = Row([None, (), 7])
v2 = caught(v1)
v3 = slice(v1, None)
print('referents', len(gc.get_referents(v2)))
v4 = Bag(k0=v2, k1=v2, k2=v2, k3=v1, k4=1000 + 6)
v5 = Node('v5')
v6 = Node('v6')
print('size', sys.getsizeof(v5))
v6.child = ()
v6.next = 3.5
v4[88] = 't0' * 2
del v6
v4.setdefault('s0', v1)
print('referents', len(gc.get_referents(v1)))
print('size', sys.getsizeof(v4))
del v1[:1]
v3 = v4
print('refs', sys.getrefcount(v4))
v7 = {i: [i] for i in range(3)}
watched.append(weakref.ref(v5, gone('w8')))
v9 = bytearray(253)
print('found', gc.collect())
flush()
v1 = v7
v7.setdefault('s0', v9)
v4.setdefault('s0', v9)
v10 = Pair(['t4' * 2, v4, v4, v3])
v4['k1'] = 't8' * 2
v11 = caught(v2)
v7.setdefault('s2', v3)
print('referents', len(gc.get_referents(v9)))
del v3
if v7: v7.popitem()
print('refs', sys.getrefcount(v7))
watched.append(weakref.ref(v5))
del v11
print('refs', sys.getrefcount(v10))
v13 = {}
v5.child = v7
del v4
watched.append(weakref.ref(v5))
print('refs', sys.getrefcount(v10))
if v1: v1.popitem()
print('count', gc.get_count()[1:])
v5.other = None
v15 = (v10, v7, v7, v1, )
if v13: v13.popitem()
v13 = v5
print('refs', sys.getrefcount(v7))
v7[80] = v13
del v9
weakref.finalize(v13, log.append, 'end w16')
print('size', sys.getsizeof(v1))
print('alive', sum(r() is not None for r in watched))
print('found', gc.collect())
flush()
del v10
v7.setdefault('s0', 'text')
v17 = bytearray(152)
v5.child = v1
weakref.finalize(v13, log.append, 'end w18')
v19 = Node('v19')
v20 = [v19, 'text']
v7['k2'] = v15
print('alive', sum(r() is not None for r in watched))
print('alive', sum(r() is not None for r in watched))
print('refs', sys.getrefcount(v19))
print('referents', len(gc.get_referents(v5)))
v19.extra2 = v15
watched.append(weakref.ref(v5, gone('w21')))
v22 = Bag(k0=v15)
print('size', sys.getsizeof(v17))
v23 = Row([v15, v5, v17, v15])
print(weakref.getweakrefcount(v5))
v7['k2'] = v5
v20.insert(0, v15)
print('alive', sum(r() is not None for r in watched))
print('tracked', gc.is_tracked(v15))
del v20
v25 = Phoenix('v25')
v22.clear()
v1 = v23
v26 = [v13, v13]
v22[54] = v17
v27 = slice(None, None)
if v22: v22.popitem()
v28 = [v1, v2, v5, ()]
v23[:] = v23[::2]
del v27
v29 = Bag(k0=v23, k1=v19, k2=(), k3=v7)
v22 = v19
del v13
v7['k5'] = v7
v22.next = v1
print('count', gc.get_count()[1:])
v30 = {'k0': 7, 'k1': v28}
v30.setdefault('s1', v17)
v23 += [3.5, 3.5]
v31 = waiting(v29)
next(v31)
flush()
del v31
v5.other = v1
weakref.finalize(v19, log.append, 'end w32')
print('referents', len(gc.get_referents(v22)))
v30.clear()
if v1: v1.pop()
weakref.finalize(v25, log.append, 'end w33')
v34 = Pair([v23, v25])
print('count', gc.get_count()[1:])
v1.extend([v7] * 5)
v23.append('t4' * 2)
v35 = Finalized('v35')
v26 = v35
del v7
del v17
v36 = Pair([v34, v15, v1, v23, v35])
v37 = Node('v37')
watched.append(weakref.ref(v35))
del v23
del v2
vars(v5).clear(); v5.name = 'again'
flush()
del v1, v5, v15, v19, v22, v25, v26, v28, v29, v30, v34, v35, v36, v37
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
