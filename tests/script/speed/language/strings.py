"""Texts: joined, split, searched, formatted, compared."""


def run():
    total = 0
    for n in range(60):
        parts = []
        for i in range(1500):
            parts.append('item %d' % i + f' of {n:03d}')
        text = ', '.join(parts)
        total += len(text)
        for part in text.split(', '):
            if part.startswith('item 1') and '9' in part:
                total += part.find('9')
        total += text.count('7') + len(text.replace('item', 'row').upper())
    return total
