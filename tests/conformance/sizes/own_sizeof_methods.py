import sys


class Row(list):
    pass


def refused(label, function, *arguments):
    try:
        print(label, function(*arguments))
    except TypeError as error:
        print(label, error)


for kind in (object, list, dict, set, frozenset, tuple, str, int, bool, float, bytes, bytearray, type, Exception,
             range, slice, type(len), type(lambda: 0), type(None)):
    print(kind.__name__, kind.__sizeof__, '__sizeof__' in vars(kind))
print('inherited', Row.__sizeof__, list.__sizeof__(Row([1, 2])))
print('struct and items', [object.__sizeof__(o) for o in ([1, 2], 5, 0, -5, 2 ** 100, (1, 2, 3), 'abc', {1: 2}, {1}, b'xy')])
refused('class', Row.__sizeof__, Row)
refused('none', Row.__sizeof__)
refused('one', [].__sizeof__, 1)
refused('other', list.__sizeof__, {})
print('of types', type.__sizeof__(int), type.__sizeof__(Row), sys.getsizeof(Row))
