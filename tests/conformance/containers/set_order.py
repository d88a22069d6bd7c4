# The order of a set is that of its table: it shows where every element went.
import sys

seed = 4242


def number(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n


def change(items, make, kind):
    one = make(number(1 << number(12)))
    many = {make(number(200)) for _ in range(number(20))}
    if kind < 4:
        items.add(one)
    elif kind == 4:
        items.remove(one)
    elif kind == 5:
        items.discard(make(number(50)))
    elif kind == 6:
        items.pop()
    elif kind == 7:
        items |= many
    elif kind == 8:
        items = items | many
    elif kind == 9:
        items = items - many if number(2) else items.difference(list(many), {make(1)})
    elif kind == 10 and number(3) == 0:
        items &= many | {make(i) for i in range(100)}
    elif kind == 11:
        items = items ^ many if number(2) else items.symmetric_difference(list(many))
    elif kind == 12:
        items = items.copy() if number(2) else set(list(items))
    elif kind == 13:
        items.update(many, range(number(5)) if make is int else [])
    elif kind == 14:
        items.difference_update(many)
        items.symmetric_difference_update({make(3): 1})
    elif kind == 15:
        items = items.intersection(list(items)[::2], frozenset(items)) if number(4) == 0 else items.union({make(5): 1})
    return items


def run(label, make):
    items = set()
    sizes = errors = 0
    for step in range(2000):
        try:
            items = change(items, make, number(16))
        except KeyError:
            errors += 1
        sizes += sys.getsizeof(items)
        if step % 40 == 0:
            print(f"{label} {step:>4}", len(items), sys.getsizeof(items), sizes, errors, list(items)[:12],
                  hash(frozenset(items)) % 1000)
        if len(items) > 120:
            items = set(sorted(items)[:30])
        if step % 53 == 0:
            for x in sorted(items)[:len(items) * 3 // 4]:
                items.remove(x)


run("ints", int)
run("far apart", lambda x: -x * 1048573)
run("tuples", lambda x: (x, x % 3))
