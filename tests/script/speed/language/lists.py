"""Lists that grow, are read by index, sliced, sorted and built by comprehensions."""


def run():
    total = 0
    for n in range(20):
        items = []
        for i in range(20000):
            items.append(i * 7 % 1000)
        items.sort()
        total += sum([x for x in items if x > 500])
        for i in range(0, len(items), 2):
            items[i] = items[i - 1]
        total += len(items[5:-5])
    return total
