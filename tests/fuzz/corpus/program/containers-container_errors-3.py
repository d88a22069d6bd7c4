from collections import OrderedDict, deque, defaultdict
def t(*cs):
    for c in cs:
        try: print(c())
        except (TypeError, ValueError, KeyError, IndexError) as e: print(type(e).__name__, e)
t(lambda: enumerate(foo=1), lambda: enumerate([], foo=1), lambda: enumerate([], 1, 2), lambda: enumerate([], start=1, foo=2), lambda: enumerate(start=2), lambda: enumerate(start=2,foo=3))
