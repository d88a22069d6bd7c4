from collections import OrderedDict, deque, defaultdict
def t(*cs):
    for c in cs:
        try: print(c())
        except (TypeError, ValueError, KeyError, IndexError) as e: print(type(e).__name__, e)
t(lambda: OrderedDict().pop(), lambda: OrderedDict().move_to_end(), lambda: OrderedDict.fromkeys(), lambda: OrderedDict().setdefault(), lambda: OrderedDict().popitem(1, 2), lambda: OrderedDict().update(1, 2), lambda: OrderedDict().popitem(foo=1))
