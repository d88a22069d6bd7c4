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

v1 = {i: [i] for i in range(8)}
if v1: v1.popitem()
print('refs', sys.getrefcount(v1))
v2 = Slotted('v2')
v3 = slice(None)
v2.other = 1000 + 8
v1.setdefault('s2', None)
weakref.finalize(v2, log.append, 'end w4')
v1.clear()
v3 = v2
print('tracked', gc.is_tracked(v2))
watched.append(weakref.ref(v3))
v6 = Slotted('v6')
v7 = Bag(k0=v2, k1=(), k2=v6)
v6.next = None
v8 = ['text', v6]
print('referents', len(gc.get_referents(v7)))
v6.next = 7
v2.next = v6
v9 = Finalized('v9')
v7.setdefault('s2', v8)
v1.setdefault('s1', v2)
print('count', gc.get_count()[1:])
v10 = bytearray(162)
del v10
if v1: v1.popitem()
del v6
v8.extend([v7] * 1)
v11 = slice(v3, v7, v7)
v2 = v7
del v11
del v9
print('size', sys.getsizeof(v3))
v7.pop('k0', None)
v7.setdefault('s1', 1000 + 0)
v12 = [[v3] for _ in range(2)]
v13 = bytearray(20)
v2 = v1
print('refs', sys.getrefcount(v2))
print('found', gc.collect(0))
flush()
v1[67] = v2
v14 = Row([v8, 3.5, v1, v13])
v15 = set([6, 43, 12, 23, 17, 22, 3, 10, 2, 37, 31, 17, 43, 41, 25, 10])
v12.append(v15)
v2.setdefault('s2', v1)
del v3
v16 = Bag(k0=v15, k1=7, k2=v2)
v17 = [[(), v15, v13, ()] for _ in range(1)]
v2['k5'] = v16
v18 = slice(v15, 1000 + 3, v14)
print(weakref.getweakrefcount(v15))
v20 = Node('v20')
v12 = v2
v12[25] = v15
print('alive', sum(r() is not None for r in watched))
v7[87] = v12
del v16
v20.child = None
v21 = Phoenix('v21')
v21.next = v15
flush()
v2[1] = v7
v12 = v8
risen.clear()
flush()
v22 = Phoenix('v22')
v23 = [v17, v1, v13]
v14 += [v20, v20]
print('refs', sys.getrefcount(v12))
v24 = 'v24' * 27
v14.insert(0, v1)
del v14
v25 = Node('v25')
v26 = {i: [i] for i in range(0)}
print('size', sys.getsizeof(v23))
v25.other = None
if v7: v7.popitem()
print('alive', sum(r() is not None for r in watched))
print('count', gc.get_count()[1:])
v7[58] = v7
v27 = 0 << 135
del v22
v7[5] = None
v1 = v27
print('tracked', gc.is_tracked(v13))
del v17
print('tracked', gc.is_tracked(v26))
del v7
del v12
v28 = iter([v18, v20])
print('size', sys.getsizeof(v8))
v21 = v1
print('refs', sys.getrefcount(v21))
print('referents', len(gc.get_referents(v23)))
flush()
if v2: v2.popitem()
flush()
v29 = set([28, 31, 47, 16, 11, 36, 19, 40, 48, 14, 19, 4])
watched.append(weakref.ref(v29, gone('w30')))
v25.other = v2
v23 += [v28, v28]
v8 += [v18, v18]
v20.other = None
print('tracked', gc.is_tracked(v28))
v8.insert(0, None)
print('referents', len(gc.get_referents(v21)))
del v15
v20.child = v25
del v2
v26.setdefault('s1', v1)
v25.extra1 = v28
v31 = {i: [i] for i in range(2)}
flush()
v32 = Pair(['t2' * 2, v21, v28, None, 7])
v27 = v25
print('refs', sys.getrefcount(v8))
print('found', gc.collect())
flush()
v33 = Row([v23, None, 't0' * 2, 7, v24])
print('referents', len(gc.get_referents(v8)))
v8.insert(0, 'text')
del v31
flush()
del v1, v8, v13, v18, v20, v21, v23, v24, v25, v26, v27, v28, v29, v32, v33
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
