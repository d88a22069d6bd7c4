# A list through a long row of changes: its length, its room, its contents.
import sys

seed = 12345


def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


def change(items, kind):
    if kind == 0:
        items.append(number(100))
    elif kind == 1:
        items.insert(number(40) - 20, number(100))
    elif kind == 2:
        items.pop()
    elif kind == 3:
        items.pop(number(30) - 15)
    elif kind == 4:
        items.extend(range(number(10)))
    elif kind == 5:
        items.extend([number(5)] * number(9))
    elif kind == 6:
        items[number(20):number(30)] = list(range(number(12)))
    elif kind == 7:
        del items[number(20):number(40)]
    elif kind == 8:
        items.remove(number(20))
    elif kind == 9:
        items[number(40) - 20] = number(100)
    elif kind == 10:
        items[number(10):number(30):number(3) + 1] = (1, 2, 3, 4)
    elif kind == 11:
        del items[number(20)::number(5) + 1]
    elif kind == 12:
        del items[::-(number(5) + 2)]
    elif kind == 13 and len(items) < 200:
        items *= number(3)
    elif kind == 14:
        items += (x for x in range(number(7)))
    elif kind == 15:
        items = items[number(30) - 15:number(60) - 20:number(7) - 3] + items[:50]
    return items


def run():
    items = []
    sizes = errors = 0
    for step in range(3000):
        try:
            items = change(items, number(16))
        except (IndexError, ValueError):
            errors += 1
        sizes += sys.getsizeof(items)
        if step % 50 == 0:
            print(f"step {step:>4}", len(items), sys.getsizeof(items), sizes, errors, items[:8], items[-3:])
            assert items[::-1] == list(reversed(items)) and tuple(items) == tuple(x for x in items)
            assert sum(items.count(x) for x in set(items)) == len(items)


run()
