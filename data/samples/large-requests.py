"""Above 512 bytes the arenas are not asked.

A request of up to 512 bytes gets a block in a pool. A bigger one goes to the system's allocator.
A list is both: its head is a small block, its array of items grows from small to large. The
band under the map shows the large ones, biggest first.
"""
import sys

numbers = []
last = 0
for number in range(120):
    numbers.append(number)
    size = sys.getsizeof(numbers)
    if size != last:                # the array was made bigger, with room to spare
        print(len(numbers), "items:", size, "bytes")
        last = size
print("the same list all the time, its array moved to where there was room")
# arenarium: snapshot "A list that grew"

small = "x" * 400                   # with its head of 40 bytes and a closing zero: class 448
large = "x" * 4000                  # from the system
print("a short text:", sys.getsizeof(small), "bytes, in a pool")
print("a long text:", sys.getsizeof(large), "bytes, outside")

pages = ["page %d " % page * 500 for page in range(50)]
print("fifty pages:", sum(sys.getsizeof(page) for page in pages), "bytes")
# arenarium: snapshot "Fifty pages"

table = {number: None for number in range(20000)}
print("a table of 20,000 keys:", sys.getsizeof(table), "bytes in one piece")
# arenarium: snapshot "One big table"

del pages                           # large requests go back to the system at once
print("the pages went back one by one")
