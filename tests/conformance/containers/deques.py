# A deque through a long row of changes: its contents and its blocks.
import sys
from collections import deque

seed = 31


def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


def change(items, most, kind):
    if kind == 0:
        items.append(number(100))
    elif kind == 1:
        items.appendleft(number(100))
    elif kind == 2:
        items.pop()
    elif kind == 3:
        items.popleft()
    elif kind == 4:
        items.extend(range(number(50)))
    elif kind == 5:
        items.extendleft(range(number(50)))
    elif kind == 6:
        items.rotate(number(200) - 100)
    elif kind == 7:
        items.remove(number(30))
    elif kind == 8:
        items.insert(number(60) - 30, number(100))
    elif kind == 9:
        items[number(100) - 50] = number(9)
    elif kind == 10:
        del items[number(100) - 50]
    elif kind == 11:
        items.reverse()
    elif kind == 12 and number(8) == 0:
        items.clear()
    elif kind == 13:
        items = items.copy() if number(2) else deque(items, most)
    elif kind == 14:
        items += [1, 2]
    elif kind == 15 and len(items) < 100:
        items *= number(4)
    elif kind == 16:
        items.index(number(20), number(10), number(100))
    return items


def run(most):
    items = deque([], most)
    sizes = errors = 0
    for step in range(2000):
        try:
            items = change(items, most, number(17))
        except (IndexError, ValueError):
            errors += 1
        sizes += sys.getsizeof(items)
        if len(items) > 300:
            for i in range(250):
                items.popleft() if i % 3 else items.pop()
        if step % 60 == 0:
            print(f"maxlen {most} {step:>4}", len(items), sys.getsizeof(items), sizes, errors, list(items)[:6],
                  list(reversed(items))[:3])
            assert items == deque(items) and len(items + deque([1])) == (len(items) + 1 if most is None else min(most, len(items) + 1))


for most in (None, 40, 0, 100):
    run(most)
items = deque([1, 2, 3])
try:
    for item in items:
        items.append(item)
except RuntimeError as error:
    print(error)
items.append(items)
print(items, deque([1], 5), deque([1, 2]) < deque([1, 3]), 2 in deque([1, 2]))
