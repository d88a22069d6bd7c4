import gc
import sys
for change in (lambda d, k: d.update({k + 10: 1}), lambda d, k: (d.pop(k), d.update({k + 10: 1}))):
    table = {1: 2, 3: 4}
    try:
        for key in table:
            change(table, key)
    except RuntimeError as error:
        print(error)
