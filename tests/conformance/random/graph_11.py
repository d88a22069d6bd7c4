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

v1 = ('text').__repr__
del v1
print('found', gc.collect())
flush()
v2 = Finalized('v2')
v3 = slice(v2, v2, None)
v2 = v3
print('found', gc.collect(0))
flush()
print('found', gc.collect())
flush()
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
print('size', sys.getsizeof(v2))
print('refs', sys.getrefcount(v2))
print('found', gc.collect(0))
flush()
v4 = bytearray(190)
del v3
v5 = Phoenix('v5')
v6 = iter([])
weakref.finalize(v5, log.append, 'end w7')
v5.child = v4
v5.__dict__.pop('next', None)
v5.next = ()
v5.next = v2
vars(v5).clear(); v5.name = 'again'
v8 = Slotted('v8')
v5.next = v2
risen.clear()
flush()
print(weakref.getweakrefcount(v8))
v5.child = v8
del v6
v10 = {i: [i] for i in range(6)}
v4 = v8
print('size', sys.getsizeof(v4))
v8.other = v4
v4.next = v5
v11 = caught(3.5)
watched.append(weakref.ref(v8, gone('w12')))
v8.other = 't3' * 2
v4.next = 7
v8.next = v10
v5.other = v11
v5.child = v2
v5.other = v11
v10['k5'] = 't8' * 2
v4.other = v5
watched.append(weakref.ref(v5, gone('w13')))
v4.next = v2
vars(v5).clear(); v5.name = 'again'
v14 = (v11).__repr__
v10.clear()
v4.other = v10
v15 = Node('v15')
watched.append(weakref.ref(v4, gone('w16')))
v17 = {}
v14 = v2
v10.setdefault('s0', 7)
del v5
v10['k3'] = 7
print('alive', sum(r() is not None for r in watched))
v18 = Row([])
print('referents', len(gc.get_referents(v4)))
v19 = Node('v19')
v10.setdefault('s2', v19)
v20 = [v14]
v8.other = v8
v21 = Pair([v15, 3.5, v14, v4])
v15.next = v19
v20 += [v21, v21]
print('found', gc.collect())
flush()
v22 = Finalized('v22')
del v2
v20.insert(0, v19)
v17.setdefault('s2', v14)
v4.other = 'text'
v23 = Pair([v20, 't1' * 2, 1000 + 6, (), v22])
v17.setdefault('s2', v21)
print('tracked', gc.is_tracked(v10))
print(weakref.getweakrefcount(v8))
v25 = set([48, 15, 12, 15, 32, 41, 12, 43])
v26 = Node('v26')
v18.append(v10)
v26.extra2 = 'text'
print('size', sys.getsizeof(v15))
del v20
v26.next = 3.5
v18 += [v8, v8]
print('tracked', gc.is_tracked(v18))
print('refs', sys.getrefcount(v4))
v8.other = v18
v10[46] = v22
v21 = v26
print('tracked', gc.is_tracked(v22))
v17['k6'] = v11
v27 = Bag()
flush()
v28 = (None).__repr__
print('size', sys.getsizeof(v26))
flush()
del v4, v8, v10, v11, v14, v15, v17, v18, v19, v21, v22, v23, v25, v26, v27, v28
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
