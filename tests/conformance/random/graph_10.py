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

v1 = (7).__repr__
v2 = set([10, 14, 26, 15, 2, 2, 31, 19, 38, 42, 4, 34, 5, 9, 24, 36])
print('found', gc.collect(0))
flush()
print('referents', len(gc.get_referents(v2)))
v1 = v2
print('referents', len(gc.get_referents(v2)))
v1 = v2
v2 |= set(range(20))
v1 |= set(range(21))
v3 = caught(())
print('referents', len(gc.get_referents(v3)))
print(weakref.getweakrefcount(v2))
v1 |= set(range(15))
del v3
v5 = 'v5' * 6
v6 = bytearray(136)
watched.append(weakref.ref(v1))
print('refs', sys.getrefcount(v2))
watched.append(weakref.ref(v1, gone('w8')))
v9 = iter([v5, v5])
weakref.finalize(v1, log.append, 'end w10')
v11 = Pair([v6, v5, v2, v1, v1])
print('size', sys.getsizeof(v9))
v2.discard(3)
v1 = v11
del v6
del v2
v12 = Bag(k0=v9)
v12[45] = v12
print('referents', len(gc.get_referents(v12)))
v12.setdefault('s2', v5)
v13 = keep(v1)
watched.append(weakref.ref(v13))
v15 = waiting(())
next(v15)
if v12: v12.popitem()
v16 = slice(v1, v15, v12)
v17 = Pair([v9, v9, v11, v11, v15])
v18 = Row([v13, v15, v16, 7])
v18.extend(['text'] * 8)
v1 = v18
del v17
v19 = Phoenix('v19')
v20 = slice((), v9, v19)
watched.append(weakref.ref(v13, gone('w21')))
v22 = Node('v22')
v23 = 0 << 18
v1.extend(['text'] * 2)
v12[19] = v12
v18.append(v20)
v18 += [v5, v5]
print('found', gc.collect())
flush()
v1.insert(0, None)
del v5
v1 += ['text', 'text']
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze()
flush()
v23 = v16
v12[63] = v12
v22.extra2 = ()
v12.setdefault('s0', v20)
del v1
v24 = keep(v13)
v25 = Node('v25')
v19.child = v11
vars(v22).clear(); v22.name = 'again'
v18.insert(0, v20)
v26 = iter([v25, v24, v25, v18])
v25.other = None
v27 = 0 << 48
v23 = v27
v25.other = None
print('alive', sum(r() is not None for r in watched))
v22 = v26
flush()
if v18: v18.pop()
v25.next = v11
v12.setdefault('s2', v15)
v19.child = v26
watched.append(weakref.ref(v25))
v27 = v9
watched.append(weakref.ref(v24, gone('w29')))
print('count', gc.get_count()[1:])
v30 = bytearray(27)
v19.other = v24
v19.child = v20
v13 = v15
del v23
v25.other = v11
flush()
print('tracked', gc.is_tracked(v30))
v19.other = v30
v31 = 'v31' * 15
v19.extra2 = v27
del v11
v25.next = v30
v25.child = 'text'
flush()
del v9, v12, v13, v15, v16, v18, v19, v20, v22, v24, v25, v26, v27, v30, v31
flush()
print('found', gc.collect())
flush()
risen.clear(); print('found', gc.collect())
flush()
print('garbage', len(gc.garbage), [s['collections'] - n for s, n in zip(gc.get_stats(), collections)])
