import gc
import tracemalloc
print("line of a file statistic", whole[0].traceback[0].lineno)
for key in ("line", "", None):
    try:
        snapshot.statistics(key)
    except ValueError as error:
        print("key:", error)
