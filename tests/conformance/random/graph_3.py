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
v2 = Node('v2')
v2.other = None
v2.other = v1
v2 = v1
v1 = v2
v1.child = v2
print('size', sys.getsizeof(v2))
v3 = keep('text')
v2.child = v3
v1.child = ()
v4 = keep(v2)
del v2
v1.next = 't4' * 2
watched.append(weakref.ref(v1))
v1.child = v3
v6 = keep(v1)
flush()
del v3
v1.child = v6
v1.other = v4
v7 = bytearray(257)
v8 = [[v1, v6, 't7' * 2] for _ in range(1)]
watched.append(weakref.ref(v1, gone('w9')))
v8.clear()
weakref.finalize(v1, log.append, 'end w10')
del v8
v1.other = v1
v11 = Node('v11')
v12 = [[] for _ in range(4)]
print(weakref.getweakrefcount(v6))
print('referents', len(gc.get_referents(v7)))
v14 = [v11, v7, v4, ()]
v15 = Phoenix('v15')
watched.append(weakref.ref(v15, gone('w16')))
v15.__dict__.pop('next', None)
print('size', sys.getsizeof(v7))
del v15
del v14
print('tracked', gc.is_tracked(v6))
del v6
vars(v1).clear(); v1.name = 'again'
v11.other = None
risen.clear()
flush()
v12 = v11
v17 = Row([v11])
v18 = caught(v12)
v17 = v1
print('tracked', gc.is_tracked(v18))
v11.child = ()
v19 = Node('v19')
v17.extra1 = v4
v19.extra0 = v12
v20 = (v17).__repr__
v7 = v20
v21 = 1 << 69
v22 = Phoenix('v22')
del v4
v23 = [v19, 't2' * 2, v12, v11]
v24 = slice(v21, None)
v1.child = v1
v12.next = v11
v24 = v18
print('found', gc.collect(0))
flush()
print('referents', len(gc.get_referents(v12)))
v12 = v20
v1.extra1 = v12
v23.clear()
v19.__dict__.pop('next', None)
del v17
v25 = waiting(v11)
next(v25)
v26 = []
v27 = Node('v27')
v11.next = v7
del v26
print(weakref.getweakrefcount(v19))
print(weakref.getweakrefcount(v19))
v19.child = v19
v30 = slice(None, v1, v1)
v31 = Row([v24, 't2' * 2, v25, v22])
v32 = Node('v32')
v33 = Row([])
v22.child = v33
watched.append(weakref.ref(v25))
v11.next = v12
v35 = ()
v12 = v23
flush()
v11.next = v31
v19.extra2 = v11
watched.append(weakref.ref(v1))
v1.next = v30
v23 += [v20, v20]
flush()
v19.extra3 = 't7' * 2
print('found', gc.collect())
flush()
v1.other = v12
v32.other = v32
print(weakref.getweakrefcount(v19))
v23.extend([v20] * 4)
v38 = set([29, 30, 33, 34, 14, 23, 18, 18, 1])
print('refs', sys.getrefcount(v33))
v39 = 1 << 11
v12.insert(0, 3.5)
v22.__dict__.pop('next', None)
v40 = Node('v40')
v41 = Node('v41')
v41.other = None
v22.child = 't6' * 2
v42 = []
v12 = v40
flush()
print('tracked', gc.is_tracked(v1))
print('found', gc.collect())
flush()
v31.append(v23)
flush()
del v1, v7, v11, v12, v18, v19, v20, v21, v22, v23, v24, v25, v27, v30, v31, v32, v33, v35, v38, v39, v40, v41, v42
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
