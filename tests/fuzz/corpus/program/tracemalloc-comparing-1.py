import gc
import tracemalloc
def short(diff):
    return str(diff).split("/")[-1]
def show(label, diffs, least=300):
    print(label)
    for diff in diffs:
        if abs(diff.size_diff) >= least or diff.size >= least:
            print(" ", short(diff))
show("by line", after.compare_to(before, "lineno"))
show("the other way", before.compare_to(after, "lineno"))
show("with itself", after.compare_to(after, "lineno"))
largest = after.compare_to(before, "lineno")[0]
print("fields", largest.size, largest.size_diff, largest.count, largest.count_diff)
by_file = after.compare_to(before, "filename")
print("by file", len(by_file), by_file[0].count_diff == sum(
    d.count_diff for d in after.compare_to(before, "lineno")))
