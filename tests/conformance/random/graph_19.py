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

print('found', gc.collect(1))
flush()
v1 = keep('t1' * 2)
print(weakref.getweakrefcount(v1))
v3 = Phoenix('v3')
v3.extra3 = v1
v3.next = v3
v3.extra1 = v1
del v1
v4 = [v3, 3.5, None]
del v3
v5 = set([3, 14, 9, 2, 29, 7, 32, 37, 6, 16, 45, 29, 44, 24, 43])
print('found', gc.collect())
flush()
del v5
v4 += ['text', 'text']
del v4
v6 = ('text', 7, )
v7 = set([28, 8, 4, 44, 28, 19, 35, 25, 37, 14, 22, 47, 6, 43, 15, 16, 8, 22])
del v7
v8 = [v6, v6, v6, v6]
v8 += [v6, v6]
v9 = bytearray(237)
v10 = keep(None)
v11 = Slotted('v11')
v8 += [v8, v8]
v8 += [v6, v6]
v8.append(v10)
weakref.finalize(v10, log.append, 'end w12')
v13 = 0 << 177
v8 += [(), ()]
flush()
del v6
v11.next = None
v14 = {i: [i] for i in range(4)}
print('count', gc.get_count()[1:])
v11.next = None
risen.clear()
flush()
print('refs', sys.getrefcount(v14))
weakref.finalize(v10, log.append, 'end w15')
v16 = []
v16.append(v11)
weakref.finalize(v11, log.append, 'end w17')
v18 = set([21, 11, 20, 22, 37, 32, 2, 27, 29, 17, 40, 32, 41, 5, 28])
del v11
v16.insert(0, v13)
print('alive', sum(r() is not None for r in watched))
print('count', gc.get_count()[1:])
flush()
v18.clear()
flush()
v8.append('t4' * 2)
v8.extend([v18] * 8)
flush()
del v13
weakref.finalize(v18, log.append, 'end w19')
v14.setdefault('s0', v10)
v20 = bytearray(235)
print('referents', len(gc.get_referents(v18)))
v16.append(None)
v14[68] = ()
v8.append('text')
del v8[:1]
flush()
print('count', gc.get_count()[1:])
print('alive', sum(r() is not None for r in watched))
print('refs', sys.getrefcount(v16))
v16[:] = v16[::2]
v16 = v10
print('size', sys.getsizeof(v14))
v21 = [v9, None, v14]
flush()
v16 = v8
print(weakref.getweakrefcount(v10))
if v21: v21.pop()
v16.extend([v9] * 7)
del v8[:1]
del v9
print(weakref.getweakrefcount(v18))
v24 = []
print('size', sys.getsizeof(v18))
v8.append(1000 + 7)
print('size', sys.getsizeof(v18))
v25 = iter([v10])
v8 = v16
print('size', sys.getsizeof(v8))
v14.pop('k0', None)
v16.insert(0, v18)
v8.append(v21)
v21 += [v16, v16]
v26 = Bag()
risen.clear()
flush()
print('tracked', gc.is_tracked(v18))
v16 = v25
v21 = v16
del v20
v27 = 1 << 183
v14[93] = ()
flush()
v18.clear()
if v14: v14.popitem()
v28 = Node('v28')
v14.setdefault('s1', v14)
del v10
v28.extra0 = v14
print('count', gc.get_count()[1:])
v26 = v16
v28.child = v28
v14.pop('k0', None)
v14.setdefault('s1', 1000 + 3)
v26 = v21
v29 = Phoenix('v29')
print('size', sys.getsizeof(v16))
flush()
del v8, v14, v16, v18, v21, v24, v25, v26, v27, v28, v29
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
