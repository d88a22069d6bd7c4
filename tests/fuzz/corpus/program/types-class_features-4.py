import sys, gc, weakref
try:
    try: 1 / 0
    except ZeroDivisionError: [][0]
except IndexError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('n') from None
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
e = ValueError('v'); e.add_note('n1'); e.add_note('n2'); print(e.__notes__, vars(e))
e = ValueError('v'); e.add_note('n1'); e.add_note('n2'); print(e.__notes__, vars(e))
