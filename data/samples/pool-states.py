"""A pool is used, full or empty.

Blocks of one size share a pool of 16 KiB. A 'used' pool has blocks in use and blocks to give; when
the last one is given it is 'full', and the allocator takes another pool. When all its blocks have
come back it is 'empty', and may serve any other size. Click the bar "64" beside the map to see
only the pools of this lesson.
"""


class Record:
    __slots__ = ("a", "b", "c", "d")    # 48 bytes and a collector's head of 16: size class 64


print("a pool of this class holds 255 records")

records = [Record() for _ in range(120)]
print("120 records: one pool is used, about half")
# arenarium: snapshot "Used"

records.extend([Record() for _ in range(200)])
print("320 records: one pool is full, the next one used")
# arenarium: snapshot "Full"

records.extend([Record() for _ in range(2230)])
print("2550 records: about ten pools")
# arenarium: snapshot "Ten pools"

del records[1::2]
print("every second one is gone: all pools used, none can serve another size")
# arenarium: snapshot "Half used, all taken"

del records[100:]
print("the first hundred stay: the other pools are empty")
# arenarium: snapshot "Empty"

texts = [("text %d " % number) * 10 for number in range(600)]
print("texts move in: empty pools serve another size")
# arenarium: snapshot "Another size moved in"
