import functools
import sys


def same(function, *arguments):
    return function(*arguments) is function(*arguments)


class Own:
    pass


print('repr', [same(repr, o) for o in (None, ..., NotImplemented, True, False, 1, 1.5, '', 'q', [], Own)])
print('str', [same(str, o) for o in (None, True, 5, 10, 1.5, '', 'qq', b'', ValueError('qq'))])
print('format', [same(o.__format__, '') for o in (None, True, 1, 10, 1.5, 'abc', [])])
print('percent', same('%s'.__mod__, 'abc'), same('%s'.__mod__, None), same('%s'.__mod__, 5), same('%d'.__mod__, 5),
      same('%2s'.__mod__, 5), same('%s'.__mod__, 55))
print('braces', same('{}'.format, 'abc'), same('{}'.format, None), same('{}'.format, 5), same('{}'.format, 55))
for o in (int, list, type, ValueError, Own, len, [].append, list.append, int.__add__, (5).__add__, Own().__init__):
    print(o.__name__, o.__name__ is o.__name__, o.__qualname__ is o.__qualname__)
print('arguments', (5).real, sys.version_info.major)
