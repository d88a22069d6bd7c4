"""Dicts with keys of text and of numbers: filled, read, walked, emptied."""


def run():
    words = [str(i) for i in range(5000)]
    total = 0
    for n in range(30):
        counts = {}
        for word in words:
            counts[word] = counts.get(word, 0) + n
        for word in words:
            total += counts[word]
        numbers = {i: i for i in range(5000)}
        for key, value in numbers.items():
            total += key - value
        for i in range(5000):
            del numbers[i]
    return total
