import sys
import weakref
for use in (lambda: q.anything, lambda: str(q), lambda: bool(q)):
    try:
        use()
    except ReferenceError as error:
        print("dead:", error)
del box
try:
    len(p)
except ReferenceError as error:
    print("dead:", error)
