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

v1 = {i: [i] for i in range(9)}
v1.setdefault('s1', v1)
v2 = 1 << 116
v1.pop('k0', None)
del v1
del v2
v3 = Phoenix('v3')
v3.child = v3
v4 = Phoenix('v4')
v4.next = v4
v4.child = v4
print('size', sys.getsizeof(v3))
v5 = Phoenix('v5')
v3.other = v5
v6 = {'k0': 3.5, 'k1': v4, 'k2': v4, 'k3': v3, 'k4': 't8' * 2}
v7 = Row([v6, v6, v3, v5])
v5.child = v5
v8 = 'v8' * 4
v3.__dict__.pop('next', None)
v8 = v7
del v6
v3.extra2 = v4
v7 = v3
del v7
v5.other = v5
del v8
v9 = (7, v3, v4, )
v5.child = 7
print('refs', sys.getrefcount(v9))
v10 = set([24, 18, 38, 28, 7, 24, 49])
v10.discard(3)
v11 = Bag(k0=v3, k1=v3, k2=None, k3=v10, k4=v9)
v4.__dict__.pop('next', None)
v5.other = None
v4 = v5
v4.extra2 = 3.5
print('alive', sum(r() is not None for r in watched))
print('size', sys.getsizeof(v9))
weakref.finalize(v10, log.append, 'end w12')
v5 = v4
v13 = 0 << 2
watched.append(weakref.ref(v5, gone('w14')))
print('size', sys.getsizeof(v10))
v4.other = v13
v15 = keep(v9)
v5.other = 1000 + 1
v16 = [v15, None, v9]
print(weakref.getweakrefcount(v10))
v15 = v11
v15['k6'] = v10
v18 = iter([v15, v9])
print('found', gc.collect())
flush()
v19 = Slotted('v19')
v20 = waiting(v9)
next(v20)
v21 = [[(), v3, v16, ()] for _ in range(0)]
print('count', gc.get_count()[1:])
v21.append(v20)
v4.child = v11
v22 = 0 << 39
v5.child = 3.5
v16.insert(0, ())
v23 = keep(())
v11.setdefault('s2', v20)
v5.next = 1000 + 0
v3.__dict__.pop('next', None)
print('found', gc.collect(0))
flush()
del v22
print('refs', sys.getrefcount(v23))
del v5
print('size', sys.getsizeof(v18))
if v11: v11.popitem()
v24 = []
v25 = Bag(k0=v18, k1='t4' * 2)
v26 = Node('v26')
watched.append(weakref.ref(v26, gone('w27')))
v28 = Row([])
risen.clear()
flush()
v29 = Finalized('v29')
del v29
print('refs', sys.getrefcount(v19))
weakref.finalize(v4, log.append, 'end w30')
v4 = v25
v31 = iter([(), v24, v9])
del v16
v15['k4'] = v21
del v4
v32 = {i: [i] for i in range(2)}
v24 += [v18, v18]
v33 = (v18, )
del v18
v31 = v10
v11.setdefault('s0', v24)
v34 = {i: [i] for i in range(9)}
print('alive', sum(r() is not None for r in watched))
v35 = {'k0': v31, 'k1': 1000 + 5}
watched.append(weakref.ref(v3, gone('w36')))
del v26
v11 = v10
v37 = [[v34, v10, v24, 't5' * 2, None] for _ in range(1)]
print(weakref.getweakrefcount(v19))
v21 += [v35, v35]
if v21: v21.pop()
del v20
del v11
print(weakref.getweakrefcount(v10))
watched.append(weakref.ref(v23))
print('found', gc.collect())
flush()
v41 = Phoenix('v41')
print(weakref.getweakrefcount(v10))
v34['k6'] = v15
watched.append(weakref.ref(v19, gone('w43')))
v19.other = v31
v44 = bytearray(173)
v32.setdefault('s2', v35)
v15.setdefault('s0', 3.5)
v41.other = v25
print('size', sys.getsizeof(v19))
flush()
del v3, v9, v10, v13, v15, v19, v21, v23, v24, v25, v28, v31, v32, v33, v34, v35, v37, v41, v44
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
