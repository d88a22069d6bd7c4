"""What getsizeof counts, and what it leaves out.

sys.getsizeof says how many bytes an object itself takes: not what it refers to. A list of a
thousand long texts is as big as a list of a thousand numbers. Who wants the whole sum has to follow
the references, and count what is met twice only once.
"""
import gc
import sys

for thing in (0, 1, 2 ** 30, 2 ** 60, 1.5, True, None, (), [], {}, set(), "", "a", b""):
    print("%-9s %-20s %3d bytes" % (type(thing).__name__, repr(thing), sys.getsizeof(thing)))
for letter in ("a", chr(0xE9), chr(0x20AC), chr(0x1F40D)):      # 1, 1, 2 or 4 bytes a character
    print("ten times %-12s %3d bytes" % (ascii(letter), sys.getsizeof(letter * 10)))
# arenarium: snapshot "The small ones"

print("a list of 4:", sys.getsizeof([1, 2, 3, 4]), "bytes")
print("a list of 4, grown one by one:", end=" ")
grown = []
for number in range(4):
    grown.append(number)
print(sys.getsizeof(grown), "and of 5:", end=" ")
grown.append(4)
print(sys.getsizeof(grown), "bytes: room to grow")

table = {}
for number in range(6):
    table[number] = None
    print("a dict of", len(table), "takes", sys.getsizeof(table), "bytes")
# arenarium: snapshot "Containers grow in steps"


def whole_size(thing):
    seen = set()
    waiting = [thing]
    total = 0
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            total += sys.getsizeof(one)
            waiting.extend(gc.get_referents(one))
    return total


letters = ["x" * length for length in range(1000, 1100)]
shared = ["y" * 1000] * 100
print("a list of 100 long texts:", sys.getsizeof(letters), "with them:", whole_size(letters))
print("100 times the same text: ", sys.getsizeof(shared), "with it:  ", whole_size(shared))
# arenarium: snapshot "Long texts"
