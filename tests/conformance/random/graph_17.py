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
v1 = {i: [i] for i in range(8)}
v2 = {i: [i] for i in range(8)}
print('tracked', gc.is_tracked(v1))
v3 = (v1, )
v4 = iter([v1, v2])
print('found', gc.collect(0))
flush()
v2 = v1
flush()
flush()
v1[84] = 't4' * 2
v5 = Slotted('v5')
print('found', gc.collect(0))
flush()
print('size', sys.getsizeof(v5))
del v3
v6 = [v5, v1]
v5.next = v4
v1.clear()
v7 = {i: [i] for i in range(5)}
v7[0] = v5
v8 = iter([])
v2['k3'] = v2
print(weakref.getweakrefcount(v5))
v6.insert(0, 7)
v5.next = None
print('refs', sys.getrefcount(v5))
del v2
flush()
v6.extend([v6] * 8)
v5.next = v7
v1[11] = v1
v1['k7'] = 1000 + 1
print(weakref.getweakrefcount(v5))
print('count', gc.get_count()[1:])
del v6
v11 = 0 << 90
del v7
v5.next = v8
watched.append(weakref.ref(v5))
v5.next = v4
watched.append(weakref.ref(v5, gone('w13')))
v1.setdefault('s1', v11)
v1[29] = v8
v5.next = 'text'
print('refs', sys.getrefcount(v8))
v5.other = 7
v14 = caught(v5)
del v11
v1[90] = 1000 + 0
v5.next = None
v5.other = v8
print('found', gc.collect())
flush()
del v1
v5.next = None
v4 = v8
watched.append(weakref.ref(v5))
v5.next = None
v16 = ()
flush()
v5.next = None
v5.next = v16
weakref.finalize(v5, log.append, 'end w17')
v5 = v16
flush()
v18 = Row([])
v18 += [7, 7]
v18.extend([v5] * 1)
v19 = Node('v19')
print('size', sys.getsizeof(v4))
v20 = Phoenix('v20')
v21 = waiting(v14)
next(v21)
print('alive', sum(r() is not None for r in watched))
v22 = (v4).__repr__
print(weakref.getweakrefcount(v21))
v19.next = v20
v24 = bytearray(234)
del v19
v20.next = ()
v22 = v18
v25 = Pair([])
v18[:] = v18[::2]
v26 = bytearray(98)
v20.child = v22
v22.append(v16)
risen.clear()
flush()
v20.other = v25
v22 += [v14, v14]
v22.insert(0, ())
v4 = v14
v27 = Slotted('v27')
v4 = v18
flush()
del v4
v28 = (v16).__repr__
del v14
v22.append(v16)
v20.next = v20
v29 = keep(v28)
v22.insert(0, 3.5)
print('alive', sum(r() is not None for r in watched))
if v22: v22.pop()
print('count', gc.get_count()[1:])
v20.child = v20
v30 = bytearray(208)
v27.next = 7
flush()
v22.clear()
v20.child = v5
print('count', gc.get_count()[1:])
v8 = v29
watched.append(weakref.ref(v21, gone('w31')))
v22.extend([v18] * 5)
v22 = v5
v32 = keep(v5)
v18.append(v16)
v27.next = v21
v18.append(v32)
flush()
del v5, v8, v16, v18, v20, v21, v22, v24, v25, v26, v27, v28, v29, v30, v32
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
