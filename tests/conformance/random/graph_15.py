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

print('found', gc.collect())
flush()
v1 = {}
v1[40] = v1
print('size', sys.getsizeof(v1))
del v1
v2 = Node('v2')
v2.extra2 = 'text'
print(weakref.getweakrefcount(v2))
v4 = slice(v2, None, v2)
v2.child = v2
print(weakref.getweakrefcount(v2))
v2.extra0 = v4
print('refs', sys.getrefcount(v4))
print('count', gc.get_count()[1:])
v2.child = v2
v2.child = v4
v6 = Bag(k0=v2, k1='t1' * 2, k2=v4, k3=v2, k4=v4)
v7 = [[v4, v2, (), v6] for _ in range(4)]
v8 = (3.5, v4, )
v9 = Node('v9')
v2.next = v7
v2 = v8
v7 = v2
v9.extra3 = v6
print('alive', sum(r() is not None for r in watched))
del v2
v10 = Pair([(), v6, v9])
v6[27] = None
v9.other = 3.5
v9.child = v7
v4 = v6
v9.other = None
v9.child = 3.5
v6[30] = v8
v11 = (v9).__repr__
del v4
del v11
del v9
v6.setdefault('s1', v6)
print('referents', len(gc.get_referents(v6)))
v6.clear()
del v10
v6['k6'] = v8
risen.clear()
flush()
flush()
if v6: v6.popitem()
v12 = 'v12' * 24
del v7
v13 = []
del v8
v6 = v13
print('found', gc.collect(1))
flush()
v13.append(v6)
v13.extend([v13] * 2)
v13.insert(0, v13)
v6.append(v13)
v14 = [v6, v6, v13]
if v14: v14.pop()
v6 = v14
v14 = v6
print('size', sys.getsizeof(v6))
v13[:] = v13[::2]
v13.insert(0, None)
v14.insert(0, ())
v13.extend([v13] * 6)
v14.insert(0, 7)
v15 = set([20, 5, 43, 17, 38, 40])
print('size', sys.getsizeof(v6))
v16 = (v14, )
v17 = Slotted('v17')
print('alive', sum(r() is not None for r in watched))
print('refs', sys.getrefcount(v14))
print(weakref.getweakrefcount(v17))
v19 = 'v19' * 23
v17.next = v19
print(weakref.getweakrefcount(v17))
v14 += [v12, v12]
v14.append(v13)
v21 = Row([7, v19])
print('referents', len(gc.get_referents(v12)))
watched.append(weakref.ref(v17))
watched.append(weakref.ref(v15, gone('w23')))
v14.insert(0, v14)
print('refs', sys.getrefcount(v21))
print('referents', len(gc.get_referents(v13)))
v24 = [[] for _ in range(3)]
flush()
print('count', gc.get_count()[1:])
print('refs', sys.getrefcount(v12))
v25 = bytearray(226)
del v15
del v13
v6.extend([7] * 3)
del v17
v21 += [v12, v12]
v21[:] = v21[::2]
v26 = ()
v6.append(v26)
print('alive', sum(r() is not None for r in watched))
v6.append(v6)
v27 = waiting(())
next(v27)
v14.insert(0, 't8' * 2)
watched.append(weakref.ref(v27))
v29 = Row([])
v24.append(())
v30 = {i: [i] for i in range(9)}
if v6: v6.pop()
flush()
del v6, v12, v14, v16, v19, v21, v24, v25, v26, v27, v29, v30
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
