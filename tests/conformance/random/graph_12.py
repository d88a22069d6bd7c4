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

v1 = Node('v1')
print('count', gc.get_count()[1:])
print('count', gc.get_count()[1:])
v1.next = None
risen.clear()
flush()
print('alive', sum(r() is not None for r in watched))
v1.other = v1
vars(v1).clear(); v1.name = 'again'
del v1
v2 = iter([])
del v2
v3 = keep(None)
del v3
risen.clear()
flush()
v4 = iter(['t4' * 2])
del v4
v5 = Pair([3.5, 1000 + 4, 3.5, ()])
del v5
v6 = {i: [i] for i in range(9)}
v6[10] = v6
v7 = Slotted('v7')
v6.setdefault('s2', v6)
print(weakref.getweakrefcount(v7))
v6 = v7
v6.other = v7
del v6
v9 = {'k0': v7, 'k1': v7, 'k2': v7, 'k3': v7}
v9[21] = 'text'
v10 = ('t4' * 2, v9, (), v7, )
v9.setdefault('s0', v9)
v11 = Row([v9, v10, None, v9])
v11[:] = v11[::2]
weakref.finalize(v7, log.append, 'end w12')
v13 = Finalized('v13')
del v10
v14 = {}
v14[95] = v14
v7.other = v14
v15 = [[v14] for _ in range(3)]
del v14
v9[5] = v11
del v7
flush()
v15.extend(['t2' * 2] * 7)
v11.extend([v13] * 1)
del v15
print(weakref.getweakrefcount(v13))
v17 = caught(v11)
print('count', gc.get_count()[1:])
v11.append(v9)
v13.next = v11
print(weakref.getweakrefcount(v13))
v9['k4'] = 'text'
v19 = [v11, v17, v11, 1000 + 0]
if v19: v19.pop()
vars(v13).clear(); v13.name = 'again'
print('tracked', gc.is_tracked(v9))
weakref.finalize(v13, log.append, 'end w20')
v19.append(v19)
weakref.finalize(v13, log.append, 'end w21')
del v13
v17 = v9
del v9
v22 = Phoenix('v22')
v11 += [1000 + 5, 1000 + 5]
v19.append(v19)
v19.extend([v11] * 5)
print('refs', sys.getrefcount(v17))
v23 = Slotted('v23')
v22.other = None
v17['k7'] = ()
v24 = 0 << 59
watched.append(weakref.ref(v23))
v26 = Slotted('v26')
v27 = ((), v26, v17, v26, )
watched.append(weakref.ref(v23, gone('w28')))
print('size', sys.getsizeof(v11))
v29 = Node('v29')
v30 = Node('v30')
v26.next = None
watched.append(weakref.ref(v23))
print('size', sys.getsizeof(v26))
v32 = Pair([v27, v17, v24])
v33 = Phoenix('v33')
v34 = keep(v17)
v29.__dict__.pop('next', None)
v17.setdefault('s1', v32)
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
flush()
del v11, v17, v19, v22, v23, v24, v26, v27, v29, v30, v32, v33, v34
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
